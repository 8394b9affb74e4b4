package org.cityreach.cases;

import java.time.Duration;
import org.cityreach.cases.algorithm.SpaceTimeGroups;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;

/**
 * Which of some cases are repeated: another of them with the same category lies within some metres and was
 * reported within some days, before or after. Cases that such neighbours join, directly or through others, form a
 * group. The repeat rate is the share of cases that are repeated among those that could be: with a place, a
 * moment of report and a category. Where the collection has no property {@code category}, all its cases count as
 * one category. Only the cases given are looked at: one outside a filter or a period repeats nothing in it.
 *
 * <p>Distances are planar in the index's metric system; exactly so far (to 1.5 mm) or so long apart still belongs. A day is
 * 24 hours. Immutable; safe for use by many threads.
 */
public final class RepeatCases {

    public static final double DEFAULT_METRES = 50;
    public static final double DEFAULT_DAYS = 30;

    /** An index keeps places to half a millimetre a coordinate, so that two may seem this much farther apart. */
    private static final double ROUNDING_METRES = 0.0015;

    private final int[] groupOf;
    private final int[] sizes;
    private final boolean[] countable;

    /**
     * How near and how soon a case repeats another.
     *
     * @param withinMetres 0.1 to 10000
     * @param withinDays 0 to 3660, also parts of a day
     */
    public record Rule(double withinMetres, double withinDays) {

        /** The usual one: 50 m and 30 days. */
        public static final Rule DEFAULT = new Rule(DEFAULT_METRES, DEFAULT_DAYS);

        public Rule {
            if (!(withinMetres >= SpaceTimeGroups.LEAST_METRES && withinMetres <= 10_000)) {
                throw Fault.invalid("invalid-input", "withinMetres", withinMetres, "0.1 to 10000");
            }
            if (!(withinDays >= 0 && withinDays <= 3660)) {
                throw Fault.invalid("invalid-input", "withinDays", withinDays, "0 to 3660");
            }
        }
    }

    private RepeatCases(int[] groupOf, boolean[] countable) {
        this.groupOf = groupOf;
        this.countable = countable;
        sizes = new int[groupOf.length];
        for (int group : groupOf) {
            sizes[group]++;
        }
    }

    /** Of the cases in these rows of an index. */
    public static RepeatCases compute(CaseIndex index, int[] rows, Rule rule, Progress progress) {
        double[] x = new double[rows.length];
        double[] y = new double[rows.length];
        long[] moments = new long[rows.length];
        int[] kinds = new int[rows.length];
        boolean[] countable = new boolean[rows.length];
        boolean sorted =
                index.layer().findProperty(CaseAttribute.CATEGORY.property()).isPresent();
        for (int i = 0; i < rows.length; i++) {
            x[i] = index.easting(rows[i]);
            y[i] = index.northing(rows[i]);
            moments[i] = index.moment(CaseMoment.REPORTED, rows[i]);
            kinds[i] = sorted ? index.code(CaseAttribute.CATEGORY, rows[i]) : 0;
            countable[i] = kinds[i] >= 0 && moments[i] != CaseIndex.NEVER && !Double.isNaN(x[i]);
            kinds[i] = countable[i] ? kinds[i] : -1;
        }
        long withinMillis = Math.round(rule.withinDays * Duration.ofDays(1).toMillis());
        int[] groupOf = SpaceTimeGroups.compute(
                new SpaceTimeGroups.Events(x, y, moments, kinds),
                rule.withinMetres + ROUNDING_METRES,
                withinMillis,
                progress);
        return new RepeatCases(groupOf, countable);
    }

    /** How many cases were looked at. */
    public int size() {
        return groupOf.length;
    }

    /** Whether the case at this place of the rows has a place, a moment and a category. */
    public boolean isCountable(int place) {
        return countable[place];
    }

    /** Whether another case repeats the one at this place of the rows, or it another. */
    public boolean isRepeated(int place) {
        return sizes[groupOf[place]] > 1;
    }

    /** The place in the rows of the first case of the group; its own where it is alone. */
    public int group(int place) {
        return groupOf[place];
    }

    /** How many cases the group of this case has, itself among them. */
    public int groupSize(int place) {
        return sizes[groupOf[place]];
    }
}
