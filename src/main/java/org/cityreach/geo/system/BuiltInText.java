package org.cityreach.geo.system;

import java.util.Locale;
import java.util.Optional;

/**
 * The built-in systems as well-known text, version 1 (OGC 01-009), which files of all kinds carry.
 * Without axis elements: the code in it says which axis is first.
 */
public final class BuiltInText {

    private static final String WGS84 = geographic(
            "WGS 84",
            "WGS_1984",
            6326,
            "SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]]",
            4326);
    private static final String CGCS2000 = geographic(
            "China Geodetic Coordinate System 2000",
            "China_2000",
            1043,
            "SPHEROID[\"CGCS2000\",6378137,298.257222101,AUTHORITY[\"EPSG\",\"1024\"]]",
            4490);

    private BuiltInText() {}

    /** The text of a built-in system; empty for others. */
    public static Optional<String> find(int code) {
        if (code == 4326) {
            return Optional.of(WGS84);
        }
        if (code == 4490) {
            return Optional.of(CGCS2000);
        }
        if (code == 3857) {
            return Optional.of(
                    projected(code, "WGS 84 / Pseudo-Mercator", WGS84, "Mercator_1SP", mercator(0, 1, 0, 0)));
        }
        return BuiltInSystems.transverseMercator(code)
                .map(zone -> projected(
                        code,
                        zone.name(),
                        zone.isChinese() ? CGCS2000 : WGS84,
                        "Transverse_Mercator",
                        parameter("latitude_of_origin", 0)
                                + mercator(zone.meridian(), zone.scale(), zone.falseEasting(), zone.falseNorthing())));
    }

    private static String geographic(String name, String datum, int datumCode, String spheroid, int code) {
        return "GEOGCS[\"" + name + "\",DATUM[\"" + datum + "\"," + spheroid + authority(datumCode)
                + "],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]]"
                + ",UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]]" + authority(code) + "]";
    }

    private static String projected(int code, String name, String base, String projection, String parameters) {
        return "PROJCS[\"" + name + "\"," + base + ",PROJECTION[\"" + projection + "\"]" + parameters
                + ",UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]]" + authority(code) + "]";
    }

    private static String mercator(double meridian, double scale, double falseEasting, double falseNorthing) {
        return parameter("central_meridian", meridian)
                + parameter("scale_factor", scale)
                + parameter("false_easting", falseEasting)
                + parameter("false_northing", falseNorthing);
    }

    private static String parameter(String name, double value) {
        String number = value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
        return ",PARAMETER[\"" + name + "\"," + number + "]";
    }

    private static String authority(int code) {
        return ",AUTHORITY[\"EPSG\",\"" + code + "\"]";
    }
}
