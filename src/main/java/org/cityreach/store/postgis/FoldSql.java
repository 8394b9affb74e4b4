package org.cityreach.store.postgis;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cityreach.layer.TextFold;
import org.cityreach.store.jdbc.Sql;

/**
 * Writes folds of texts in PostgreSQL's own functions, character for character as {@link TextFold} has them, so that
 * neither the locale nor the Unicode version of the database matters. Only texts with a letter beyond ASCII that has case
 * go through the whole table.
 */
final class FoldSql {

    /** Letters that lie no farther apart than this share a range of the test, which may be wider than needed. */
    private static final int NEIGHBOURHOOD = 64;

    private static final Table TABLE = Table.of(TextFold.caseTable());

    private FoldSql() {}

    static void add(Sql sql, TextFold fold, Sql text) {
        if (fold == TextFold.ACCENT) {
            sql.add("normalize(regexp_replace(normalize(").add(text).add(", NFD), ");
            sql.bind("[\u0300-\u036f]").add(", '', 'g'), NFC)");
            return;
        }
        sql.add("(SELECT CASE WHEN f.t ~ ").bind(TABLE.test).add(" THEN ");
        sql.add("replace(".repeat(TABLE.several.size())).add("translate(f.t, ");
        sql.bind(TABLE.from).add(", ").bind(TABLE.to).add(")");
        TABLE.several.forEach((letter, folded) ->
                sql.add(", ").bind(letter).add(", ").bind(folded).add(")"));
        sql.add(" ELSE lower(f.t) END FROM (SELECT (").add(text).add(") COLLATE \"C\" AS t) f)");
    }

    /**
     * The folds of letters in the form of {@code translate}, and those that make several letters of one.
     *
     * @param test a bracket expression of all letters beyond ASCII that change
     */
    private record Table(String test, String from, String to, Map<String, String> several) {

        static Table of(Map<Integer, String> folds) {
            StringBuilder from = new StringBuilder("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
            StringBuilder to = new StringBuilder("abcdefghijklmnopqrstuvwxyz");
            SortedMap<String, String> several = new TreeMap<>();
            StringBuilder test = new StringBuilder("[");
            int first = -1;
            int last = -1;
            for (Map.Entry<Integer, String> fold : new TreeMap<>(folds).entrySet()) {
                int point = fold.getKey();
                if (point < 0x80) {
                    continue;
                }
                String letter = Character.toString(point);
                if (fold.getValue().codePointCount(0, fold.getValue().length()) == 1) {
                    from.append(letter);
                    to.append(fold.getValue());
                } else {
                    several.put(letter, fold.getValue());
                }
                if (first >= 0 && point - last > NEIGHBOURHOOD) {
                    test.appendCodePoint(first).append('-').appendCodePoint(last);
                    first = point;
                }
                first = first < 0 ? point : first;
                last = point;
            }
            test.appendCodePoint(first).append('-').appendCodePoint(last).append(']');
            return new Table(test.toString(), from.toString(), to.toString(), several);
        }
    }
}
