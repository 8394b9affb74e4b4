package org.cityreach.publish;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.cityreach.fault.Fault;

/**
 * Names on a map server: they become parts of addresses, of XML names and of file names, so only plain letters,
 * digits, {@code _} and {@code -} are used, beginning with a letter.
 */
final class Names {

    private static final Pattern WORKSPACE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final String WORKSPACE_RULE =
            "letters, digits, _ and -, beginning with a letter, at most 40 characters, no space";
    private static final int LONGEST = 80;

    private Names() {}

    /** A workspace's name is what people know it by, so a wrong one is refused, not changed. */
    static String workspace(String name) {
        if (!WORKSPACE.matcher(name).matches() || name.equalsIgnoreCase("default")) {
            throw Fault.invalid("invalid-input", "target.workspace", name, WORKSPACE_RULE);
        }
        return name;
    }

    /** A plain name for any text; texts that differ only in what cannot be kept still get different names. */
    static String plain(String text, String start) {
        String kept = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "_")
                .replaceAll("^[^a-z]+|_+$", "");
        boolean lost = !kept.equals(text.strip().toLowerCase(Locale.ROOT));
        CRC32 sum = new CRC32();
        sum.update(text.strip().getBytes(StandardCharsets.UTF_8));
        String ending = lost ? "_" + Long.toHexString(sum.getValue()) : "";
        String name = kept.isEmpty() ? start : kept;
        return name.substring(0, Math.min(name.length(), LONGEST - ending.length())) + ending;
    }
}
