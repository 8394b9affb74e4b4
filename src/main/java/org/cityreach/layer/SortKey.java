package org.cityreach.layer;

/**
 * A property to sort features by; {@code id} is the feature's id. Texts sort by code point, false before true; features
 * without a value come last either way.
 */
public record SortKey(String property, boolean isDescending) {

    /** The name that stands for the feature's id. */
    public static final String ID = "id";
}
