package org.cityreach.areamap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cityreach.areamap.algorithm.ClassLimits;
import org.cityreach.fault.Fault;

/**
 * How figures are put into classes.
 *
 * @param count how many classes are wanted, {@value #FEWEST} to {@value #MOST}; ties may leave fewer
 * @param breaks where fixed classes part, ascending; each belongs to the class above it
 */
public record ClassRule(Method method, int count, List<Double> breaks) {

    public static final int FEWEST = 2;
    public static final int MOST = 9;
    public static final ClassRule DEFAULT = new ClassRule(Method.NATURAL_BREAKS, 5, List.of());

    /** Where classes part. */
    public enum Method {
        /** As many areas in each class as ties allow. */
        EQUAL_COUNT,
        /** Classes of the same width. */
        EQUAL_STEP,
        /** Classes whose members differ least from their mean (Fisher and Jenks); exact. */
        NATURAL_BREAKS,
        /** Where the caller says. */
        FIXED;

        public String jsonName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** All names, with commas between. */
        public static String names() {
            return String.join(
                    ", ", Arrays.stream(values()).map(Method::jsonName).toList());
        }
    }

    public ClassRule {
        breaks = List.copyOf(breaks);
        if (method == Method.FIXED) {
            checkBreaks(breaks);
        } else if (count < FEWEST || count > MOST) {
            throw Fault.invalid("invalid-class-count", "classes.count", count, FEWEST + " to " + MOST);
        } else if (!breaks.isEmpty()) {
            throw Fault.invalid("breaks-without-fixed", "classes.breaks", breaks, "only with the method fixed");
        }
    }

    private static void checkBreaks(List<Double> breaks) {
        boolean fine = !breaks.isEmpty() && breaks.size() < MOST;
        for (int i = 0; i < breaks.size(); i++) {
            fine &= Double.isFinite(breaks.get(i)) && (i == 0 || breaks.get(i) > breaks.get(i - 1));
        }
        if (!fine) {
            throw Fault.invalid(
                    "invalid-breaks", "classes.breaks", breaks, "1 to " + (MOST - 1) + " different numbers, ascending");
        }
    }

    /** The method of that name; a fault that names the input where there is none. */
    public static Method method(String input, String name) {
        for (Method method : Method.values()) {
            if (method.jsonName().equals(name)) {
                return method;
            }
        }
        throw Fault.invalid("unknown-class-method", input, name, Method.names());
    }

    /** The least value of every class but the first, for finite figures in ascending order. */
    double[] limits(double[] sorted) {
        return switch (method) {
            case EQUAL_COUNT -> ClassLimits.ofEqualCount(sorted, count);
            case EQUAL_STEP -> ClassLimits.ofEqualStep(sorted, count);
            case NATURAL_BREAKS -> ClassLimits.ofNaturalBreaks(sorted, count);
            case FIXED -> breaks.stream().mapToDouble(Double::doubleValue).toArray();
        };
    }

    /** How many classes there are where nothing is tied. */
    int wanted() {
        return method == Method.FIXED ? breaks.size() + 1 : count;
    }
}
