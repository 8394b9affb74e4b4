package org.cityreach.style;

import java.util.List;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * How the features of one class are drawn.
 *
 * @param property whose value decides; null where the rule holds for every feature
 * @param value what the property must be, as text; null with the property
 * @param paints in the order of drawing
 * @param colourMap of a raster; empty for features
 * @param scales at which the rule holds
 * @param label what is written at the feature; null for nothing
 */
public record StyleRule(
        String name,
        LocalizedText title,
        @Nullable String property,
        @Nullable String value,
        List<Paint> paints,
        List<ColourStep> colourMap,
        Scales scales,
        @Nullable Label label) {

    public StyleRule {
        paints = List.copyOf(paints);
        colourMap = List.copyOf(colourMap);
    }

    /** Whether a layer has what the rule asks about. */
    public boolean isAbout(Layer layer) {
        return property == null || layer.findProperty(property).isPresent();
    }

    /**
     * Whether the rule holds for a feature.
     *
     * @param given the feature's value of the rule's property; numbers are compared as numbers
     */
    public boolean holds(@Nullable Object given) {
        if (property == null) {
            return true;
        }
        if (given == null || value == null) {
            return false;
        }
        if (given instanceof Number number) {
            try {
                return number.doubleValue() == Double.parseDouble(value);
            } catch (NumberFormatException none) {
                return false;
            }
        }
        return PropertyValue.toText(given).equals(value);
    }

    /**
     * Scale denominators, as OGC counts them with pixels of 0.28 mm.
     *
     * @param from the least that belongs
     * @param to the first that does not belong any more
     */
    public record Scales(double from, double to) {

        public static final Scales ALL = new Scales(0, Double.POSITIVE_INFINITY);

        public boolean hold(double denominator) {
            return denominator >= from && denominator < to;
        }
    }

    /**
     * A text at a feature.
     *
     * @param property whose value is written
     * @param size of the letters in pixels
     * @param colour {@code #RRGGBB}
     * @param halo colour of the rim around the letters; null for none
     * @param haloRadius width of the rim in pixels
     */
    public record Label(
            String property,
            double size,
            boolean bold,
            String colour,
            @Nullable String halo,
            double haloRadius) {}

    /** What is drawn with. */
    public enum Shape {
        POLYGON,
        LINE,
        MARK
    }

    /**
     * One fill and stroke.
     *
     * @param fill {@code #RRGGBB}; null for none
     * @param stroke {@code #RRGGBB}; null for none
     * @param mark the well-known name of a mark, such as {@code circle}; null for lines and polygons
     * @param size of a mark in pixels; 0 for others
     */
    public record Paint(
            Shape shape,
            @Nullable String fill,
            double fillOpacity,
            @Nullable String stroke,
            Stroke line,
            @Nullable String mark,
            double size) {

        /** Whether it draws shapes of a dimension: points take marks, lines take lines and marks, polygons everything. */
        public boolean draws(int dimension) {
            return switch (shape) {
                case MARK -> true;
                case LINE -> dimension > 0;
                case POLYGON -> dimension > 1;
            };
        }
    }

    /**
     * What a stroke looks like beside its colour.
     *
     * @param width in pixels
     * @param dashes lengths in pixels as the style writes them; null for an unbroken stroke
     * @param cap {@code butt}, {@code round} or {@code square}
     * @param join {@code mitre}, {@code round} or {@code bevel}
     */
    public record Stroke(
            double opacity, double width, @Nullable String dashes, String cap, String join) {}
}
