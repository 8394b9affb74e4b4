package org.cityreach.geo.system;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cityreach.geo.system.BuiltInSystems.Zone;

/**
 * The built-in systems as the well-known text that ESRI's .prj files have, which carries names of its own and no
 * codes; and the code that such a text, or one of OGC's, stands for.
 */
public final class EsriText {

    private static final String GREENWICH = "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    private static final String WGS84 =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]]," + GREENWICH;
    private static final String CGCS2000 =
            "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","
                    + "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]]," + GREENWICH;
    private static final Pattern CODE = Pattern.compile(
            "(?:AUTHORITY|ID)\\[\"EPSG\",\\s*\"?(\\d{4,6})\"?\\]\\s*\\]\\s*$", Pattern.CASE_INSENSITIVE);
    private static final String NUMBER = "\"\\s*,\\s*([-+0-9.eE]+)";
    private static final double SAME = 1e-6;

    private EsriText() {}

    /** The text of a built-in system; empty for others. */
    public static Optional<String> find(int code) {
        if (code == 4326) {
            return Optional.of(WGS84);
        }
        if (code == 4490) {
            return Optional.of(CGCS2000);
        }
        if (code == 3857) {
            return Optional.of("PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\"," + WGS84
                    + ",PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],"
                    + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
                    + "PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],"
                    + "UNIT[\"Meter\",1.0]]");
        }
        return BuiltInSystems.transverseMercator(code).map(EsriText::zone);
    }

    private static String zone(Zone zone) {
        return "PROJCS[\"" + name(zone) + "\"," + (zone.isChinese() ? CGCS2000 : WGS84) + ",PROJECTION[\""
                + (zone.isChinese() ? "Gauss_Kruger" : "Transverse_Mercator") + "\"]"
                + parameter("False_Easting", zone.falseEasting())
                + parameter("False_Northing", zone.falseNorthing())
                + parameter("Central_Meridian", zone.meridian())
                + parameter("Scale_Factor", zone.scale())
                + parameter("Latitude_Of_Origin", 0)
                + ",UNIT[\"Meter\",1.0]]";
    }

    private static String parameter(String name, double value) {
        return ",PARAMETER[\"" + name + "\"," + value + "]";
    }

    /** As ESRI names it: {@code CGCS2000_3_Degree_GK_CM_120E}, {@code WGS_1984_UTM_Zone_50N}. */
    private static String name(Zone zone) {
        return zone.name()
                .replace("CGCS2000 / 3-degree Gauss-Kruger ", "CGCS2000_3_Degree_GK_")
                .replace("CGCS2000 / Gauss-Kruger ", "CGCS2000_GK_")
                .replace("WGS 84 / UTM zone ", "WGS_1984_UTM_Zone_")
                .replace("GK_zone ", "GK_Zone_")
                .replace("GK_CM ", "GK_CM_");
    }

    /** The EPSG code of a text; empty where it names none and is none of the built-in systems. */
    public static OptionalInt findCode(String text) {
        Matcher code = CODE.matcher(text.strip());
        if (code.find()) {
            return OptionalInt.of(Integer.parseInt(code.group(1)));
        }
        String upper = text.toUpperCase(Locale.ROOT);
        boolean isChinese = upper.contains("CHINA_2000")
                || upper.contains("CGCS2000")
                || upper.contains("CGCS_2000")
                || upper.contains("CHINA GEODETIC COORDINATE SYSTEM 2000");
        boolean isWgs = upper.contains("WGS_1984") || upper.contains("WGS84") || upper.contains("WGS 84");
        if (!isChinese && !isWgs) {
            return OptionalInt.empty();
        }
        if (upper.stripLeading().startsWith("GEOG")) {
            return OptionalInt.of(isChinese ? 4490 : 4326);
        }
        if (upper.contains("AUXILIARY_SPHERE") || upper.contains("PSEUDO-MERCATOR")) {
            return OptionalInt.of(3857);
        }
        boolean isTransverse = upper.contains("GAUSS") || upper.contains("TRANSVERSE");
        return isTransverse ? zoneCode(upper, isChinese) : OptionalInt.empty();
    }

    private static OptionalInt zoneCode(String upper, boolean isChinese) {
        double meridian = value(upper, "CENTRAL_MERIDIAN", Double.NaN);
        double easting = value(upper, "FALSE_EASTING", 0);
        double northing = value(upper, "FALSE_NORTHING", 0);
        double scale = value(upper, "SCALE_FACTOR", 1);
        boolean isThreeDegrees = upper.contains("3_DEGREE") || upper.contains("3-DEGREE");
        // A meridian that both series have is of the one the name says, and of the finer one where it says nothing.
        IntStream chinese = isThreeDegrees || !upper.contains("GK") && !upper.contains("GAUSS-KRUGER")
                ? IntStream.concat(IntStream.rangeClosed(4513, 4554), IntStream.rangeClosed(4491, 4512))
                : IntStream.concat(IntStream.rangeClosed(4491, 4512), IntStream.rangeClosed(4513, 4554));
        IntStream utm = IntStream.concat(IntStream.rangeClosed(32601, 32660), IntStream.rangeClosed(32701, 32760));
        return (isChinese ? chinese : utm)
                .filter(code -> BuiltInSystems.transverseMercator(code)
                        .filter(zone -> Math.abs(zone.meridian() - meridian) < SAME
                                && Math.abs(zone.falseEasting() - easting) < SAME
                                && Math.abs(zone.falseNorthing() - northing) < SAME
                                && Math.abs(zone.scale() - scale) < SAME)
                        .isPresent())
                .findFirst();
    }

    private static double value(String upper, String name, double otherwise) {
        Matcher found = Pattern.compile("\"" + name + NUMBER).matcher(upper);
        try {
            return found.find() ? Double.parseDouble(found.group(1)) : otherwise;
        } catch (NumberFormatException malformed) {
            return otherwise;
        }
    }
}
