package org.cityreach.geo.system;

import java.util.Optional;
import org.cityreach.geo.Ellipsoid;
import org.cityreach.geo.projection.Bd09;
import org.cityreach.geo.projection.CoordinateStep;
import org.cityreach.geo.projection.Gcj02;
import org.cityreach.geo.projection.TransverseMercator;
import org.cityreach.geo.projection.WebMercator;
import org.cityreach.geo.system.SystemDefinition.Unit;
import org.locationtech.jts.geom.Envelope;

/**
 * The systems that city data comes in, made from their definitions without the EPSG database, whose start
 * costs seconds: EPSG 4326, 4490, 3857, the Gauss-Krüger zones of CGCS2000 (4491–4554) and UTM on WGS 84
 * (32601–32660, 32701–32760). Codes, false eastings and areas of use as in EPSG v10.
 */
public final class BuiltInSystems {

    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    private static final Envelope CHINA = new Envelope(73.62, 134.77, 16.7, 53.56);
    private static final double FIRST_MERIDIAN = 75;
    private static final double FALSE_EASTING = 500_000;
    private static final double ZONE_PREFIX = 1_000_000;

    private BuiltInSystems() {}

    /** The system of an EPSG code, if it is one of those built in. */
    public static Optional<SystemDefinition> find(int code) {
        if (code == 4326) {
            return Optional.of(geographic("WGS 84", true, WORLD));
        }
        if (code == 4490) {
            return Optional.of(geographic("China Geodetic Coordinate System 2000", true, CHINA));
        }
        if (code == 3857) {
            return Optional.of(webMercator());
        }
        return transverseMercator(code).map(Zone::definition);
    }

    /** The zone of a code in one of the three series. */
    static Optional<Zone> transverseMercator(int code) {
        if (code >= 4491 && code <= 4554) {
            return Optional.of(gaussKrueger(code));
        }
        if (code > 32600 && code <= 32660) {
            return Optional.of(utm(code - 32600, true));
        }
        return code > 32700 && code <= 32760 ? Optional.of(utm(code - 32700, false)) : Optional.empty();
    }

    /** A zone of a transverse Mercator series; degrees and metres. */
    record Zone(
            String name,
            boolean isChinese,
            double meridian,
            double scale,
            double falseEasting,
            double falseNorthing,
            Envelope areaOfUse) {

        SystemDefinition definition() {
            Ellipsoid ellipsoid = isChinese ? Ellipsoid.CGCS2000 : Ellipsoid.WGS84;
            TransverseMercator projection =
                    new TransverseMercator(ellipsoid, meridian, scale, falseEasting, falseNorthing);
            return new SystemDefinition(
                    name, Unit.METRES, isChinese, areaOfUse, projection.inverse(), projection.forward());
        }
    }

    /** Longitude and latitude on WGS 84, longitude first also for the authority (OGC). */
    public static SystemDefinition crs84() {
        return geographic("WGS 84 longitude-latitude", false, WORLD);
    }

    public static SystemDefinition gcj02() {
        return new SystemDefinition("GCJ-02", Unit.DEGREES, false, CHINA, Gcj02.inverse(), Gcj02.forward());
    }

    public static SystemDefinition bd09() {
        return new SystemDefinition(
                "BD-09",
                Unit.DEGREES,
                false,
                CHINA,
                chain(Bd09.inverse(), Gcj02.inverse()),
                chain(Gcj02.forward(), Bd09.forward()));
    }

    private static SystemDefinition geographic(String name, boolean latitudeFirst, Envelope areaOfUse) {
        return new SystemDefinition(
                name, Unit.DEGREES, latitudeFirst, areaOfUse, CoordinateStep.IDENTITY, CoordinateStep.IDENTITY);
    }

    private static SystemDefinition webMercator() {
        return new SystemDefinition(
                "WGS 84 / Pseudo-Mercator",
                Unit.OTHER,
                false,
                new Envelope(-180, 180, -85.06, 85.06),
                WebMercator.inverse(),
                WebMercator.forward());
    }

    /** Four rows of codes: six degrees with and without zone prefix, then three degrees with and without. */
    private static Zone gaussKrueger(int code) {
        if (code <= 4501) {
            return gaussKrueger(code - 4491, 6, 13);
        }
        if (code <= 4512) {
            return gaussKrueger(code - 4502, 6, 0);
        }
        return code <= 4533 ? gaussKrueger(code - 4513, 3, 25) : gaussKrueger(code - 4534, 3, 0);
    }

    private static Zone gaussKrueger(int index, int widthDegrees, int firstPrefix) {
        double meridian = FIRST_MERIDIAN + widthDegrees * index;
        boolean prefixed = firstPrefix > 0;
        int zone = firstPrefix + index;
        double falseEasting = FALSE_EASTING + (prefixed ? zone * ZONE_PREFIX : 0);
        String width = widthDegrees == 3 ? "3-degree " : "";
        String name =
                "CGCS2000 / " + width + "Gauss-Kruger " + (prefixed ? "zone " + zone : "CM " + (int) meridian + "E");
        double half = widthDegrees / 2.;
        Envelope area = new Envelope(
                Math.max(CHINA.getMinX(), meridian - half),
                Math.min(CHINA.getMaxX(), meridian + half),
                CHINA.getMinY(),
                CHINA.getMaxY());
        return new Zone(name, true, meridian, 1, falseEasting, 0, area);
    }

    private static Zone utm(int zone, boolean north) {
        double meridian = 6 * zone - 183;
        Envelope area = new Envelope(meridian - 3, meridian + 3, north ? 0 : -80, north ? 84 : 0);
        String name = "WGS 84 / UTM zone " + zone + (north ? "N" : "S");
        return new Zone(name, false, meridian, 0.9996, FALSE_EASTING, north ? 0 : 10_000_000, area);
    }

    private static CoordinateStep chain(CoordinateStep first, CoordinateStep second) {
        return (xy, offset, count) -> {
            first.apply(xy, offset, count);
            second.apply(xy, offset, count);
        };
    }
}
