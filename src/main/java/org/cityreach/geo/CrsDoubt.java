package org.cityreach.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds signs that coordinates are not in the system they are declared to be in: axes swapped, eastings
 * with a zone prefix under a system without one or the reverse, degrees declared as metres or the reverse,
 * places outside the system's area of use or far from the city's other data. It says so and mends nothing.
 *
 * <p>A coordinate fits its declaration if it lies within the area of use widened by 0.5°; for a system of
 * the whole world, between 60° S and 80° N. Those that do not fit are tried under each other reading; the
 * first that fits nine in ten of them is the finding. Swapped latitude and longitude that name another
 * inhabited place (Paris becomes Somalia) are found only with an expected area. Coordinates that are
 * 0 0 or not finite are left out. GCJ-02 data declared as WGS 84 cannot be told by looking at it.
 */
public final class CrsDoubt {

    private static final double AREA_MARGIN_DEGREES = 0.5;
    private static final double CITY_MARGIN_DEGREES = 2;
    private static final double SOUTHERNMOST = -60;
    private static final double NORTHERNMOST = 80;
    private static final double EXPLAINED_SHARE = 0.9;
    private static final double STRAY_SHARE = 0.02;
    private static final double OUTSIDE_SHARE = 0.1;

    private final Crs declared;
    private final @Nullable Envelope expected;

    private CrsDoubt(Crs declared, @Nullable Envelope expected) {
        this.declared = declared;
        this.expected = expected == null || expected.isNull() ? null : new Envelope(expected);
    }

    /**
     * Examines a sample of coordinates.
     *
     * @param declared what they are said to be in
     * @param xy interleaved, as the file has them under the declaration: x first, then y
     * @param expected where the city's other data lies, longitude and latitude; null if nothing is known
     * @return findings, the likeliest first; empty where there is no doubt
     */
    public static List<CrsFinding> examine(Crs declared, double[] xy, @Nullable Envelope expected) {
        return new CrsDoubt(declared, expected).examine(meaningful(xy));
    }

    /** Examines an envelope of coordinates by its corners. */
    public static List<CrsFinding> examine(Crs declared, Envelope envelope, @Nullable Envelope expected) {
        if (envelope.isNull()) {
            return List.of();
        }
        double[] corners = {
            envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMinY(),
            envelope.getMaxX(), envelope.getMaxY(), envelope.getMinX(), envelope.getMaxY()
        };
        return examine(declared, corners, expected);
    }

    private List<CrsFinding> examine(List<Coordinate> sample) {
        List<Coordinate> strays =
                sample.stream().filter(at -> !fits(declared, at)).toList();
        if (strays.size() < Math.max(1, STRAY_SHARE * sample.size())) {
            return List.of();
        }
        Evidence evidence = new Evidence(declared, strays, sample.size());
        for (boolean swapped : new boolean[] {false, true}) {
            List<Coordinate> turned =
                    swapped ? strays.stream().map(CrsDoubt::swap).toList() : strays;
            Optional<CrsFinding> reading = findReading(evidence, turned);
            if (swapped && (reading.isPresent() || isExplained(declared, turned))) {
                List<CrsFinding> findings = new ArrayList<>();
                findings.add(evidence.finding("axes-swapped", swappedMessage(), null));
                reading.ifPresent(findings::add);
                return findings;
            }
            if (reading.isPresent()) {
                return List.of(reading.get());
            }
        }
        return strays.size() < OUTSIDE_SHARE * sample.size() ? List.of() : List.of(unexplained(evidence, strays));
    }

    /** A reading under another system that explains the strays. */
    private Optional<CrsFinding> findReading(Evidence evidence, List<Coordinate> strays) {
        if (declared.isGeographic()) {
            return findMetres(evidence, strays);
        }
        Optional<CrsFinding> prefix = findPrefix(evidence, strays);
        return prefix.isPresent() ? prefix : findDegrees(evidence, strays);
    }

    private Optional<CrsFinding> findPrefix(Evidence evidence, List<Coordinate> strays) {
        boolean declaredPrefixed = ZonePrefix.isPrefixed(declared.srid());
        OptionalInt prefixed = ZonePrefix.findCode(strays.get(0).x);
        if (prefixed.isPresent() && isExplained(Crs.ofEpsg(prefixed.getAsInt()), strays)) {
            Crs meant = Crs.ofEpsg(prefixed.getAsInt());
            String code = declaredPrefixed ? "zone-prefix-other" : "zone-prefix-unexpected";
            String says = "eastings carry a zone prefix (" + text(strays.get(0).x) + ") that " + declared.code()
                    + " does not have; " + meant.code() + " does";
            return Optional.of(evidence.finding(code, says, meant));
        }
        if (declaredPrefixed) {
            Crs meant = Crs.ofEpsg(ZonePrefix.withoutPrefix(declared.srid()));
            if (isExplained(meant, strays)) {
                String says = "eastings (" + text(strays.get(0).x) + ") lack the zone prefix of " + declared.code()
                        + "; " + meant.code() + " has none";
                return Optional.of(evidence.finding("zone-prefix-missing", says, meant));
            }
        }
        return Optional.empty();
    }

    private Optional<CrsFinding> findDegrees(Evidence evidence, List<Coordinate> strays) {
        boolean degrees = strays.stream().allMatch(at -> Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90);
        if (!degrees || !isExplained(Crs.WGS84, strays)) {
            return Optional.empty();
        }
        Crs meant = isExplained(Crs.CGCS2000, strays) ? Crs.CGCS2000 : Crs.WGS84;
        String says = "coordinates look like longitude and latitude in degrees, but " + declared.code()
                + " counts metres or feet";
        return Optional.of(evidence.finding("degrees-not-metres", says, meant));
    }

    private Optional<CrsFinding> findMetres(Evidence evidence, List<Coordinate> strays) {
        if (strays.stream().anyMatch(at -> Math.abs(at.x) <= 360 && Math.abs(at.y) <= 360)) {
            return Optional.empty();
        }
        OptionalInt prefixed = ZonePrefix.findCode(strays.get(0).x);
        if (prefixed.isPresent() && isExplained(Crs.ofEpsg(prefixed.getAsInt()), strays)) {
            return Optional.of(
                    evidence.finding("metres-not-degrees", metresMessage(), Crs.ofEpsg(prefixed.getAsInt())));
        }
        boolean maybeSwapped = ZonePrefix.findCode(strays.get(0).y).isPresent();
        return maybeSwapped
                ? Optional.empty()
                : Optional.of(evidence.finding("metres-not-degrees", metresMessage(), null));
    }

    private CrsFinding unexplained(Evidence evidence, List<Coordinate> strays) {
        if (expected != null && strays.stream().allMatch(at -> fitsArea(declared, at))) {
            return evidence.finding(
                    "far-from-city",
                    "coordinates lie more than " + text(CITY_MARGIN_DEGREES) + "° from the city's other data",
                    null);
        }
        return evidence.finding(
                "outside-area-of-use", "coordinates lie outside the area that " + declared.code() + " is for", null);
    }

    private String swappedMessage() {
        return declared.isGeographic()
                ? "latitude and longitude seem to be swapped: x must be longitude, y latitude"
                : "northing and easting seem to be swapped: x must be the easting, y the northing";
    }

    private String metresMessage() {
        return "coordinates look like metres of a projection, but " + declared.code() + " is in degrees";
    }

    private boolean isExplained(Crs crs, List<Coordinate> strays) {
        long fitting = strays.stream().filter(at -> fits(crs, at)).count();
        return fitting >= EXPLAINED_SHARE * strays.size();
    }

    private boolean fits(Crs crs, Coordinate at) {
        return fitsArea(crs, at) && (expected == null || within(toDegrees(crs, at), expected, CITY_MARGIN_DEGREES));
    }

    private static boolean fitsArea(Crs crs, Coordinate at) {
        Coordinate place = toDegrees(crs, at);
        return place.y >= SOUTHERNMOST
                && place.y <= NORTHERNMOST
                && within(place, crs.areaOfUse(), AREA_MARGIN_DEGREES);
    }

    private static Coordinate toDegrees(Crs crs, Coordinate at) {
        return CrsTransform.between(crs, Crs.CRS84).apply(at);
    }

    private static boolean within(Coordinate place, Envelope area, double marginDegrees) {
        return place.x >= area.getMinX() - marginDegrees
                && place.x <= area.getMaxX() + marginDegrees
                && place.y >= area.getMinY() - marginDegrees
                && place.y <= area.getMaxY() + marginDegrees;
    }

    private static List<Coordinate> meaningful(double[] xy) {
        List<Coordinate> kept = new ArrayList<>();
        for (int i = 0; i + 1 < xy.length; i += 2) {
            boolean missing = xy[i] == 0 && xy[i + 1] == 0;
            if (!missing && Double.isFinite(xy[i]) && Double.isFinite(xy[i + 1])) {
                kept.add(new Coordinate(xy[i], xy[i + 1]));
            }
        }
        return kept;
    }

    private static Coordinate swap(Coordinate at) {
        return new Coordinate(at.y, at.x);
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.3f", number);
    }

    /** What a finding is about: the coordinates that do not fit, out of how many. */
    private record Evidence(Crs declared, List<Coordinate> strays, int sampled) {

        CrsFinding finding(String code, String says, @Nullable Crs suggested) {
            Coordinate example = strays.get(0);
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("declaredCrs", declared.code());
            values.put("points", strays.size());
            values.put("sampled", sampled);
            values.put("x", example.x);
            values.put("y", example.y);
            if (suggested != null) {
                values.put("suggestedCrs", suggested.code());
            }
            String share = strays.size() + " of " + sampled + " coordinates: ";
            return new CrsFinding(code, share + says, values);
        }
    }
}
