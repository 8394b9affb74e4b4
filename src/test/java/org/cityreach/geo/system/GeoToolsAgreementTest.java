package org.cityreach.geo.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/**
 * Truth: another implementation, GeoTools with its EPSG database, on every system that is built in. It
 * uses other series and its own definitions, so that a wrong meridian, scale or false easting would show.
 */
class GeoToolsAgreementTest {

    private static final double METRES = 1e-4;
    private static final double DEGREES = 1e-9;

    /** Each Gauss-Krüger zone of CGCS2000, on a grid over its part of China. */
    @Test
    void everyGaussKruegerZone() throws FactoryException, TransformException {
        for (int code = 4491; code <= 4554; code++) {
            SystemDefinition ours = BuiltInSystems.find(code).orElseThrow();
            assertAgree(code, ours, ours.areaOfUse(), METRES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32601, 32619, 32630, 32632, 32650, 32651, 32660, 32701, 32733, 32756, 32760})
    void zonesOfUtm(int code) throws FactoryException, TransformException {
        SystemDefinition ours = BuiltInSystems.find(code).orElseThrow();
        assertAgree(code, ours, ours.areaOfUse(), METRES);
    }

    @Test
    void webMercator() throws FactoryException, TransformException {
        SystemDefinition ours = BuiltInSystems.find(3857).orElseThrow();
        assertAgree(3857, ours, new Envelope(-179.9, 179.9, -85, 85), METRES);
    }

    /** Names, areas, units and the authority's axis order are those of the database. */
    @ParameterizedTest
    @ValueSource(ints = {4326, 4490, 3857, 4491, 4502, 4513, 4528, 4534, 4549, 4554, 32632, 32756})
    void definitionsAreThoseOfTheDatabase(int code) {
        SystemDefinition ours = BuiltInSystems.find(code).orElseThrow();
        SystemDefinition theirs = EpsgDatabase.find(code).orElseThrow();
        assertThat(ours.latitudeFirst()).isEqualTo(theirs.latitudeFirst());
        assertThat(ours.name()).isEqualTo(theirs.name());
        if (code != 3857) {
            assertThat(ours.unit()).isEqualTo(theirs.unit());
        }
    }

    private static void assertAgree(int code, SystemDefinition ours, Envelope area, double metres)
            throws FactoryException, TransformException {
        CoordinateReferenceSystem plane = CRS.decode("EPSG:" + code, true);
        CoordinateReferenceSystem degrees = CRS.getProjectedCRS(plane).getBaseCRS();
        MathTransform theirs = CRS.findMathTransform(degrees, plane, true);
        boolean longitudeFirst = CRS.getAxisOrder(degrees) == CRS.AxisOrder.EAST_NORTH;
        int steps = 12;
        for (int i = 0; i <= steps * steps; i++) {
            double longitude = area.getMinX() + area.getWidth() * (i % steps) / (steps - 1);
            double latitude = area.getMinY() + area.getHeight() * (i / steps) / (steps - 1);
            if (latitude > area.getMaxY()) {
                break;
            }
            double[] expected =
                    longitudeFirst ? new double[] {longitude, latitude} : new double[] {latitude, longitude};
            theirs.transform(expected, 0, expected, 0, 1);
            double[] xy = {longitude, latitude};
            ours.fromLongitudeLatitude().apply(xy, 0, 1);
            String place = "EPSG:" + code + " at " + longitude + " " + latitude;
            assertThat(Math.abs(xy[0] - expected[0])).as(place).isLessThan(metres);
            assertThat(Math.abs(xy[1] - expected[1])).as(place).isLessThan(metres);
            ours.toLongitudeLatitude().apply(xy, 0, 1);
            assertThat(Math.abs(Math.IEEEremainder(xy[0] - longitude, 360)))
                    .as(place)
                    .isLessThan(DEGREES);
            assertThat(Math.abs(xy[1] - latitude)).as(place).isLessThan(DEGREES);
        }
    }
}
