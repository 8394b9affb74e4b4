package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: OGC Simple Features' definition of validity, on shapes whose flaw is plain to see. */
class GeometryCheckTest {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1 2)",
                "MULTIPOINT ((1 2), (1 2))",
                "LINESTRING (0 0, 10 10, 10 0, 0 10)",
                "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 2))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((1 1, 2 1, 2 2, 1 1)))"
            })
    void takesWhatIsValid(String wkt) throws ParseException {
        assertThat(GeometryCheck.find(new WKTReader().read(wkt))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT EMPTY | empty-geometry",
                "POLYGON EMPTY | empty-geometry",
                "MULTIPOINT ((1 2), EMPTY) | empty-geometry",
                "LINESTRING (1 1, 1 1) | too-few-points",
                "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0)) | self-intersection",
                "POLYGON ((0 0, 10 0, 5 0, 10 10, 0 0)) | self-intersection",
                "POLYGON ((0 0, 1 0, 1 1, 0 0), (5 5, 6 5, 6 6, 5 5)) | hole-outside-shell",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 3 2, 3 3, 2 2)) | nested-holes",
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((1 1, 2 1, 2 2, 1 1))) | nested-shells",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (0 4, 4 0, 9 5, 5 9, 0 4)) | disconnected-interior"
            })
    void namesTheFlaw(String wkt, String code) throws ParseException {
        GeometryFlaw flaw = GeometryCheck.find(new WKTReader().read(wkt)).orElseThrow();
        assertThat(flaw.code()).isEqualTo(code);
        assertThat(flaw.message()).isNotBlank();
    }

    @Test
    void saysWhere() throws ParseException {
        Geometry bowTie = new WKTReader().read("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))");
        assertThat(GeometryCheck.find(bowTie).orElseThrow().where()).isEqualTo(new Coordinate(5, 5));
    }

    @Test
    void refusesWhatIsNotFinite() {
        Geometry point = SHAPES.createPoint(new Coordinate(Double.POSITIVE_INFINITY, 1));
        assertThat(GeometryCheck.find(point).orElseThrow().code()).isEqualTo("coordinate-not-finite");
        Geometry line = SHAPES.createLineString(new Coordinate[] {new Coordinate(1, 1), new Coordinate(2, Double.NaN)});
        assertThat(GeometryCheck.find(line).orElseThrow().code()).isEqualTo("coordinate-not-finite");
    }

    @Test
    void checksRingsBeforeTheyAreGeometries() {
        assertThat(ringFlaw(0, 0, 1, 0, 1, 1)).isEqualTo("unclosed-ring");
        assertThat(ringFlaw(0, 0, 1, 0, 0, 0)).isEqualTo("too-few-points");
        assertThat(ringFlaw()).isEqualTo("too-few-points");
        assertThat(ringFlaw(0, 0, 1, Double.NaN, 1, 1, 0, 0)).isEqualTo("coordinate-not-finite");
        assertThat(GeometryCheck.findInRing(ring(0, 0, 1, 0, 1, 1, 0, 0))).isEmpty();
    }

    private static String ringFlaw(double... xy) {
        return GeometryCheck.findInRing(ring(xy)).orElseThrow().code();
    }

    private static Coordinate[] ring(double... xy) {
        Coordinate[] ring = new Coordinate[xy.length / 2];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = new Coordinate(xy[2 * i], xy[2 * i + 1]);
        }
        return ring;
    }
}
