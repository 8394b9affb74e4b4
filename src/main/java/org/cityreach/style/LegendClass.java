package org.cityreach.style;

import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.StyleRule.Paint;
import org.jspecify.annotations.Nullable;

/**
 * One colour of a legend and what it stands for.
 *
 * @param from the least value that belongs; null where the class has no lower end or stands for no range
 * @param to the first value that does not belong any more; null where the class has no upper end
 * @param colour {@code #RRGGBB}
 * @param opacity 0 to 1
 * @param symbol what the class is drawn with, in the order of drawing; empty where it is a plain colour
 */
public record LegendClass(
        @Nullable Double from,
        @Nullable Double to,
        String colour,
        double opacity,
        LocalizedText label,
        List<Paint> symbol) {

    /** A plain colour. */
    public LegendClass(@Nullable Double from, @Nullable Double to, String colour, double opacity, LocalizedText label) {
        this(from, to, colour, opacity, label, List.of());
    }

    public LegendClass {
        symbol = List.copyOf(symbol);
        if (!colour.matches("#[0-9A-F]{6}") || !(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("not a colour with an opacity: " + colour + ", " + opacity);
        }
    }
}
