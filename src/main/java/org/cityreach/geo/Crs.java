package org.cityreach.geo;

/** Placeholder of the coordinate system by name; the geo module replaces it. */
public record Crs(String code) {

    public static Crs of(String name) {
        return new Crs(name);
    }
}
