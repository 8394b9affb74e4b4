package org.cityreach.style.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.style.StyleRule.Scales;
import org.cityreach.style.StyleSheet;

/**
 * A style in the form of MapLibre and Mapbox (style specification, version 8), made from the SLD: fills, lines and circles on our
 * vector tiles, rasters on our map tiles. Marks other than circles become circles of their size. Labels are left out, as they would
 * need a server of glyphs; the member {@code metadata} names them. One thread.
 */
final class MapLibreStyle {

    /** OGC's scale denominator of MapLibre's zoom 0, whose world is one tile of 512 pixels. */
    private static final double SCALE_OF_ZOOM_0 = 279_541_132.0143589;

    private static final String COUNT = "point_count";
    private static final int DEEPEST = 18;

    private final StyleSheet style;
    private final String root;
    private final Map<String, Object> sources = new LinkedHashMap<>();
    private final List<Map<String, Object>> layers = new ArrayList<>();

    private MapLibreStyle(StyleSheet style, String root) {
        this.style = style;
        this.root = root;
    }

    /** @param root of the API, absolute */
    static Map<String, Object> of(StyleSheet style, List<String> collections, String root) {
        return new MapLibreStyle(style, root).document(collections);
    }

    private Map<String, Object> document(List<String> collections) {
        for (String collection : collections) {
            if (style.colourMap().isEmpty()) {
                addFeatures(collection);
            } else {
                addRaster(collection);
            }
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("cityreach:style", style.id());
        metadata.put(
                "cityreach:labels",
                style.rules().stream()
                        .flatMap(rule -> rule.label() == null
                                ? List.<String>of().stream()
                                : List.of(rule.label().property()).stream())
                        .toList());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 8);
        document.put("name", style.title().en());
        document.put("metadata", metadata);
        document.put("sources", sources);
        document.put("layers", layers);
        return document;
    }

    private void addRaster(String collection) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", "raster");
        source.put(
                "tiles",
                List.of(root + "/collections/" + collection + "/map/tiles/WebMercatorQuad/{z}/{y}/{x}?style="
                        + style.id()));
        source.put("tileSize", 256);
        sources.put(collection, source);
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("id", collection + "-" + style.id());
        layer.put("type", "raster");
        layer.put("source", collection);
        layers.add(layer);
    }

    private void addFeatures(String collection) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", "vector");
        source.put("tiles", List.of(root + "/collections/" + collection + "/tiles/WebMercatorQuad/{z}/{y}/{x}"));
        source.put("minzoom", 0);
        source.put("maxzoom", DEEPEST);
        sources.put(collection, source);
        Paint mark = null;
        for (StyleRule rule : style.rules()) {
            for (Paint paint : rule.paints()) {
                add(collection, rule, paint);
                mark = mark == null && paint.mark() != null ? paint : mark;
            }
        }
        if (mark != null) {
            Map<String, Object> circles = circle(mark);
            circles.put(
                    "circle-radius",
                    List.of("+", mark.size() / 2, List.of("*", 2.5, List.of("log10", List.of("get", COUNT)))));
            layer(collection, "clusters", "circle", circles, Scales.ALL, List.of("has", COUNT));
        }
    }

    private void add(String collection, StyleRule rule, Paint paint) {
        List<Object> filter = filter(rule, paint);
        String id = rule.name() + "-" + layers.size();
        switch (paint.shape()) {
            case MARK -> layer(collection, id, "circle", circle(paint), rule.scales(), filter);
            case LINE -> layer(collection, id, "line", line(paint), rule.scales(), filter);
            case POLYGON -> {
                if (paint.fill() != null) {
                    Map<String, Object> fill = new LinkedHashMap<>();
                    fill.put("fill-color", paint.fill());
                    fill.put("fill-opacity", paint.fillOpacity());
                    layer(collection, id, "fill", fill, rule.scales(), filter);
                }
                if (paint.stroke() != null) {
                    layer(collection, id + "-outline", "line", line(paint), rule.scales(), filter);
                }
            }
        }
    }

    /** Clusters have no properties, so rules are about single features. */
    private static List<Object> filter(StyleRule rule, Paint paint) {
        List<Object> all = new ArrayList<>(List.of("all"));
        if (paint.mark() != null) {
            all.add(List.of("!", List.of("has", COUNT)));
        }
        String property = rule.property();
        String value = rule.value();
        if (property != null && value != null) {
            all.add(List.of("==", List.of("to-string", List.of("get", property)), value));
        }
        return all;
    }

    private void layer(
            String collection, String id, String type, Map<String, Object> paint, Scales scales, List<Object> filter) {
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("id", collection + "-" + id);
        layer.put("type", type);
        layer.put("source", collection);
        layer.put("source-layer", collection);
        if (Double.isFinite(scales.to())) {
            layer.put("minzoom", zoom(scales.to()));
        }
        if (scales.from() > 0) {
            layer.put("maxzoom", zoom(scales.from()));
        }
        if (filter.size() > 1) {
            layer.put("filter", filter);
        }
        layer.put("paint", paint);
        layers.add(layer);
    }

    private static double zoom(double denominator) {
        double zoom = Math.log(SCALE_OF_ZOOM_0 / denominator) / Math.log(2);
        return Math.max(0, Math.min(24, Math.round(zoom * 100) / 100.0));
    }

    private static Map<String, Object> circle(Paint paint) {
        Map<String, Object> circle = new LinkedHashMap<>();
        circle.put("circle-radius", paint.size() / 2);
        circle.put("circle-color", paint.fill() == null ? "#000000" : paint.fill());
        circle.put("circle-opacity", paint.fill() == null ? 0 : paint.fillOpacity());
        if (paint.stroke() != null) {
            circle.put("circle-stroke-color", paint.stroke());
            circle.put("circle-stroke-width", paint.line().width());
            circle.put("circle-stroke-opacity", paint.line().opacity());
        }
        return circle;
    }

    private static Map<String, Object> line(Paint paint) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line-color", paint.stroke() == null ? "#000000" : paint.stroke());
        line.put("line-width", paint.line().width());
        line.put("line-opacity", paint.line().opacity());
        String dashes = paint.line().dashes();
        if (dashes != null && paint.line().width() > 0) {
            List<Double> widths = new ArrayList<>();
            for (String dash : dashes.strip().split("[\\s,]+")) {
                widths.add(Double.parseDouble(dash) / paint.line().width());
            }
            line.put("line-dasharray", widths);
        }
        return line;
    }
}
