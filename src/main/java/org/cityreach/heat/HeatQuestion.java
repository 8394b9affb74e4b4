package org.cityreach.heat;

import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.fault.Fault;
import org.cityreach.heat.algorithm.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Which cases, spread how.
 *
 * @param radiusMetres NaN for the rule
 */
public record HeatQuestion(CaseIndex index, CaseFilter filter, Kernel kernel, double radiusMetres) {

    /** The radius may be from here to {@link #LARGEST_RADIUS_METRES}, both ends included. */
    public static final double SMALLEST_RADIUS_METRES = 10;

    public static final double LARGEST_RADIUS_METRES = 50_000;

    private static final String RADIUS = "10 to 50000 metres";

    /** The fault {@code invalid-radius} where it lies outside the limits; NaN is let through. */
    public static double checkedRadius(double radiusMetres) {
        if (radiusMetres < SMALLEST_RADIUS_METRES
                || radiusMetres > LARGEST_RADIUS_METRES
                || Double.isInfinite(radiusMetres)) {
            throw Fault.invalid("invalid-radius", "radiusMetres", radiusMetres, RADIUS);
        }
        return radiusMetres;
    }

    /** A radius as a text; NaN where it is null. */
    static double radius(@Nullable String text) {
        if (text == null) {
            return Double.NaN;
        }
        try {
            double radius = Double.parseDouble(text);
            if (!Double.isNaN(radius)) {
                return checkedRadius(radius);
            }
        } catch (NumberFormatException notANumber) {
            throw Fault.invalid("invalid-radius", "radiusMetres", text, RADIUS);
        }
        throw Fault.invalid("invalid-radius", "radiusMetres", text, RADIUS);
    }

    /** The kernel of that name; quartic where it is null. */
    public static Kernel kernel(@Nullable String name) {
        if (name == null || name.equals("quartic")) {
            return Kernel.QUARTIC;
        }
        if (name.equals("gaussian")) {
            return Kernel.GAUSSIAN;
        }
        throw Fault.invalid("invalid-input", "kernel", name, "quartic, gaussian");
    }
}
