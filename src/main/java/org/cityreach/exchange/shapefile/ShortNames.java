package org.cityreach.exchange.shapefile;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of properties as dBASE takes them: at most {@value #MOST_BYTES} bytes of UTF-8. The rule: a name that is
 * longer is cut after its last whole character that fits; where another property has that name already, whatever the
 * case, it is cut to leave room for {@code _1}, {@code _2} and so on, and gets the first that is free. A name that fits
 * is never changed. The result depends on the names and their order alone.
 */
final class ShortNames {

    static final int MOST_BYTES = 10;

    private ShortNames() {}

    /** The short name of each, in the same order. */
    static Map<String, String> of(List<String> names) {
        Map<String, String> shortened = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            if (bytes(name) <= MOST_BYTES) {
                taken.add(name.toLowerCase(Locale.ROOT));
            }
        }
        for (String name : names) {
            String chosen = bytes(name) <= MOST_BYTES ? name : free(name, taken);
            taken.add(chosen.toLowerCase(Locale.ROOT));
            shortened.put(name, chosen);
        }
        return shortened;
    }

    private static String free(String name, Set<String> taken) {
        String candidate = cut(name, MOST_BYTES);
        for (int i = 1; taken.contains(candidate.toLowerCase(Locale.ROOT)); i++) {
            String number = "_" + i;
            candidate = cut(name, MOST_BYTES - number.length()) + number;
        }
        return candidate;
    }

    private static String cut(String name, int mostBytes) {
        int end = 0;
        int bytes = 0;
        while (end < name.length()) {
            int codePoint = name.codePointAt(end);
            bytes += bytes(Character.toString(codePoint));
            if (bytes > mostBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return name.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
