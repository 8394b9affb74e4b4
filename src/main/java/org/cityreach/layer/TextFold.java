package org.cityreach.layer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is taken from texts before they are compared, so that they are equal in spite of it. Each character for
 * itself, whatever the language. Folding twice changes nothing more. Source: OGC 21-065r2, 7.4 and 7.5; Unicode 5.18.
 */
public enum TextFold {
    /** Upper and lower case: Unicode's full case folding, so {@code ß} is {@code ss}. */
    CASE {
        @Override
        public String apply(String text) {
            return foldCase(text);
        }
    },
    /** The marks U+0300 to U+036F on letters, whether composed or not. */
    ACCENT {
        @Override
        public String apply(String text) {
            String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
            return Normalizer.normalize(MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
        }
    };

    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");
    private static final int LAST_LETTER_WITH_CASE = 0x1FFFF;
    private static final int DOTLESS_I = 0x131;

    public abstract String apply(String text);

    /** What each character that has case becomes, where it is another; the same on every machine of one Java. */
    public static Map<Integer, String> caseTable() {
        return CaseTable.FOLDED;
    }

    private static String foldCase(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point < 0x80) {
                folded.append((char) (point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point));
            } else {
                String other = CaseTable.FOLDED.get(point);
                if (other == null) {
                    folded.appendCodePoint(point);
                } else {
                    folded.append(other);
                }
            }
        });
        return folded.toString();
    }

    /** Made when case is first folded. */
    private static final class CaseTable {

        static final Map<Integer, String> FOLDED = make();

        private static Map<Integer, String> make() {
            Map<Integer, String> table = new HashMap<>();
            for (int point = 'A'; point <= LAST_LETTER_WITH_CASE; point++) {
                boolean hasCase = Character.isLetter(point)
                        || Character.getType(point) == Character.OTHER_SYMBOL
                        || Character.getType(point) == Character.LETTER_NUMBER
                        || Character.getType(point) == Character.NON_SPACING_MARK;
                if (hasCase && point != DOTLESS_I) {
                    String letter = Character.toString(point);
                    String folded = lower(lower(letter).toUpperCase(Locale.ROOT));
                    if (!folded.equals(letter)) {
                        table.put(point, folded);
                    }
                }
            }
            return Map.copyOf(table);
        }

        private static String lower(String text) {
            StringBuilder lower = new StringBuilder();
            text.codePoints()
                    .forEach(point -> lower.append(Character.toString(point).toLowerCase(Locale.ROOT)));
            return lower.toString();
        }
    }
}
