package org.cityreach.standard;

import org.cityreach.fault.Fault;

/**
 * What a value of a standard says, and thereby what its rows mean. In every range the lower end belongs
 * and, where ranges follow each other (areas, capacities), the upper end does not.
 */
public enum ValueKind {
    /** One row: {@code value} is the service radius in metres of every facility. */
    FIXED_RADIUS("fixed-radius", "m"),
    /** A row a class: {@code value} is the radius by default, {@code to} the largest permitted; both may be missing. */
    RADIUS_BY_CLASS("radius-by-class", "m"),
    /** A row a size of the facility in m²: {@code from}, {@code to}, and {@code value} the radius in metres. */
    RADIUS_BY_AREA("radius-by-area", "m"),
    /** A row a kind of land: {@code from} and {@code to} facilities per km². */
    DENSITY("density", "1/km²"),
    /** A row a kind of place: {@code from} and {@code to} metres between neighbouring facilities. */
    SPACING("spacing", "m"),
    /** A row a scope: {@code value} is the least share in per cent. */
    COVERAGE_THRESHOLD("coverage-threshold", "%"),
    /** A row a class: {@code from} and {@code to} tonnes a day. */
    CLASS_BY_CAPACITY("class-by-capacity", "t/d"),
    /** A row a class: {@code from} and {@code to} m² of land. */
    LAND_BY_CLASS("land-by-class", "m²"),
    /** A row a class: {@code value} is the least distance in metres to neighbouring buildings. */
    SEPARATION_BY_CLASS("separation-by-class", "m"),
    /** A row a kind of neighbour that the facility must not stand beside; no figures. */
    NOT_BESIDE("not-beside", "");

    private final String code;
    private final String unit;

    ValueKind(String code, String unit) {
        this.code = code;
        this.unit = unit;
    }

    /** As documents write it. */
    public String code() {
        return code;
    }

    /** Of the figures; empty where there are none. */
    public String unit() {
        return unit;
    }

    /** Whether a value of this kind can give the service radius of a facility. */
    public boolean givesRadius() {
        return this == FIXED_RADIUS || this == RADIUS_BY_CLASS || this == RADIUS_BY_AREA;
    }

    public static ValueKind of(String code) {
        for (ValueKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw Fault.invalid(
                "unknown-standard-kind",
                "kind",
                code,
                "fixed-radius, radius-by-class, radius-by-area, density, spacing, coverage-threshold,"
                        + " class-by-capacity, land-by-class, separation-by-class, not-beside");
    }
}
