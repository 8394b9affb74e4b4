package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: closed form on the equator and the meridian, else geod of PROJ 9.1 (Karney's algorithm, GRS80). */
class GeodesicTest {

    @ParameterizedTest
    @CsvSource({
        "119.942, 31.701, 119.945, 31.72, 2125.85843",
        "116.4, 39.9, 121.47, 31.23, 1065615.45657",
        "-71.06, 42.36, 7.42, 43.74, 6140709.18745",
        "0, -89.9, 120, 89, 19897382.43633",
        "113.9, 22.5, 113.9001, 22.5001, 15.11633",
        "151.2, -33.9, -0.1, 51.5, 16990083.88001"
    })
    void agreesWithAnIndependentProgram(double lon1, double lat1, double lon2, double lat2, double metres) {
        Coordinate from = new Coordinate(lon1, lat1);
        Coordinate to = new Coordinate(lon2, lat2);
        assertThat(Geodesic.lengthMetres(from, to)).isCloseTo(metres, within(1e-4));
        assertThat(Geodesic.lengthMetres(to, from)).isCloseTo(metres, within(1e-4));
    }

    @Test
    void isTheArcOfTheEquator() {
        double arc = Math.toRadians(1) * Ellipsoid.CGCS2000.semiMajorMetres();
        assertThat(Geodesic.lengthMetres(new Coordinate(10, 0), new Coordinate(11, 0)))
                .isCloseTo(arc, within(1e-6));
        assertThat(Geodesic.lengthMetres(new Coordinate(179.5, 0), new Coordinate(-179.5, 0)))
                .isCloseTo(arc, within(1e-6));
    }

    @Test
    void isNothingBetweenAPlaceAndItself() {
        assertThat(Geodesic.lengthMetres(new Coordinate(119.9, 31.7), new Coordinate(119.9, 31.7)))
                .isZero();
    }

    @Test
    void oppositePlacesAreRough() {
        assertThat(Geodesic.lengthMetres(new Coordinate(0, 0), new Coordinate(179.9, 0.1)))
                .isCloseTo(20_004_000, within(0.006 * 20_004_000));
    }

    @Test
    void passesOnWhatIsNotANumber() {
        assertThat(Geodesic.lengthMetres(new Coordinate(Double.NaN, 0), new Coordinate(1, 1)))
                .isNaN();
    }

    @Test
    void sumsALine() throws ParseException {
        LineString line = (LineString) new WKTReader().read("LINESTRING (0 0, 1 0, 3 0)");
        assertThat(Geodesic.lengthMetres(line))
                .isCloseTo(Math.toRadians(3) * Ellipsoid.CGCS2000.semiMajorMetres(), within(1e-6));
    }
}
