package org.cityreach.cases;

import java.util.Set;
import org.cityreach.cases.Indicator.Shape;
import org.cityreach.cases.algorithm.WilsonInterval;

/**
 * Every indicator of every group over one period. Besides the groups there are two rows more:
 * {@link #none()} for cases in no group and {@link #total()} for all cases. Immutable.
 */
public final class IndicatorTable {

    /** What is counted while cases are read; sums of whole numbers, so their order does not matter. */
    enum Counter {
        REPORTED,
        REPORTED_AND_FILED,
        REPEATABLE,
        REPEATED,
        ACCEPTED,
        FILED,
        DISPATCHED,
        RESOLVED,
        REWORKED,
        CLOSED,
        DUE,
        DUE_AND_CLOSED,
        ON_TIME,
        OVERDUE_OPEN,
        RESOLVED_AFTER_REPORT,
        MILLIS_TO_RESOLVE;

        static final int COUNT = values().length;
    }

    private static final double MILLIS_PER_HOUR = 3_600_000.0;
    private static final double PER_CENT = 100;

    private final IndicatorGroups groups;
    private final Period period;
    private final Set<Indicator> computed;
    private final long[] counters;

    /** @param counters by group, then those of no group; a row for the total is added here */
    IndicatorTable(IndicatorGroups groups, Period period, Set<Indicator> computed, long[] counters) {
        this.groups = groups;
        this.period = period;
        this.computed = Set.copyOf(computed);
        this.counters = new long[counters.length + Counter.COUNT];
        System.arraycopy(counters, 0, this.counters, 0, counters.length);
        for (int i = 0; i < counters.length; i++) {
            this.counters[counters.length + i % Counter.COUNT] += counters[i];
        }
    }

    /** The period the figures are of, its open ends closed where the records begin and end. */
    public Period period() {
        return period;
    }

    /** The number of groups, without the two rows more. */
    public int groups() {
        return groups.count();
    }

    /** The row of the cases in no group. */
    public int none() {
        return groups.count();
    }

    /** The row of all cases. */
    public int total() {
        return groups.count() + 1;
    }

    /** Whether the collection has what the indicator needs, and it was asked for. */
    public boolean has(Indicator indicator) {
        return computed.contains(indicator);
    }

    /** The figure in the indicator's unit; NaN where it does not exist, such as a rate of no cases. */
    public double value(Indicator indicator, int row) {
        if (!has(indicator)) {
            return Double.NaN;
        }
        return switch (indicator.shape()) {
            case COUNT -> hits(indicator, row);
            case RATE ->
                trials(indicator, row) == 0 ? Double.NaN : PER_CENT * hits(indicator, row) / trials(indicator, row);
            case MEAN ->
                trials(indicator, row) == 0
                        ? Double.NaN
                        : get(row, Counter.MILLIS_TO_RESOLVE) / MILLIS_PER_HOUR / trials(indicator, row);
            case DENSITY -> density(indicator, row);
        };
    }

    /**
     * How many cases the figure is made from: the denominator of a rate or mean, else the cases counted. Fewer than
     * {@link Indicator#SMALL} make a figure that chance alone moves much.
     */
    public long basis(Indicator indicator, int row) {
        return indicator.shape() == Shape.COUNT || indicator.shape() == Shape.DENSITY
                ? hits(indicator, row)
                : trials(indicator, row);
    }

    /** Between what limits a rate lies with 95 % confidence, in per cent; NaN for other figures. */
    public double low(Indicator indicator, int row) {
        return hasInterval(indicator, row)
                ? PER_CENT
                        * WilsonInterval.of(hits(indicator, row), trials(indicator, row))
                                .low()
                : Double.NaN;
    }

    public double high(Indicator indicator, int row) {
        return hasInterval(indicator, row)
                ? PER_CENT
                        * WilsonInterval.of(hits(indicator, row), trials(indicator, row))
                                .high()
                : Double.NaN;
    }

    private boolean hasInterval(Indicator indicator, int row) {
        return has(indicator) && indicator.shape() == Shape.RATE && trials(indicator, row) > 0;
    }

    private long hits(Indicator indicator, int row) {
        return switch (indicator) {
            case CASES, CASES_PER_KM2, CASES_PER_1000_RESIDENTS, CASES_PER_KM -> get(row, Counter.REPORTED);
            case ACCEPTED -> get(row, Counter.ACCEPTED);
            case FILED -> get(row, Counter.FILED);
            case DISPATCHED -> get(row, Counter.DISPATCHED);
            case RESOLVED -> get(row, Counter.RESOLVED);
            case CLOSED -> get(row, Counter.CLOSED);
            case DUE_TO_CLOSE -> get(row, Counter.DUE);
            case FILING_RATE -> get(row, Counter.REPORTED_AND_FILED);
            case CLOSURE_RATE -> get(row, Counter.DUE_AND_CLOSED);
            case ON_TIME_RATE -> get(row, Counter.ON_TIME);
            case OVERDUE -> get(row, Counter.DUE) - get(row, Counter.ON_TIME);
            case OVERDUE_OPEN -> get(row, Counter.OVERDUE_OPEN);
            case REWORK_RATE -> get(row, Counter.REWORKED);
            case REPEAT_RATE -> get(row, Counter.REPEATED);
            case MEAN_HOURS_TO_RESOLVE -> get(row, Counter.RESOLVED_AFTER_REPORT);
        };
    }

    private long trials(Indicator indicator, int row) {
        return switch (indicator) {
            case FILING_RATE -> get(row, Counter.REPORTED);
            case REPEAT_RATE -> get(row, Counter.REPEATABLE);
            case CLOSURE_RATE, ON_TIME_RATE -> get(row, Counter.DUE);
            case REWORK_RATE -> get(row, Counter.RESOLVED);
            case MEAN_HOURS_TO_RESOLVE -> get(row, Counter.RESOLVED_AFTER_REPORT);
            default -> throw new IllegalArgumentException(indicator.id() + " is no rate or mean");
        };
    }

    /** NaN where the size is not known or 0. The total's is of all groups whose size is known, with their cases. */
    private double density(Indicator indicator, int row) {
        long cases = 0;
        double size = 0;
        int end = row == total() ? groups.count() : Math.min(row + 1, groups.count());
        for (int group = row == total() ? 0 : row; group < end; group++) {
            double one = sizeOfGroup(indicator, group);
            if (one > 0) {
                cases += hits(indicator, group);
                size += one;
            }
        }
        return size > 0 ? cases / size : Double.NaN;
    }

    private double sizeOfGroup(Indicator indicator, int group) {
        return switch (indicator) {
            case CASES_PER_KM2 -> groups.squareKilometres(group);
            case CASES_PER_1000_RESIDENTS -> groups.residents(group) / 1000;
            case CASES_PER_KM -> groups.kilometres(group);
            default -> throw new IllegalArgumentException(indicator.id() + " is no density");
        };
    }

    private long get(int row, Counter counter) {
        return counters[row * Counter.COUNT + counter.ordinal()];
    }
}
