package org.cityreach.geo;

import org.cityreach.fault.Fault;
import org.cityreach.geo.projection.Longitude;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * The projected system in which a city is measured, chosen from where it lies: on the Chinese mainland the
 * 3° Gauss-Krüger zone of CGCS2000 with the nearest central meridian (EPSG:4534–4554, without zone prefix),
 * elsewhere the UTM zone on WGS 84, with the exceptions of southern Norway and Svalbard. Within a 3° zone
 * lengths are true to 0.035 % at its edge (35° N: 0.023 %), within a UTM zone to 0.1 %.
 *
 * <p>What counts as mainland is a simplified outline, some tens of kilometres wide of the border in places;
 * a city near it may get either, and both measure it well. A place halfway between two meridians gets the
 * eastern one.
 */
public final class MetricCrs {

    private static final int FIRST_MERIDIAN = 75;
    private static final int LAST_MERIDIAN = 135;
    private static final int FIRST_ZONE_CODE = 4534;
    private static final double NORTHERN_LIMIT = 84;
    private static final double SOUTHERN_LIMIT = -80;

    private MetricCrs() {}

    /**
     * The system for a place.
     *
     * @param place x longitude, any turn of it; y latitude, −80 to 84; the fault {@code no-metric-crs} beyond
     */
    public static Crs of(Coordinate place) {
        if (!(place.y >= SOUTHERN_LIMIT && place.y <= NORTHERN_LIMIT) || !Double.isFinite(place.x)) {
            throw Fault.invalid(
                    "no-metric-crs",
                    "coordinates",
                    place.x + " " + place.y,
                    "longitude and latitude in degrees, latitude from -80 to 84");
        }
        double longitude = Longitude.difference(place.x, 0);
        return Crs.ofEpsg(
                ChinaOutline.contains(longitude, place.y) ? gaussKruegerCode(longitude) : utmCode(longitude, place.y));
    }

    /** The system for the middle of an area in longitude and latitude; the fault {@code no-metric-crs} if empty. */
    public static Crs of(Envelope area) {
        Coordinate centre = area.centre();
        return of(centre == null ? new Coordinate(Double.NaN, Double.NaN) : centre);
    }

    private static int gaussKruegerCode(double longitude) {
        int meridian = (int) Math.floor(longitude / 3 + 0.5) * 3;
        int nearest = Math.max(FIRST_MERIDIAN, Math.min(LAST_MERIDIAN, meridian));
        return FIRST_ZONE_CODE + (nearest - FIRST_MERIDIAN) / 3;
    }

    private static int utmCode(double longitude, double latitude) {
        int zone = (int) Math.floor((longitude + 180) / 6) % 60 + 1;
        if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) {
            zone = 32;
        } else if (latitude >= 72 && longitude >= 0 && longitude < 42) {
            zone = svalbardZone(longitude);
        }
        return (latitude >= 0 ? 32600 : 32700) + zone;
    }

    private static int svalbardZone(double longitude) {
        if (longitude < 9) {
            return 31;
        }
        if (longitude < 21) {
            return 33;
        }
        return longitude < 33 ? 35 : 37;
    }
}
