package org.cityreach.geo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Truth: the forward formulas are the definition, so their inverses must give back what went in. */
class MapApplicationOffsetTest {

    @Test
    void gcjThereAndBackOverAllOfChina() {
        assertRoundTrip(Gcj02.forward(), Gcj02.inverse(), 1e-11);
    }

    @Test
    void baiduThereAndBackOverAllOfChina() {
        assertRoundTrip(Bd09.forward(), Bd09.inverse(), 1e-11);
    }

    /** Issue sizes of domain knowledge: undeclared GCJ-02 moves a place in Wujin by 501 m, BD-09 by 1140 m. */
    @Test
    void offsetsInWujinHaveTheKnownSize() {
        double[] gcj = {119.94, 31.70};
        Gcj02.forward().apply(gcj, 0, 1);
        assertThat(distanceMetres(119.94, 31.70, gcj)).isCloseTo(501, within(5.));
        Bd09.forward().apply(gcj, 0, 1);
        assertThat(distanceMetres(119.94, 31.70, gcj)).isCloseTo(1140, within(10.));
    }

    @Test
    void theRectangleIncludesItsBorder() {
        double[] corner = {Gcj02.WEST, Gcj02.SOUTH};
        Gcj02.forward().apply(corner, 0, 1);
        assertThat(corner[0]).isNotEqualTo(Gcj02.WEST);
        double[] outside = {Gcj02.WEST - 1e-9, 30};
        Gcj02.forward().apply(outside, 0, 1);
        assertThat(outside).containsExactly(Gcj02.WEST - 1e-9, 30);
    }

    @Test
    void passesOnWhatIsNotANumber() {
        double[] xy = {Double.NaN, 30, 120, Double.NaN};
        Gcj02.inverse().apply(xy, 0, 2);
        assertThat(xy[0]).isNaN();
        assertThat(xy[3]).isNaN();
        double[] baidu = {Double.NaN, 30};
        Bd09.inverse().apply(baidu, 0, 1);
        assertThat(baidu[0]).isNaN();
    }

    private static void assertRoundTrip(CoordinateStep forward, CoordinateStep inverse, double degrees) {
        double worst = 0;
        for (double longitude = 73; longitude <= 137; longitude += 0.37) {
            for (double latitude = 3; latitude <= 54; latitude += 0.31) {
                double[] xy = {longitude, latitude};
                forward.apply(xy, 0, 1);
                inverse.apply(xy, 0, 1);
                worst = Math.max(worst, Math.abs(xy[0] - longitude));
                worst = Math.max(worst, Math.abs(xy[1] - latitude));
            }
        }
        assertThat(worst).isLessThan(degrees);
    }

    private static double distanceMetres(double longitude, double latitude, double[] other) {
        double east = (other[0] - longitude) * 111_320 * Math.cos(Math.toRadians(latitude));
        return Math.hypot(east, (other[1] - latitude) * 110_950);
    }
}
