package org.cityreach.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Truth: the shape written in the class comment of {@link LayerCodec}. */
class LayerCodecTest {

    @Test
    void readsTheLeastAndFillsTheRest() {
        Layer layer = LayerCodec.fromMap("gauge", Map.of("title", "Gauge", "geometryType", "Point"), false);
        assertThat(layer.title()).isEqualTo(new LocalizedText("Gauge", "Gauge"));
        assertThat(layer.crs()).isEqualTo(Crs.CGCS2000);
        assertThat(layer.properties()).isEmpty();
        assertThat(layer.timeProperty()).isNull();
        assertThat(layer.shipped()).isFalse();
    }

    @Test
    void readsAllMembers() {
        Layer layer = LayerCodec.fromMap(
                "gauge",
                Map.of(
                        "id",
                        "gauge",
                        "title",
                        Map.of("zh", "测点", "en", "Gauge"),
                        "geometryType",
                        "MultiPolygon",
                        "crs",
                        "EPSG:4549",
                        "timeProperty",
                        "日期",
                        "properties",
                        Map.of(
                                "日期",
                                Map.of("type", "date", "required", true),
                                "value",
                                Map.of(
                                        "type",
                                        "number",
                                        "unit",
                                        "t/d",
                                        "enum",
                                        List.of(1, 2.5),
                                        "labels",
                                        Map.of("1.0", "one")))),
                false);
        assertThat(layer.geometryType()).isEqualTo(GeometryType.MULTI_POLYGON);
        assertThat(layer.timeProperty()).isEqualTo("日期");
        PropertySchema value = layer.getProperty("value");
        assertThat(value.allowedValues()).containsExactly(1.0, 2.5);
        assertThat(value.unit()).isEqualTo("t/d");
        assertThat(value.title()).isEqualTo(LocalizedText.same("value"));
        assertThat(layer.getProperty("日期").required()).isTrue();
        assertThat(LayerCodec.fromMap("gauge", LayerCodec.toMap(layer), false)).isEqualTo(layer);
    }

    static Stream<Arguments> faults() {
        Map<String, Object> good = Map.of("type", "string");
        return Stream.of(
                Arguments.of(Map.of("geometryType", "Point"), "missing-member", "title"),
                Arguments.of(Map.of("title", "x"), "missing-member", "geometryType"),
                Arguments.of(layer("geometryType", "Circle"), "unknown-geometry-type", "geometryType"),
                Arguments.of(layer("geometryType", 7), "invalid-member", "geometryType"),
                Arguments.of(layer("crs", "EPSG:0"), "unknown-crs", "crs"),
                Arguments.of(layer("crs", "GCJ-02"), "crs-not-storable", "crs"),
                Arguments.of(layer("title", Map.of("zh", "厕所")), "missing-member", "title.en"),
                Arguments.of(layer("title", Map.of("zh", "厕所", "en", "t", "fr", "t")), "unknown-member", "title.fr"),
                Arguments.of(layer("title", "x".repeat(201)), "text-too-long", "title"),
                Arguments.of(layer("titel", "x"), "unknown-member", "titel"),
                Arguments.of(layer("id", "other"), "invalid-member", "id"),
                Arguments.of(layer("timeProperty", "when"), "invalid-time-property", "timeProperty"),
                Arguments.of(layer("properties", List.of()), "invalid-member", "properties"),
                Arguments.of(property("a", "string"), "invalid-member", "properties.a"),
                Arguments.of(property("a", Map.of()), "missing-member", "properties.a.type"),
                Arguments.of(property("a", Map.of("type", "geometry")), "unknown-property-type", "properties.a.type"),
                Arguments.of(property("geom", good), "invalid-property-name", "properties"),
                Arguments.of(property("a; drop", good), "invalid-property-name", "properties"),
                Arguments.of(
                        property("a", Map.of("type", "integer", "enum", List.of(1, 1.5))),
                        "invalid-value",
                        "properties.a.enum[1]"),
                Arguments.of(
                        property("a", Map.of("type", "string", "enum", "x")), "invalid-member", "properties.a.enum"),
                Arguments.of(
                        property("a", Map.of("type", "string", "labels", Map.of("x", 3))),
                        "invalid-member",
                        "properties.a.labels.x"),
                Arguments.of(
                        property("a", Map.of("type", "string", "required", "yes")),
                        "invalid-member",
                        "properties.a.required"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesThePlaceOfAFault(Map<String, ?> document, String code, String path) {
        Fault fault = catchThrowableOfType(Fault.class, () -> LayerCodec.fromMap("gauge", document, false));
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.parameter()).isEqualTo(path);
        assertThat(fault.kind()).isEqualTo(Fault.Kind.INVALID);
    }

    private static Map<String, Object> layer(String member, Object value) {
        Map<String, Object> document = new HashMap<>(Map.of("title", "Gauge", "geometryType", "Point"));
        document.put(member, value);
        return document;
    }

    private static Map<String, Object> property(String name, Object schema) {
        return layer("properties", Map.of(name, schema));
    }
}
