package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import org.cityreach.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: published vectors and vectors computed with PROJ 9; see docs/accuracy.md. */
class CrsTransformTest {

    private static final double METRES_OF_FIXTURE = 6e-5;
    private static final double DEGREES_OF_FIXTURE = 1e-6;

    @ParameterizedTest
    @CsvSource({
        "31.7010, 119.9420, 3508699.5214, 494501.6866",
        "31.7200, 119.9450, 3510806.1279, 494787.1452",
        "30.267, 120.159, 3349722.3021, 515300.0941"
    })
    void projectsToGaussKrueger(double latitude, double longitude, double northing, double easting) {
        Coordinate plain = transform("EPSG:4490", "EPSG:4549", longitude, latitude);
        assertThat(plain.x).isCloseTo(easting, within(METRES_OF_FIXTURE));
        assertThat(plain.y).isCloseTo(northing, within(METRES_OF_FIXTURE));
        Coordinate prefixed = transform("EPSG:4326", "EPSG:4528", longitude, latitude);
        assertThat(prefixed.x).isCloseTo(easting + 40_000_000, within(METRES_OF_FIXTURE));
        assertThat(prefixed.y).isCloseTo(northing, within(METRES_OF_FIXTURE));
        Coordinate back = transform("EPSG:4549", "CRS84", plain.x, plain.y);
        assertThat(back.x).isCloseTo(longitude, within(1e-13));
        assertThat(back.y).isCloseTo(latitude, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.911954, 116.377817, 39.91334545536069, 116.38404722455657"
    })
    void offsetsToMapApplications(double latitude, double longitude, double gcjLatitude, double gcjLongitude) {
        Coordinate gcj = transform("EPSG:4326", "GCJ-02", longitude, latitude);
        assertThat(gcj.x).isCloseTo(gcjLongitude, within(DEGREES_OF_FIXTURE));
        assertThat(gcj.y).isCloseTo(gcjLatitude, within(DEGREES_OF_FIXTURE));
        Coordinate back = transform("GCJ-02", "EPSG:4490", gcjLongitude, gcjLatitude);
        assertThat(back.x).isCloseTo(longitude, within(1e-9));
        assertThat(back.y).isCloseTo(latitude, within(1e-9));
    }

    @Test
    void offsetsToBaidu() {
        Coordinate gcj = transform("BD-09", "GCJ-02", 116.404, 39.915);
        assertThat(gcj.x).isCloseTo(116.39762729119315, within(DEGREES_OF_FIXTURE));
        assertThat(gcj.y).isCloseTo(39.90865673957631, within(DEGREES_OF_FIXTURE));
        Coordinate baidu = transform("GCJ-02", "BD-09", 116.404, 39.915);
        assertThat(baidu.x).isCloseTo(116.41036949371029, within(DEGREES_OF_FIXTURE));
        assertThat(baidu.y).isCloseTo(39.92133699351021, within(DEGREES_OF_FIXTURE));
    }

    @Test
    void gcjIsTheIdentityOutsideItsRectangle() {
        assertThat(transform("EPSG:4326", "GCJ-02", -71.06, 42.36)).isEqualTo(new Coordinate(-71.06, 42.36));
        assertThat(transform("GCJ-02", "EPSG:4326", 7.42, 43.73)).isEqualTo(new Coordinate(7.42, 43.73));
    }

    @Test
    void projectsToWebTiles() {
        Coordinate corner = transform("EPSG:4326", "EPSG:3857", 180, 85.0511287798066);
        assertThat(corner.x).isCloseTo(20037508.342789244, within(1e-6));
        assertThat(corner.y).isCloseTo(20037508.342789244, within(1e-6));
        Coordinate back = transform("EPSG:3857", "EPSG:4490", corner.x, corner.y);
        assertThat(back.y).isCloseTo(85.0511287798066, within(1e-12));
    }

    /** Boston's state plane in feet and metres, from the database, by cs2cs of PROJ 9.1 (NAD83 = WGS 84). */
    @ParameterizedTest
    @CsvSource({"EPSG:2249, 775008.6039, 2955899.9568", "EPSG:26986, 236223.0948, 900960.1088"})
    void knowsTheSystemsOfTheDatabase(String crs, double easting, double northing) {
        Coordinate plane = transform("EPSG:4326", crs, -71.0603, 42.3583);
        assertThat(plane.x).isCloseTo(easting, within(1e-4));
        assertThat(plane.y).isCloseTo(northing, within(1e-4));
        Coordinate back = transform(crs, "EPSG:4326", plane.x, plane.y);
        assertThat(back.x).isCloseTo(-71.0603, within(1e-9));
        assertThat(back.y).isCloseTo(42.3583, within(1e-9));
    }

    @Test
    void copiesGeometriesAndKeepsHeights() throws ParseException {
        Geometry given = new WKTReader()
                .read("GEOMETRYCOLLECTION Z (POINT Z (119.942 31.701 7), POLYGON Z ((119.9 31.7 1, 120 31.7 2,"
                        + " 120 31.8 3, 119.9 31.7 1)), LINESTRING EMPTY)");
        Geometry before = given.copy();
        Geometry projected =
                CrsTransform.between(Crs.CGCS2000, Crs.of("EPSG:4549")).apply(given);
        assertThat(given.equalsExact(before)).isTrue();
        Coordinate point = projected.getGeometryN(0).getCoordinate();
        assertThat(point.x).isCloseTo(494501.6866, within(METRES_OF_FIXTURE));
        assertThat(point.getZ()).isEqualTo(7);
        assertThat(projected.getGeometryN(1).getCoordinates()[2].getZ()).isEqualTo(3);
        assertThat(projected.getEnvelopeInternal().getMaxX()).isCloseTo(500_000, within(1e-6));
    }

    @Test
    void touchesOnlyTheGivenPartOfAnArray() {
        double[] xy = {1, 2, 119.942, 31.701, 3, 4};
        CrsTransform.between(Crs.CGCS2000, Crs.of("EPSG:4549")).apply(xy, 2, 1);
        assertThat(xy[0]).isEqualTo(1);
        assertThat(xy[1]).isEqualTo(2);
        assertThat(xy[2]).isCloseTo(494501.6866, within(METRES_OF_FIXTURE));
        assertThat(xy[4]).isEqualTo(3);
        assertThatThrownBy(() -> CrsTransform.between(Crs.CGCS2000, Crs.WGS84).apply(xy, 2, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"300, 10", "119, 91", "NaN, 31", "-60, 31"})
    void whatTheTargetCannotExpressIsNotANumber(double longitude, double latitude) {
        Coordinate none = transform("EPSG:4326", "EPSG:4549", longitude, latitude);
        assertThat(none.x).isNaN();
        assertThat(none.y).isNaN();
    }

    @Test
    void geometriesRefuseWhatTheTargetCannotExpress() throws ParseException {
        Geometry boston = new WKTReader().read("LINESTRING (119 31, -71 42)");
        Fault fault = catchThrowableOfType(
                Fault.class,
                () -> CrsTransform.between(Crs.WGS84, Crs.of("EPSG:4549")).apply(boston));
        assertThat(fault.code()).isEqualTo("coordinates-outside-crs");
        assertThat(fault.value()).contains("-71.0 42.0");
    }

    @Test
    void sameDatumMeansNoChange() {
        assertThat(CrsTransform.between(Crs.CGCS2000, Crs.CRS84).isIdentity()).isTrue();
        assertThat(CrsTransform.between(Crs.GCJ_02, Crs.GCJ_02).isIdentity()).isTrue();
        assertThat(CrsTransform.between(Crs.GCJ_02, Crs.CRS84).isIdentity()).isFalse();
    }

    private static Coordinate transform(String from, String to, double x, double y) {
        return CrsTransform.between(Crs.of(from), Crs.of(to)).apply(new Coordinate(x, y));
    }
}
