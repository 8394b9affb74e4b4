package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Truth: RFC 7946 and its appendix A; coordinates of EPSG:4549 from the project's fixtures computed with PROJ. */
class GeoJsonTest {

    private static final Layer PARKS = new Layer(
            "park_test",
            LocalizedText.same("Parks"),
            GeometryType.POLYGON,
            Crs.of("EPSG:4490"),
            List.of(
                    property("name", PropertyType.STRING),
                    property("areaSquareMetres", PropertyType.NUMBER),
                    property("stars", PropertyType.INTEGER),
                    property("open", PropertyType.BOOLEAN),
                    property("opened", PropertyType.DATE),
                    property("checked", PropertyType.DATE_TIME)),
            null,
            false);

    private static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    private static Layer points(String crs) {
        return new Layer(
                "point_test", LocalizedText.same("Points"), GeometryType.POINT, Crs.of(crs), List.of(), null, false);
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String write(GeoJsonWriter writer, Feature feature) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            writer.write(feature, json);
        }
        return text.toString();
    }

    @Test
    void writesEveryPropertyInTheSchemasOrderAndTurnsRingsTheRightWay() {
        Feature feature = new Feature(
                "p1",
                wkt("POLYGON ((0 0, 0 3, 3 3, 3 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"),
                Map.of(
                        "name",
                        "长沟河公园",
                        "areaSquareMetres",
                        5000.5,
                        "stars",
                        3L,
                        "open",
                        true,
                        "opened",
                        LocalDate.of(2020, 5, 1)));

        assertThat(write(GeoJsonWriter.of(PARKS, Crs.CRS84), feature))
                .isEqualTo("{\"type\":\"Feature\",\"id\":\"p1\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[0.0,0.0],[3.0,0.0],[3.0,3.0],[0.0,3.0],[0.0,0.0]],"
                        + "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]},"
                        + "\"properties\":{\"name\":\"长沟河公园\",\"areaSquareMetres\":5000.5,\"stars\":3,\"open\":true,"
                        + "\"opened\":\"2020-05-01\",\"checked\":null}}");
    }

    @Test
    void readsBackWhatItWrites() {
        Feature feature = new Feature(
                "p1",
                wkt("POLYGON ((119.94200000000001 31.7, 119.95 31.7, 119.95 31.8, 119.94200000000001 31.7))"),
                Map.of(
                        "checked",
                        Instant.parse("2026-01-31T00:00:00.123Z"),
                        "areaSquareMetres",
                        0.1 + 0.2,
                        "name",
                        ""));

        Feature back = GeoJsonReader.readFeature(
                write(GeoJsonWriter.of(PARKS, Crs.CRS84), feature), PARKS, Crs.CRS84, "unused");

        assertThat(back).isEqualTo(feature);
    }

    @Test
    void transformsBothWays() {
        Layer layer = points("EPSG:4549");
        Feature read = GeoJsonReader.readFeature(
                "{\"geometry\":{\"coordinates\":[119.9420,31.7010],\"type\":\"Point\"},\"type\":\"Feature\"}",
                layer,
                Crs.CRS84,
                "made");

        assertThat(read.id()).isEqualTo("made");
        Geometry stored = Objects.requireNonNull(read.geometry());
        assertThat(stored.getCoordinate().x).isCloseTo(494501.6866, within(0.0001));
        assertThat(stored.getCoordinate().y).isCloseTo(3508699.5214, within(0.0001));
        assertThat(write(GeoJsonWriter.of(layer, Crs.CRS84), read)).contains("[119.942,31.701]");
    }

    @Test
    void geometriesOfAllTypesKeepTheirShape() {
        for (String text : List.of(
                "POINT (1 2)",
                "MULTIPOINT ((1 2), (3 4))",
                "LINESTRING (1 2, 3 4)",
                "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")) {
            Geometry geometry = wkt(text);
            Layer layer = new Layer(
                    "any",
                    LocalizedText.same("any"),
                    GeometryType.of(geometry.getGeometryType()),
                    Crs.of("EPSG:4326"),
                    List.of(),
                    null,
                    false);
            String json = write(GeoJsonWriter.of(layer, Crs.CRS84), new Feature("a", geometry, Map.of()));
            Geometry back =
                    GeoJsonReader.readFeature(json, layer, Crs.CRS84, "").geometry();
            assertThat(Objects.requireNonNull(back).equalsExact(geometry))
                    .as(text)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}|unclosed-ring",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[0,0]]]}|too-few-points",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,NaN],[1,1],[0,0]]]}|coordinate-not-finite",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,null],[1,1],[0,0]]]}|invalid-coordinates",
                "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,0],[1,1],[0,0]]}|invalid-coordinates",
                "{\"type\":\"Polygon\",\"coordinates\":\"none\"}|invalid-coordinates",
                "{\"type\":\"Polygon\",\"coordinates\":{\"x\":[1,2]}}|invalid-coordinates",
                "{\"type\":\"Polygon\"}|missing-coordinates",
                "{\"type\":\"Circle\",\"coordinates\":[0,0]}|unknown-geometry-type",
                "{\"coordinates\":[0,0]}|invalid-geometry",
                "[1,2]|invalid-geometry",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}|wrong-geometry-type",
                "{\"type\":\"Point\",\"coordinates\":[181,0]}|coordinate-out-of-range",
            })
    void aBrokenGeometryIsNamed(String geometry, String code) {
        assertThatThrownBy(() -> GeoJsonReader.readFeature(
                        "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":{}}",
                        PARKS,
                        Crs.CRS84,
                        "a"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nome\":1}|unknown-property",
                "{\"stars\":1.5}|invalid-integer",
                "{\"stars\":\"many\"}|invalid-number",
                "{\"areaSquareMetres\":\"1,234.5\"}|separated-number",
                "{\"open\":\"perhaps\"}|invalid-boolean",
                "{\"opened\":\"31.12.2020\"}|invalid-date",
                "{\"opened\":\"2020-02-30\"}|invalid-date",
                "{\"checked\":\"2020-02-01T00:00:00\"}|invalid-date-time",
                "{\"checked\":5}|invalid-date-time",
            })
    void aWrongPropertyIsNamed(String properties, String code) {
        assertThatThrownBy(() -> GeoJsonReader.readFeature(
                        "{\"type\":\"Feature\",\"geometry\":null,\"properties\":" + properties + "}",
                        PARKS,
                        Crs.CRS84,
                        "a"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"Feature\",\"geometry\":null|truncated-file",
                "{\"type\":\"Feature\"} {}|not-geojson",
                "[]|not-geojson",
                "{\"type\":\"Feature\",}|invalid-json",
            })
    void aBrokenTextIsNamed(String text, String code) {
        assertThatThrownBy(() -> GeoJsonReader.readFeature(text, PARKS, Crs.CRS84, "a"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
