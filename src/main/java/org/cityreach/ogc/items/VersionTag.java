package org.cityreach.ogc.items;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ETag of what is read from a layer: its version and the format. Weak, because a compressed answer has
 * other bytes and the same meaning.
 */
final class VersionTag {

    private static final Pattern ONE = Pattern.compile("(?:W/)?\"(\\d{1,18})-[a-z]+\"");

    private VersionTag() {}

    static String of(long version, ItemFormat format) {
        return "W/\"" + version + "-" + format.parameter() + "\"";
    }

    /** Whether a header {@code If-Match} names the version, or demands none. */
    static boolean matches(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return true;
        }
        for (String tag : ifMatch.split(",")) {
            Matcher one = ONE.matcher(tag.strip());
            if (one.matches() && Long.parseLong(one.group(1)) == version) {
                return true;
            }
        }
        return false;
    }
}
