package org.cityreach.standard;

import org.jspecify.annotations.Nullable;

/**
 * The service radius of one facility under a standard, or why there is none.
 *
 * @param metres more than 0, or NaN where no radius applies
 * @param largestMetres the most a planner may set instead, NaN where the standard names none
 * @param reason a stable code where no radius applies, null else
 * @param detail what was looked at, such as {@code vehicleMode=large} or {@code area 812 m²}
 */
public record ServiceRadius(
        double metres, double largestMetres, @Nullable String reason, String detail) {

    /** The standard asks for a property or an area the facility does not have. */
    public static final String ATTRIBUTE_MISSING = "attribute-missing";
    /** The facility's class is not in the standard's table. */
    public static final String UNKNOWN_CLASS = "unknown-class";
    /** The standard leaves the radius of this class to the user. */
    public static final String SET_BY_USER = "set-by-user";
    /** The facility is of a size the standard does not count. */
    public static final String SIZE_NOT_COUNTED = "size-not-counted";

    static ServiceRadius of(double metres, @Nullable Double largestMetres, String detail) {
        return new ServiceRadius(metres, largestMetres == null ? Double.NaN : largestMetres, null, detail);
    }

    static ServiceRadius none(String reason, String detail) {
        return new ServiceRadius(Double.NaN, Double.NaN, reason, detail);
    }

    public boolean applies() {
        return reason == null;
    }
}
