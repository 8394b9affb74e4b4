package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: geometries written out with their ordinates changed by hand. */
class AxisOrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POINT (120 31); POINT (31 120)",
                "LINESTRING (120 31, 121 32); LINESTRING (31 120, 32 121)",
                "POLYGON ((0 1, 9 1, 9 8, 0 1), (5 3, 6 3, 6 4, 5 3)); POLYGON ((1 0, 1 9, 8 9, 1 0), (3 5, 3 6, 4 6, 3 5))",
                "GEOMETRYCOLLECTION (POINT (1 2), MULTIPOINT ((3 4), (5 6))); "
                        + "GEOMETRYCOLLECTION (POINT (2 1), MULTIPOINT ((4 3), (6 5)))",
                "POINT EMPTY; POINT EMPTY"
            })
    void ordinatesChangePlacesInACopy(String given, String expected) throws ParseException {
        Geometry geometry = new WKTReader().read(given);
        geometry.getEnvelopeInternal();
        Geometry swapped = AxisOrder.swapped(geometry);
        assertThat(swapped.toText()).isEqualTo(new WKTReader().read(expected).toText());
        assertThat(swapped.getEnvelopeInternal())
                .isEqualTo(new WKTReader().read(expected).getEnvelopeInternal());
        assertThat(geometry.toText()).isEqualTo(new WKTReader().read(given).toText());
        assertThat(AxisOrder.swapped(swapped).equalsExact(geometry)).isTrue();
    }

    @Test
    void heightsStay() throws ParseException {
        Coordinate swapped =
                AxisOrder.swapped(new WKTReader().read("POINT Z (1 2 3)")).getCoordinate();
        assertThat(swapped).isEqualTo(new Coordinate(2, 1));
        assertThat(swapped.getZ()).isEqualTo(3);
    }
}
