package org.cityreach.geo;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.geo.system.BuiltInSystems;
import org.cityreach.geo.system.BuiltInText;
import org.cityreach.geo.system.EpsgDatabase;
import org.cityreach.geo.system.EsriText;
import org.cityreach.geo.system.SystemDefinition;
import org.cityreach.geo.system.SystemDefinition.Unit;
import org.locationtech.jts.geom.Envelope;

/**
 * A two-dimensional coordinate system by name: one of EPSG's, OGC's CRS84, or one of the Chinese map
 * applications, GCJ-02 and BD-09. Two are equal if their codes are. Whatever the authority says,
 * coordinates in memory are x first: easting or longitude in degrees, then northing or latitude.
 *
 * <p>EPSG:4490 (CGCS2000), EPSG:4326 (WGS 84) and CRS84 are taken as one datum; the shift between them is
 * null. In truth they part by the motion of the plates, some centimetres a year and below a metre today.
 *
 * <p>Immutable. The usual city systems are known at once; any other EPSG code starts the EPSG database at
 * its first use, which takes seconds.
 */
public final class Crs {

    private static final String ALLOWED =
            "EPSG:<code> of a two-dimensional geographic or projected system, CRS84, GCJ-02, BD-09";
    private static final String OGC = "http://www.opengis.net/def/crs/";
    private static final Pattern EPSG = Pattern.compile("\\[?(?:EPSG:{1,2}(?:[0-9.]*:)?)?([0-9]{4,6})]?"
            + "|URN:OGC:DEF:CRS:EPSG:[0-9.]*:([0-9]{4,6})"
            + "|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/[0-9.]+/([0-9]{4,6})");
    private static final Pattern CRS84_NAME = Pattern.compile("(?:OGC:)?CRS:?84"
            + "|URN:OGC:DEF:CRS:OGC:[0-9.]*:CRS84"
            + "|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/OGC/[0-9.]+/CRS84");
    private static final Pattern GCJ_NAME = Pattern.compile("GCJ-?0?2");
    private static final Pattern BD_NAME = Pattern.compile("BD-?0?9(?:LL)?");

    /** Codes beyond are other vendors' or retired variants; asking for one does not start the database. */
    private static final int LAST_EPSG_CODE = 32_767;

    /** Only codes that exist are kept, so it cannot outgrow EPSG. */
    private static final ConcurrentMap<Integer, Crs> BY_CODE = new ConcurrentHashMap<>();

    /** Longitude and latitude of GPS, EPSG:4326. */
    public static final Crs WGS84 = Crs.of("EPSG:4326");

    /** Longitude and latitude of China's system of 2000, EPSG:4490. */
    public static final Crs CGCS2000 = Crs.of("EPSG:4490");

    /** EPSG:3857. Nothing is ever measured in it. */
    public static final Crs WEB_MERCATOR = Crs.of("EPSG:3857");

    public static final Crs CRS84 = new Crs("CRS84", 4326, OGC + "OGC/1.3/CRS84", BuiltInSystems.crs84());

    public static final Crs GCJ_02 = new Crs("GCJ-02", 0, "urn:cityreach:def:crs:GCJ-02", BuiltInSystems.gcj02());

    public static final Crs BD_09 = new Crs("BD-09", 0, "urn:cityreach:def:crs:BD-09", BuiltInSystems.bd09());

    private final String code;
    private final int srid;
    private final String uri;
    private final SystemDefinition definition;

    private Crs(String code, int srid, String uri, SystemDefinition definition) {
        this.code = code;
        this.srid = srid;
        this.uri = uri;
        this.definition = definition;
    }

    /**
     * The system of that name, in any case: {@code EPSG:4549}, {@code 4549}, an OGC URI or URN of EPSG or of
     * CRS84, {@code CRS84}, {@code GCJ-02}, {@code BD-09}. Throws the fault {@code unknown-crs} for anything
     * else, and for codes that EPSG does not know or that are not two-dimensional.
     */
    public static Crs of(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        if (GCJ_NAME.matcher(upper).matches()) {
            return GCJ_02;
        }
        if (BD_NAME.matcher(upper).matches()) {
            return BD_09;
        }
        if (CRS84_NAME.matcher(upper).matches()) {
            return CRS84;
        }
        Matcher epsg = EPSG.matcher(upper);
        if (epsg.matches()) {
            for (int group = 1; group <= epsg.groupCount(); group++) {
                String digits = epsg.group(group);
                if (digits != null) {
                    return findEpsg(Integer.parseInt(digits)).orElseThrow(() -> unknown(name));
                }
            }
        }
        throw unknown(name);
    }

    /** The system of an EPSG code; the fault {@code unknown-crs} where there is none. */
    public static Crs ofEpsg(int code) {
        return findEpsg(code).orElseThrow(() -> unknown("EPSG:" + code));
    }

    /** Canonical name: {@code EPSG:4549}, {@code CRS84}, {@code GCJ-02}, {@code BD-09}. */
    public String code() {
        return code;
    }

    /** The EPSG code; 4326 for CRS84; 0 for GCJ-02 and BD-09, which no authority lists. */
    public int srid() {
        return srid;
    }

    /** As OGC API names it. */
    public String uri() {
        return uri;
    }

    /** As the authority titles it, such as {@code CGCS2000 / 3-degree Gauss-Kruger CM 120E}. */
    public String title() {
        return definition.name();
    }

    /** Whether coordinates are longitude and latitude in degrees. */
    public boolean isGeographic() {
        return definition.unit() == Unit.DEGREES;
    }

    /**
     * Whether it is projected, counts metres, and its metres are near to those on the ground in its area
     * of use. Web Mercator is not metric.
     */
    public boolean isMetric() {
        return definition.unit() == Unit.METRES;
    }

    /** Whether the authority puts latitude or northing first; in memory x is first in any case. */
    public boolean isLatitudeFirst() {
        return definition.latitudeFirst();
    }

    /** Whether layers may be stored in it: EPSG systems only. */
    public boolean isStorable() {
        return code.startsWith("EPSG:");
    }

    /**
     * Where it is meant for, in longitude and latitude, degrees. A copy. Where the area crosses the
     * antimeridian it is widened to all longitudes.
     */
    public Envelope areaOfUse() {
        return new Envelope(definition.areaOfUse());
    }

    /**
     * Well-known text, version 1 (OGC 01-009), for files that carry their system in words. Only for
     * systems that may be stored in.
     */
    public String toWellKnownText() {
        return BuiltInText.find(srid)
                .or(() -> EpsgDatabase.findText(srid))
                .orElseThrow(() -> new IllegalStateException(code + " has no well-known text"));
    }

    /**
     * Well-known text as ESRI's .prj files have it, where the system is one of the usual ones, else as
     * {@link #toWellKnownText}.
     */
    public String toEsriText() {
        return EsriText.find(srid).orElseGet(this::toWellKnownText);
    }

    /**
     * The system of a well-known text of OGC's or ESRI's, by its code or, where it has none, by its datum and
     * parameters; empty for texts of unusual systems without a code.
     */
    public static Optional<Crs> findText(String wellKnownText) {
        OptionalInt code = EsriText.findCode(wellKnownText);
        return code.isPresent() ? findEpsg(code.getAsInt()) : Optional.empty();
    }

    SystemDefinition definition() {
        return definition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crs that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }

    private static Optional<Crs> findEpsg(int epsgCode) {
        Crs known = BY_CODE.get(epsgCode);
        if (known != null) {
            return Optional.of(known);
        }
        return BuiltInSystems.find(epsgCode)
                .or(() -> epsgCode <= LAST_EPSG_CODE ? EpsgDatabase.find(epsgCode) : Optional.empty())
                .map(found -> BY_CODE.computeIfAbsent(
                        epsgCode, code -> new Crs("EPSG:" + code, code, OGC + "EPSG/0/" + code, found)));
    }

    private static Fault unknown(String name) {
        return Fault.invalid("unknown-crs", "crs", name, ALLOWED);
    }
}
