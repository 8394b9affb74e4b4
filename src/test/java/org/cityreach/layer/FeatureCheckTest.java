package org.cityreach.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: the schema of the sample layer, and shapes whose flaw is plain to see. */
class FeatureCheckTest {

    private static final FeatureCheck POINTS = FeatureCheck.of(SampleLayer.points());

    @Test
    void takesWhatFits() throws ParseException {
        Feature feature = new Feature(
                "公厕-1",
                new WKTReader().read("POINT (119.9 31.7)"),
                Map.of(
                        "name",
                        "府北",
                        "status",
                        "open",
                        "stalls",
                        8L,
                        "area",
                        60.5,
                        "accessible",
                        true,
                        "built",
                        LocalDate.of(2020, 5, 1),
                        "checked",
                        Instant.parse("2026-01-31T08:00:00Z")));
        assertThat(POINTS.list(feature)).isEmpty();
        assertThatCode(() -> POINTS.require(feature)).doesNotThrowAnyException();
        assertThat(POINTS.list(new Feature("a", null, Map.of()))).isEmpty();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("stalls", 8, "invalid-value"),
                Arguments.of("stalls", "8", "invalid-value"),
                Arguments.of("stalls", 8.0, "invalid-value"),
                Arguments.of("area", Double.NaN, "invalid-value"),
                Arguments.of("area", Double.POSITIVE_INFINITY, "invalid-value"),
                Arguments.of("name", 7L, "invalid-value"),
                Arguments.of("name", "a\u0000b", "invalid-value"),
                Arguments.of("name", "half \uD840", "invalid-value"),
                Arguments.of("name", "x".repeat(10_001), "invalid-value"),
                Arguments.of("built", LocalDate.of(12_026, 1, 1), "invalid-value"),
                Arguments.of("built", Instant.EPOCH, "invalid-value"),
                Arguments.of("checked", Instant.MIN, "invalid-value"),
                Arguments.of("status", "Open", "value-not-allowed"),
                Arguments.of("colour", "red", "unknown-property"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void namesTheProperty(String property, Object value, String code) {
        List<FeatureFlaw> flaws = POINTS.list(new Feature("a", null, Map.of(property, value)));
        assertThat(flaws).singleElement().satisfies(flaw -> {
            assertThat(flaw.code()).isEqualTo(code);
            assertThat(flaw.member()).isEqualTo(property);
            assertThat(flaw.value()).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Point | EPSG:4490 | LINESTRING (0 0, 1 1) | wrong-geometry-type",
                "Point | EPSG:4490 | GEOMETRYCOLLECTION (POINT (1 1)) | wrong-geometry-type",
                "Point | EPSG:4490 | POINT EMPTY | empty-geometry",
                "Point | EPSG:4490 | POINT (494501 3508699) | coordinates-outside-crs",
                "Point | EPSG:4490 | POINT (31.7 119.9) | coordinates-outside-crs",
                "Point | EPSG:4549 | POINT (119.9 31.7) | coordinates-outside-crs",
                "Point | EPSG:4549 | POINT (40494501 3508699) | coordinates-outside-crs",
                "Point | EPSG:4549 | POINT (3508699 494501) | coordinates-outside-crs",
                "Point | EPSG:4528 | POINT (494501 3508699) | coordinates-outside-crs",
                "Point | EPSG:3857 | POINT (13351000 93700000) | coordinates-outside-crs",
                "Polygon | EPSG:4490 | POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0)) | self-intersection",
                "LineString | EPSG:4490 | LINESTRING (1 1, 1 1) | too-few-points",
                "Point | EPSG:4490 | POINT (-71.06 42.36) |",
                "Point | EPSG:4549 | POINT (494501 3508699) |",
                "Point | EPSG:4528 | POINT (40494501 3508699) |",
                "Point | EPSG:32632 | POINT (373000 4843000) |",
                "Point | EPSG:3857 | POINT (13351000 3700000) |",
                "Point | EPSG:4490 | MULTIPOINT ((1 1), (2 2)) | wrong-geometry-type",
                "Point | EPSG:4490 | MULTIPOINT ((1 1)) |",
                "MultiPolygon | EPSG:4490 | POLYGON ((0 0, 1 0, 1 1, 0 0)) |"
            })
    void checksGeometries(String type, String crs, String wkt, @Nullable String code) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        List<FeatureFlaw> flaws = FeatureCheck.of(SampleLayer.of(type, crs)).list(new Feature("a", geometry, Map.of()));
        assertThat(flaws).extracting(FeatureFlaw::code).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(flaws).allSatisfy(flaw -> assertThat(flaw.member()).isEqualTo("geometry"));
    }

    @Test
    void refusesCoordinatesThatAreNoNumbers() {
        Geometry nowhere = new GeometryFactory().createPoint(new Coordinate(Double.NaN, 31));
        assertThat(POINTS.list(new Feature("a", nowhere, Map.of())))
                .extracting(FeatureFlaw::code)
                .isSubsetOf("coordinate-not-finite", "empty-geometry")
                .hasSize(1);
    }

    @Test
    void wantsWhatIsRequired() {
        Layer layer = LayerCodec.fromMap(
                "strict",
                Map.of(
                        "title",
                        "Strict",
                        "geometryType",
                        "Point",
                        "properties",
                        Map.of("code", Map.of("type", "string", "required", true))),
                false);
        Feature bare = new Feature("a", null, Map.of());
        assertThat(FeatureCheck.of(layer).list(bare))
                .extracting(FeatureFlaw::code, FeatureFlaw::member)
                .containsExactly(tuple("missing-property", "code"));
        assertThat(FeatureCheck.of(layer).requiringGeometry().list(bare))
                .extracting(FeatureFlaw::code)
                .containsExactly("missing-geometry", "missing-property");
    }

    @Test
    void limitsIds() {
        assertThat(POINTS.list(new Feature("x".repeat(200), null, Map.of()))).isEmpty();
        for (String id : List.of("", " ", "x".repeat(201), "a\nb", "a\u0000")) {
            assertThat(POINTS.list(new Feature(id, null, Map.of())))
                    .extracting(FeatureFlaw::code)
                    .containsExactly("invalid-id");
        }
    }

    @Test
    void oneFeatureOfARequestIsRefusedByAFault() {
        Feature wrong = new Feature("a", null, Map.of("status", "Open"));
        Fault fault = catchThrowableOfType(Fault.class, () -> POINTS.require(wrong));
        assertThat(fault.code()).isEqualTo("value-not-allowed");
        assertThat(fault.parameter()).isEqualTo("status");
        assertThat(fault.value()).isEqualTo("Open");
        assertThat(fault.allowed()).isEqualTo("planned, open, closed");
    }
}
