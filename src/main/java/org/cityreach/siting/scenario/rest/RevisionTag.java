package org.cityreach.siting.scenario.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.siting.scenario.Freshness.MovedOn;
import org.jspecify.annotations.Nullable;

/**
 * The ETag of a scenario: its revision, and a number for the layers that moved on since, which readers are
 * told of but writers need not mind. Weak, because a compressed answer has other bytes and the same meaning.
 */
final class RevisionTag {

    private static final Pattern ONE = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:-[0-9a-f]+)?\"");

    private RevisionTag() {}

    static String of(long revision, List<MovedOn> movedOn) {
        String data = movedOn.isEmpty() ? "" : "-" + Integer.toHexString(movedOn.hashCode());
        return "W/\"" + revision + data + "\"";
    }

    /**
     * The revision that a header {@code If-Match} demands of one that has {@code present}: null where it
     * demands none, the present one where it is among those named, else one that cannot be.
     */
    static @Nullable Long expected(@Nullable String ifMatch, long present) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        for (String tag : ifMatch.split(",")) {
            Matcher one = ONE.matcher(tag.strip());
            if (one.matches() && Long.parseLong(one.group(1)) == present) {
                return present;
            }
        }
        return -1L;
    }
}
