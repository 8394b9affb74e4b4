package org.cityreach.demo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: fixtures computed with PROJ, and the independent projection of the geo module. */
class GaussKruegerTest {

    @ParameterizedTest(name = "N {0} E {1} is {2} N {3} E")
    @CsvSource({
        "3508699.5214, 494501.6866, 31.7010, 119.9420",
        "3510806.1279, 494787.1452, 31.7200, 119.9450",
        "3349722.3021, 515300.0941, 30.267, 120.159"
    })
    void agreesWithProj(double northing, double easting, double latitude, double longitude) {
        double[] degrees = GaussKrueger.toDegrees(easting, northing);
        assertThat(degrees[0]).isCloseTo(longitude, within(1e-9));
        assertThat(degrees[1]).isCloseTo(latitude, within(1e-9));
    }

    @Test
    void agreesWithTheGeoModuleOverTheDistrict() {
        CrsTransform transform = CrsTransform.between(Crs.of("EPSG:4549"), Crs.of("EPSG:4490"));
        for (double easting = 478_000; easting <= 512_000; easting += 1700) {
            for (double northing = 3_492_000; northing <= 3_526_000; northing += 1700) {
                double[] expected = {easting, northing};
                transform.apply(expected, 0, 1);
                double[] degrees = GaussKrueger.toDegrees(easting, northing);
                assertThat(degrees[0]).isCloseTo(expected[0], within(1e-10));
                assertThat(degrees[1]).isCloseTo(expected[1], within(1e-10));
            }
        }
    }
}
