package org.cityreach.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * The pattern of a {@link Filter.Like}: {@code %} any text, {@code _} one character (code point), {@code \}
 * takes the next character as it is; everything else, case included, as it is. Time is at most the product
 * of the lengths of pattern and text. Immutable.
 */
public final class LikePattern {

    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] pattern;

    private LikePattern(int[] pattern) {
        this.pattern = pattern;
    }

    public static LikePattern of(String text) {
        List<Integer> parts = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean escaped = points[i] == '\\' && i + 1 < points.length;
            if (escaped) {
                parts.add(points[++i]);
            } else if (points[i] == '%') {
                parts.add(ANY_TEXT);
            } else {
                parts.add(points[i] == '_' ? ANY_CHARACTER : points[i]);
            }
        }
        return new LikePattern(parts.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int at = 0;
        int part = 0;
        int lastAny = -1;
        int resume = 0;
        while (at < points.length) {
            if (part < pattern.length && pattern[part] == ANY_TEXT) {
                lastAny = part++;
                resume = at;
            } else if (part < pattern.length && (pattern[part] == ANY_CHARACTER || pattern[part] == points[at])) {
                part++;
                at++;
            } else if (lastAny >= 0) {
                part = lastAny + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (part < pattern.length && pattern[part] == ANY_TEXT) {
            part++;
        }
        return part == pattern.length;
    }
}
