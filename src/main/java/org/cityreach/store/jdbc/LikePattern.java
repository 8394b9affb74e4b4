package org.cityreach.store.jdbc;

/** The pattern of a like, written so that both databases read it alike. */
final class LikePattern {

    private LikePattern() {}

    /**
     * Escapes only {@code %}, {@code _} and the backslash itself; a backslash before anything else
     * stands for that character, and one at the end stands for itself.
     */
    static String canonical(String pattern) {
        if (pattern.indexOf('\\') < 0) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length() + 1);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '\\') {
                out.append(c);
            } else if (i + 1 == pattern.length()) {
                out.append("\\\\");
            } else {
                char next = pattern.charAt(++i);
                if (next == '%' || next == '_' || next == '\\') {
                    out.append('\\');
                }
                out.append(next);
            }
        }
        return out.toString();
    }
}
