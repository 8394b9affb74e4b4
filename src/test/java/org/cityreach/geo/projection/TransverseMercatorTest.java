package org.cityreach.geo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.cityreach.geo.Ellipsoid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth: what makes the projection unique, namely that its central meridian is true and that it is
 * conformal, both by quadrature and differences; and vectors of PROJ 9.1 (Poder and Engsager's algorithm).
 */
class TransverseMercatorTest {

    private static final Ellipsoid EARTH = Ellipsoid.CGCS2000;
    private static final double ZONE_METRES = 1e-8;

    @ParameterizedTest
    @CsvSource({
        "120, 119.942, 31.701, 494501.686611719, 3508699.521444029",
        "120, 118.5, 31.5, 357489.069822999, 3487386.050727268",
        "120, 121.5, 53.5, 599535.264598940, 5931313.318786133",
        "75, 73.62, 39.4, 381129.310629802, 4363820.439769017",
        "135, 134.77, 48.4, 482969.274685517, 5362930.841796424",
        "111, 109.5, 18.25, 341353.216071825, 2019302.837019340",
        "102, 102.83, 24.88, 583871.679943597, 2753017.125452326",
        "120, 130.0, 30.0, 1467326.622895481, 3362593.789721412",
        "120, 119.0, 89.9, 499805.067228118, 9990798.032538956",
        "120, 120.0, 90.0, 500000.000000000, 10001965.729230462",
        "120, 121.0, -33.9, 592494.691860248, -3753019.515429433"
    })
    void agreesWithProj(double meridian, double longitude, double latitude, double easting, double northing) {
        double[] xy = {longitude, latitude};
        zone(meridian).forward().apply(xy, 0, 1);
        assertThat(xy[0]).isCloseTo(easting, within(ZONE_METRES));
        assertThat(xy[1]).isCloseTo(northing, within(ZONE_METRES));
    }

    /** 30° and 34.9° from the meridian, where nobody should go, the series still hold. */
    @ParameterizedTest
    @CsvSource({"120, 150.0, 5.0, 3988706.502136770, 638590.134410316", "120, 154.9, 0.0, 4652452.303399275, 0.0"})
    void holdsFarFromTheMeridian(double meridian, double longitude, double latitude, double easting, double northing) {
        double[] xy = {longitude, latitude};
        zone(meridian).forward().apply(xy, 0, 1);
        assertThat(xy[0]).isCloseTo(easting, within(1e-7));
        assertThat(xy[1]).isCloseTo(northing, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-80, -33.9, 0.001, 17, 31.7, 53.5, 84, 89.999})
    void northingOnTheMeridianIsItsLength(double latitude) {
        double[] xy = {120, latitude};
        zone(120).forward().apply(xy, 0, 1);
        assertThat(xy[0]).isEqualTo(500_000);
        assertThat(xy[1]).isCloseTo(meridianLengthMetres(latitude), within(ZONE_METRES));
    }

    /** Grid scale is the same in both directions, and meridian and parallel stay perpendicular. */
    @Test
    void isConformal() {
        double step = 1e-4;
        for (double longitude = 118.5; longitude <= 121.5; longitude += 0.25) {
            for (double latitude = 18; latitude <= 54; latitude += 3) {
                double sine = Math.sin(Math.toRadians(latitude));
                double w = Math.sqrt(1 - EARTH.eccentricitySquared() * sine * sine);
                double parallel = EARTH.semiMajorMetres() / w * Math.cos(Math.toRadians(latitude));
                double meridian = EARTH.semiMajorMetres() * (1 - EARTH.eccentricitySquared()) / (w * w * w);
                double[] xy = {
                    longitude - step,
                    latitude,
                    longitude + step,
                    latitude,
                    longitude,
                    latitude - step,
                    longitude,
                    latitude + step
                };
                zone(120).forward().apply(xy, 0, 4);
                double eastX = (xy[2] - xy[0]) / parallel;
                double eastY = (xy[3] - xy[1]) / parallel;
                double northX = (xy[6] - xy[4]) / meridian;
                double northY = (xy[7] - xy[5]) / meridian;
                double arc = 2 * Math.toRadians(step);
                assertThat(eastX / arc).isCloseTo(northY / arc, within(1e-8));
                assertThat(eastY / arc).isCloseTo(-northX / arc, within(1e-8));
            }
        }
    }

    @Test
    void thereAndBackIsTheSamePlace() {
        double worst = 0;
        for (double longitude = 85; longitude <= 155; longitude += 0.5) {
            for (double latitude = -90; latitude <= 90; latitude += 0.5) {
                double[] xy = {longitude, latitude};
                zone(120).forward().apply(xy, 0, 1);
                zone(120).inverse().apply(xy, 0, 1);
                double parallel = Math.cos(Math.toRadians(latitude));
                worst = Math.max(worst, Math.abs(xy[0] - longitude) * parallel);
                worst = Math.max(worst, Math.abs(xy[1] - latitude));
            }
        }
        assertThat(worst).isLessThan(2e-13);
    }

    @ParameterizedTest
    @CsvSource({"155.1, 0", "84.9, 0", "-60, 10", "120, 90.1", "120, -91", "NaN, 31", "120, NaN", "Infinity, 3"})
    void whatItCannotTakeIsNotANumber(double longitude, double latitude) {
        double[] xy = {longitude, latitude};
        zone(120).forward().apply(xy, 0, 1);
        assertThat(xy).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"30000000, 3500000", "500000, 40494501", "NaN, 0", "500000, Infinity", "-9e99, 0"})
    void noPlaceHasTheseCoordinates(double easting, double northing) {
        double[] xy = {easting, northing};
        zone(120).inverse().apply(xy, 0, 1);
        assertThat(xy).containsOnly(Double.NaN);
    }

    @Test
    void crossesTheAntimeridian() {
        TransverseMercator zone = new TransverseMercator(Ellipsoid.WGS84, 177, 0.9996, 500_000, 0);
        double[] xy = {-179.5, 10, 180.5, 10};
        zone.forward().apply(xy, 0, 2);
        assertThat(xy[0]).isEqualTo(xy[2]);
        zone.inverse().apply(xy, 0, 1);
        assertThat(xy[0]).isCloseTo(-179.5, within(1e-12));
    }

    private static TransverseMercator zone(double meridian) {
        return new TransverseMercator(EARTH, meridian, 1, 500_000, 0);
    }

    /** Simpson's rule over the radius of curvature, summed with compensation; exact to some nanometres. */
    private static double meridianLengthMetres(double latitude) {
        int intervals = 4000;
        double width = Math.toRadians(latitude) / intervals;
        double sum = IntStream.rangeClosed(0, intervals)
                .mapToDouble(i -> (i == 0 || i == intervals ? 1 : i % 2 == 1 ? 4 : 2) * curvature(i * width))
                .sum();
        return EARTH.semiMajorMetres() * (1 - EARTH.eccentricitySquared()) * sum * width / 3;
    }

    private static double curvature(double phi) {
        double w = 1 - EARTH.eccentricitySquared() * Math.sin(phi) * Math.sin(phi);
        return 1 / (w * Math.sqrt(w));
    }
}
