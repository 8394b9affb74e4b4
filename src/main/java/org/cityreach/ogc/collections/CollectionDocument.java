package org.cityreach.ogc.collections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.ogc.Link;
import org.cityreach.ogc.ServedCrs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A collection as OGC API - Features shows it, with the layer's schema, version and count added.
 *
 * @param title in English, as the standard wants one text; {@code titles} has both
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CollectionDocument(
        String id,
        String title,
        LocalizedText titles,
        String itemType,
        String geometryType,
        @Nullable String timeProperty,
        boolean shipped,
        long version,
        int count,
        @Nullable Extent extent,
        List<String> crs,
        String storageCrs,
        Map<String, Property> properties,
        List<Link> links) {

    private static final double PER_DEGREE = 1e4;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Extent(@Nullable Spatial spatial, @Nullable Temporal temporal) {}

    record Spatial(List<List<Double>> bbox, String crs) {}

    record Temporal(List<List<String>> interval, String trs) {}

    /** A property in the shape in which it is given to {@code PUT}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Property(
            String type,
            LocalizedText title,
            @Nullable String unit,
            List<Object> values,
            Map<String, LocalizedText> labels,
            @Nullable Boolean required) {

        @JsonProperty("enum")
        @Override
        public List<Object> values() {
            return values;
        }
    }

    static CollectionDocument of(Layer layer, LayerFacts.Facts facts, String root) {
        return new CollectionDocument(
                layer.id(),
                layer.title().en(),
                layer.title(),
                "feature",
                layer.geometryType().jsonName(),
                layer.timeProperty(),
                layer.shipped(),
                facts.version(),
                facts.count(),
                extent(facts),
                ServedCrs.of(layer, facts.bounds()).stream().map(Crs::uri).toList(),
                layer.crs().uri(),
                properties(layer),
                links(layer, root + "/collections/" + layer.id()));
    }

    private static @Nullable Extent extent(LayerFacts.Facts facts) {
        Envelope box = facts.bounds();
        Instant first = facts.first();
        Instant last = facts.last();
        Spatial spatial = box.isNull()
                ? null
                : new Spatial(
                        List.of(List.of(
                                below(box.getMinX(), 180),
                                below(box.getMinY(), 90),
                                -below(-box.getMaxX(), 180),
                                -below(-box.getMaxY(), 90))),
                        Crs.CRS84.uri());
        Temporal temporal = first == null || last == null
                ? null
                : new Temporal(
                        List.of(Arrays.asList(first.toString(), last.toString())),
                        "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian");
        return spatial == null && temporal == null ? null : new Extent(spatial, temporal);
    }

    /**
     * Half to one and a half ten-thousandths of a degree below, some ten metres: so all features lie in the extent also
     * where a client transforms its corners and loses a little.
     */
    private static double below(double degrees, int most) {
        return Math.max(-most, Math.floor(degrees * PER_DEGREE - 0.5) / PER_DEGREE);
    }

    private static Map<String, Property> properties(Layer layer) {
        Map<String, Property> all = new LinkedHashMap<>();
        for (PropertySchema property : layer.properties()) {
            all.put(
                    property.name(),
                    new Property(
                            property.type().jsonName(),
                            property.title(),
                            property.unit(),
                            property.allowedValues(),
                            property.labels(),
                            property.required() ? Boolean.TRUE : null));
        }
        return all;
    }

    private static List<Link> links(Layer layer, String self) {
        List<Link> links = new ArrayList<>();
        links.add(Link.of(self, "self", Link.JSON));
        links.add(Link.of(self + "?f=html", "alternate", "text/html"));
        links.add(Link.of(self + "/items", "items", Link.GEO_JSON)
                .titled(layer.title().en()));
        links.add(Link.of(self + "/items?f=html", "items", "text/html")
                .titled(layer.title().en() + " on a page"));
        links.add(Link.of(self + "/items?f=csv", "items", "text/csv")
                .titled(layer.title().en() + " as CSV"));
        links.add(Link.ofOgc(self + "/schema", "schema", Link.SCHEMA));
        links.add(Link.of(self + "/schema", "describedby", Link.SCHEMA));
        links.add(Link.ofOgc(self + "/queryables", "queryables", Link.SCHEMA));
        links.add(Link.ofOgc(self + "/sortables", "sortables", Link.SCHEMA));
        links.add(Link.ofOgc(self + "/tiles?f=json", "tilesets-vector", Link.JSON)
                .titled(layer.title().en() + " as vector tiles"));
        links.add(Link.ofOgc(self + "/map/tiles?f=json", "tilesets-map", Link.JSON)
                .titled(layer.title().en() + " as map tiles"));
        return links;
    }
}
