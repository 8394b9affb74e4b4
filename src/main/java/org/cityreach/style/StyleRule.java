package org.cityreach.style;

import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How the features of one class are drawn.
 *
 * @param property whose value decides; null where the rule holds for every feature
 * @param value what the property must be, as text; null with the property
 * @param paints in the order of drawing
 * @param colourMap of a raster; empty for features
 */
public record StyleRule(
        String name,
        LocalizedText title,
        @Nullable String property,
        @Nullable String value,
        List<Paint> paints,
        List<ColourStep> colourMap) {

    public StyleRule {
        paints = List.copyOf(paints);
        colourMap = List.copyOf(colourMap);
    }

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
            double size) {}

    /**
     * What a stroke looks like beside its colour.
     *
     * @param width in pixels
     * @param dashes lengths in pixels as the style writes them; null for an unbroken stroke
     */
    public record Stroke(
            double opacity, double width, @Nullable String dashes) {}
}
