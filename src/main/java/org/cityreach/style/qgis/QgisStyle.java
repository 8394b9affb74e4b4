package org.cityreach.style.qgis;

import java.util.List;
import java.util.Locale;
import org.cityreach.layer.Layer;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleRule.Label;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.style.StyleRule.Shape;
import org.cityreach.style.StyleSheet;
import org.jspecify.annotations.Nullable;

/**
 * A style as a QML document of QGIS 3, so that QGIS draws a layer of a GeoPackage without being asked as the map tiles draw it:
 * every rule that holds, in its order, sizes in pixels. QGIS counts scales with pixels of 96 to the inch where OGC
 * has 0.28 mm; limits of scale are converted, so that they lie at the same metres per pixel. Labels stand where ours
 * do (within polygons, along lines, below points), but QGIS decides by itself which of two that meet is left out. Marks on lines
 * and polygons are left out. One thread.
 */
public final class QgisStyle {

    /** QGIS' scale denominator for one of OGC's. */
    private static final double DENOMINATORS = 96 * 0.28 / 25.4;

    private static final String PIXEL = "Pixel";

    private final Layer layer;
    private final QmlElements xml = new QmlElements();
    private final List<StyleRule> rules;

    private QgisStyle(StyleSheet style, Layer layer) {
        this.layer = layer;
        rules = style.rules().stream().filter(rule -> rule.isAbout(layer)).toList();
    }

    /** The document for a layer; rules about properties that it does not have are left out. */
    public static String of(StyleSheet style, Layer layer) {
        return new QgisStyle(style, layer).document();
    }

    private String document() {
        List<StyleRule> drawing =
                rules.stream().filter(rule -> !paints(rule).isEmpty()).toList();
        List<StyleRule> writing = rules.stream()
                .filter(rule -> rule.label() != null
                        && layer.findProperty(rule.label().property()).isPresent())
                .toList();
        xml.element(
                "qgis",
                () -> {
                    writeRenderer(drawing);
                    if (!writing.isEmpty()) {
                        writeLabels(writing);
                    }
                    xml.text(
                            "layerGeometryType",
                            String.valueOf(layer.geometryType().dimension()));
                },
                "version",
                "3.0.0",
                "styleCategories",
                "Symbology|Labeling",
                "labelsEnabled",
                writing.isEmpty() ? "0" : "1");
        return xml.document();
    }

    private List<Paint> paints(StyleRule rule) {
        int dimension = layer.geometryType().dimension();
        return rule.paints().stream()
                .filter(paint -> dimension == 0 ? paint.shape() == Shape.MARK : paint.shape() != Shape.MARK)
                .filter(paint -> paint.draws(dimension))
                .toList();
    }

    private void writeRenderer(List<StyleRule> drawing) {
        xml.element(
                "renderer-v2",
                () -> {
                    xml.element("rules", () -> {
                        for (int i = 0; i < drawing.size(); i++) {
                            String symbol = String.valueOf(i);
                            writeRule(drawing.get(i), () -> {}, "symbol", symbol, "label");
                        }
                    });
                    xml.element("symbols", () -> {
                        for (int i = 0; i < drawing.size(); i++) {
                            writeSymbol(String.valueOf(i), paints(drawing.get(i)));
                        }
                    });
                },
                "type",
                "RuleRenderer",
                "symbollevels",
                "0");
    }

    /** @param more attributes and, at the end, the name of the attribute that takes the rule's title */
    private void writeRule(StyleRule rule, Runnable content, String... more) {
        String[] attributes = new String[more.length + 1 + 6];
        System.arraycopy(more, 0, attributes, 0, more.length);
        int at = more.length;
        attributes[at++] = rule.title().zh();
        attributes[at++] = "filter";
        attributes[at++] = filter(rule);
        attributes[at++] = "scalemindenom";
        attributes[at++] = denominator(rule.scales().from());
        attributes[at++] = "scalemaxdenom";
        attributes[at] = denominator(rule.scales().to());
        xml.element("rule", content, attributes);
    }

    private static String filter(StyleRule rule) {
        return rule.property() == null || rule.value() == null
                ? ""
                : '"' + rule.property() + "\" = '" + rule.value().replace("'", "''") + "'";
    }

    /** QGIS has 0 for a limit that is not there. */
    private static String denominator(double limit) {
        return Double.isInfinite(limit) ? "0" : String.valueOf(Math.round(limit * DENOMINATORS));
    }

    private void writeSymbol(String name, List<Paint> paints) {
        String type = List.of("marker", "line", "fill").get(layer.geometryType().dimension());
        xml.element(
                "symbol",
                () -> paints.forEach(this::writeSymbolLayer),
                "name",
                name,
                "type",
                type,
                "alpha",
                "1",
                "clip_to_extent",
                "1");
    }

    private void writeSymbolLayer(Paint paint) {
        switch (paint.shape()) {
            case MARK ->
                symbolLayer("SimpleMarker", () -> {
                    xml.property("name", mark(paint.mark()));
                    xml.property("size", number(paint.size()));
                    xml.property("size_unit", PIXEL);
                    xml.property("color", colour(paint.fill(), paint.fillOpacity()));
                    writeOutline(paint);
                });
            case POLYGON ->
                symbolLayer("SimpleFill", () -> {
                    xml.property("color", colour(paint.fill(), paint.fillOpacity()));
                    xml.property("style", paint.fill() == null ? "no" : "solid");
                    writeOutline(paint);
                });
            case LINE ->
                symbolLayer("SimpleLine", () -> {
                    xml.property(
                            "line_color", colour(paint.stroke(), paint.line().opacity()));
                    xml.property("line_width", number(paint.line().width()));
                    xml.property("line_width_unit", PIXEL);
                    xml.property("capstyle", cap(paint.line().cap()));
                    xml.property("joinstyle", join(paint));
                    writeDashes(paint);
                });
        }
    }

    private void symbolLayer(String type, Runnable properties) {
        xml.element("layer", properties, "class", type, "enabled", "1", "pass", "0", "locked", "0");
    }

    private void writeOutline(Paint paint) {
        xml.property("outline_color", colour(paint.stroke(), paint.line().opacity()));
        xml.property("outline_style", outlineStyle(paint));
        xml.property("outline_width", number(paint.line().width()));
        xml.property("outline_width_unit", PIXEL);
        xml.property("joinstyle", join(paint));
    }

    /** Outlines of fills and marks know no lengths of dashes, only whether they are broken. */
    private static String outlineStyle(Paint paint) {
        if (paint.stroke() == null || paint.line().width() == 0) {
            return "no";
        }
        return paint.line().dashes() == null ? "solid" : "dash";
    }

    private void writeDashes(Paint paint) {
        String dashes = paint.line().dashes();
        xml.property("use_custom_dash", dashes == null ? "0" : "1");
        if (dashes != null) {
            xml.property("customdash", String.join(";", dashes.strip().split("[\\s,]+")));
            xml.property("customdash_unit", PIXEL);
        }
    }

    private void writeLabels(List<StyleRule> writing) {
        xml.element(
                "labeling",
                () -> xml.element("rules", () -> {
                    for (StyleRule rule : writing) {
                        Label label = rule.label();
                        if (label != null) {
                            writeRule(rule, () -> xml.element("settings", () -> writeLabel(label)), "description");
                        }
                    }
                }),
                "type",
                "rule-based");
    }

    private void writeLabel(Label label) {
        xml.element(
                "text-style",
                () -> xml.empty(
                        "text-buffer",
                        "bufferDraw",
                        label.halo() == null ? "0" : "1",
                        "bufferSize",
                        number(label.haloRadius()),
                        "bufferSizeUnits",
                        PIXEL,
                        "bufferColor",
                        colour(label.halo(), 1),
                        "bufferOpacity",
                        "1",
                        "bufferJoinStyle",
                        "128"),
                "fieldName",
                label.property(),
                "isExpression",
                "0",
                "fontFamily",
                "WenQuanYi Micro Hei",
                "fontSize",
                number(label.size()),
                "fontSizeUnit",
                PIXEL,
                "fontWeight",
                label.bold() ? "75" : "50",
                "textOpacity",
                "1",
                "textColor",
                colour(label.colour(), 1));
        writePlacement();
        xml.empty("rendering", "drawLabels", "1");
    }

    /** The numbers are those of QGIS' enumerations: over the point (1), along the line (2); on it (1) as the map lies (8). */
    private void writePlacement() {
        switch (layer.geometryType().dimension()) {
            case 0 -> xml.empty("placement", "placement", "1", "quadOffset", "7", "yOffset", "2", "offsetUnits", PIXEL);
            case 1 -> xml.empty("placement", "placement", "2", "placementFlags", "9");
            default ->
                xml.empty(
                        "placement",
                        "placement",
                        "1",
                        "quadOffset",
                        "4",
                        "centroidInside",
                        "1",
                        "fitInPolygonOnly",
                        "1");
        }
    }

    private static String mark(@Nullable String name) {
        return name == null ? "square" : name.equals("x") ? "cross2" : name;
    }

    private static String cap(String name) {
        return name.equals("butt") ? "flat" : name;
    }

    private static String join(Paint paint) {
        return paint.line().join().equals("mitre") ? "miter" : paint.line().join();
    }

    /** Red, green, blue and opacity, each from 0 to 255. */
    private static String colour(@Nullable String colour, double opacity) {
        int rgb = colour == null ? 0 : Integer.parseInt(colour.substring(1), 16);
        return String.format(
                Locale.ROOT, "%d,%d,%d,%d", rgb >> 16, rgb >> 8 & 255, rgb & 255, Math.round(255 * opacity));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
