package org.cityreach.standard;

import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One line of a value's table; {@link ValueKind} says what its figures mean and in which unit.
 *
 * @param key the class, kind of land or scope this line is for, such as {@code small} or {@code III}
 * @param title what people read for the key
 * @param value finite, not negative; null where the line has none
 * @param from lower end, which belongs; null for none
 * @param to upper end; null for none
 * @param exclusive for a threshold: the share must be more than {@code value}, not just reach it
 * @param source where the figure stands
 */
public record StandardRow(
        String key,
        LocalizedText title,
        @Nullable Double value,
        @Nullable Double from,
        @Nullable Double to,
        boolean exclusive,
        Source source) {

    /** Standard and clause, and how far it can be relied on. */
    public record Source(String text, Mark mark) {}

    public StandardRow {
        requireFigure("value", value);
        requireFigure("from", from);
        requireFigure("to", to);
        if (from != null && to != null && from > to) {
            throw Fault.invalid("invalid-standard-range", "from", from, "at most to, which is " + to);
        }
    }

    /** Whether a figure lies in from (included) to (excluded). */
    public boolean contains(double figure) {
        return (from == null || figure >= from) && (to == null || figure < to);
    }

    private static void requireFigure(String name, @Nullable Double figure) {
        if (figure != null && !(figure >= 0 && figure <= 1e9)) {
            throw Fault.invalid("invalid-standard-figure", name, figure, "0 to 1000000000");
        }
    }
}
