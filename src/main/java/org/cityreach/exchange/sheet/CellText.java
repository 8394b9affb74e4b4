package org.cityreach.exchange.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as cells have them: a character that XML cannot hold is written {@code _xHHHH_}, and so is the underscore of a
 * text that looks so already. Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
 */
final class CellText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    static String escaped(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isUnfit = c < ' ' && c != '\n' && c != '\t' || c == '\uFFFE' || c == '\uFFFF';
            boolean looksEscaped =
                    c == '_' && ESCAPED.matcher(text).region(i, text.length()).lookingAt();
            if (out == null && (isUnfit || looksEscaped)) {
                out = new StringBuilder(text.substring(0, i));
            }
            if (out != null) {
                out.append(isUnfit || looksEscaped ? "_x%04X_".formatted((int) c) : String.valueOf(c));
            }
        }
        return out == null ? text : out.toString();
    }

    static String plain(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPED.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
