package org.cityreach.cases;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.cityreach.cases.IndicatorTable.Counter;
import org.cityreach.job.Progress;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Computes the indicators of the cases of a question by group, exactly: all sums are of whole numbers, so neither
 * order nor number of threads changes a bit. The period is that of the question's filter; as what
 * happened in it may concern cases reported earlier, the filter's other parts choose the cases and the period
 * is held against each moment ({@link Indicator} says which). An open begin is the first report, an open end
 * just after the last record of the chosen cases, never the wall clock: the same data give the same answer.
 */
public final class Indicators {

    private static final String REWORK = "rework";
    private static final List<CaseMoment> HAPPENED = List.of(
            CaseMoment.REPORTED,
            CaseMoment.ACCEPTED,
            CaseMoment.FILED,
            CaseMoment.DISPATCHED,
            CaseMoment.RESOLVED,
            CaseMoment.CLOSED);
    private static final int BLOCK = 16_384;

    private final CaseIndex index;
    private final CaseFilter filter;
    private final IndicatorGroups groups;
    private final Set<Indicator> wanted;
    private final int[] rows;
    private final boolean always;
    private final Period period;
    private final BitSet reworked;
    private final BitSet repeatable = new BitSet();
    private final BitSet repeated = new BitSet();

    private Indicators(CaseQuestion question, IndicatorGroups groups, Set<Indicator> wanted) {
        this.index = question.index();
        this.filter = question.filter();
        this.groups = groups;
        this.wanted = computable(index, groups, wanted);
        always = filter.period().equals(Period.ALWAYS);
        rows = index.rows(filter.in(Period.ALWAYS));
        period = closed(index, filter.period(), rows);
        reworked = this.wanted.contains(Indicator.REWORK_RATE) ? reworkedRows() : new BitSet();
    }

    /** The indicators asked for, as far as the collection has what they need. */
    public static IndicatorTable compute(
            CaseQuestion question, IndicatorGroups groups, Set<Indicator> wanted, Progress progress) {
        if (groups.groupOfRow().length != question.index().size()) {
            throw new IllegalArgumentException(groups.groupOfRow().length + " rows have a group; the index has "
                    + question.index().size());
        }
        return new Indicators(question, groups, wanted).compute(progress);
    }

    /**
     * Those of the indicators that the collection and the groups have data for. A moment that no case has is
     * taken for one that nothing has reached yet, and counted as none; but whether cases are accepted or sent
     * back is not recorded everywhere, so there no value at all means that it cannot be told.
     */
    public static Set<Indicator> computable(CaseIndex index, IndicatorGroups groups, Set<Indicator> wanted) {
        Layer layer = index.layer();
        EnumSet<Indicator> result = EnumSet.noneOf(Indicator.class);
        for (Indicator indicator : wanted) {
            boolean has = indicator.moments().stream()
                    .allMatch(moment -> isDateTime(layer, moment.property()) || indicator == Indicator.CASES);
            boolean special = switch (indicator) {
                case ACCEPTED -> index.hasAny(CaseMoment.ACCEPTED.property());
                case REWORK_RATE -> reworkFilter(layer) != null && index.hasAny(REWORK);
                case CASES_PER_KM2 -> groups.squareKilometres() != null;
                case CASES_PER_1000_RESIDENTS -> groups.residents() != null;
                case CASES_PER_KM -> groups.kilometres() != null;
                default -> true;
            };
            if (has && special) {
                result.add(indicator);
            }
        }
        return result;
    }

    /** The period of a question with its open ends closed; an empty one at 0 where nothing has happened. */
    public static Period closedPeriod(CaseQuestion question) {
        CaseIndex index = question.index();
        return closed(
                index, question.filter().period(), index.rows(question.filter().in(Period.ALWAYS)));
    }

    private static Period closed(CaseIndex index, Period period, int[] rows) {
        boolean openBegin = period.from() <= Long.MIN_VALUE + 1;
        boolean openEnd = period.to() == Long.MAX_VALUE;
        if (!openBegin && !openEnd) {
            return period;
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row : rows) {
            long reported = index.moment(CaseMoment.REPORTED, row);
            first = reported == CaseIndex.NEVER ? first : Math.min(first, reported);
            for (CaseMoment moment : HAPPENED) {
                last = Math.max(last, index.moment(moment, row));
            }
        }
        long from = openBegin ? (first == Long.MAX_VALUE ? 0 : first) : period.from();
        long to = openEnd ? (last == Long.MIN_VALUE ? from : last + 1) : period.to();
        return openBegin ? new Period(Math.min(from, to), to) : new Period(from, Math.max(from, to));
    }

    private IndicatorTable compute(Progress progress) {
        if (wanted.contains(Indicator.REPEAT_RATE)) {
            findRepeats(progress);
        }
        int length = (groups.count() + 1) * Counter.COUNT;
        long[] sums = new long[length];
        ReentrantLock lock = new ReentrantLock();
        int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), rows.length / BLOCK));
        IntStream.range(0, threads).parallel().forEach(part -> {
            long[] own = new long[length];
            int end = (int) ((long) rows.length * (part + 1) / threads);
            for (int i = (int) ((long) rows.length * part / threads); i < end; i++) {
                if (i % BLOCK == 0) {
                    progress.checkCancelled();
                }
                int group = groups.groupOfRow()[rows[i]];
                add(own, (group < 0 ? groups.count() : group) * Counter.COUNT, rows[i]);
            }
            lock.lock();
            try {
                for (int i = 0; i < length; i++) {
                    sums[i] += own[i];
                }
            } finally {
                lock.unlock();
            }
        });
        return new IndicatorTable(groups, period, wanted, sums);
    }

    private void add(long[] sums, int at, int row) {
        addReport(sums, at, row);
        count(sums, at, Counter.ACCEPTED, period.holds(index.moment(CaseMoment.ACCEPTED, row)));
        count(sums, at, Counter.FILED, period.holds(index.moment(CaseMoment.FILED, row)));
        count(sums, at, Counter.DISPATCHED, period.holds(index.moment(CaseMoment.DISPATCHED, row)));
        long resolved = index.moment(CaseMoment.RESOLVED, row);
        if (period.holds(resolved)) {
            count(sums, at, Counter.RESOLVED, true);
            count(sums, at, Counter.REWORKED, reworked.get(row));
            long reported = index.moment(CaseMoment.REPORTED, row);
            if (reported != CaseIndex.NEVER) {
                count(sums, at, Counter.RESOLVED_AFTER_REPORT, true);
                sums[at + Counter.MILLIS_TO_RESOLVE.ordinal()] += resolved - reported;
            }
        }
        addClosure(sums, at, row);
    }

    private void addReport(long[] sums, int at, int row) {
        if (isReported(row)) {
            long filed = index.moment(CaseMoment.FILED, row);
            count(sums, at, Counter.REPORTED, true);
            count(sums, at, Counter.REPORTED_AND_FILED, filed != CaseIndex.NEVER && filed < period.to());
            count(sums, at, Counter.REPEATABLE, repeatable.get(row));
            count(sums, at, Counter.REPEATED, repeated.get(row));
        }
    }

    private void addClosure(long[] sums, int at, int row) {
        long closed = index.moment(CaseMoment.CLOSED, row);
        long due = index.moment(CaseMoment.DUE, row);
        boolean isClosed = closed != CaseIndex.NEVER && closed < period.to();
        count(sums, at, Counter.CLOSED, period.holds(closed));
        if (period.holds(due)) {
            count(sums, at, Counter.DUE, true);
            count(sums, at, Counter.DUE_AND_CLOSED, isClosed);
            count(sums, at, Counter.ON_TIME, isClosed && closed <= due);
        }
        count(sums, at, Counter.OVERDUE_OPEN, due != CaseIndex.NEVER && due < period.to() && !isClosed);
    }

    private static void count(long[] sums, int at, Counter counter, boolean holds) {
        if (holds) {
            sums[at + counter.ordinal()]++;
        }
    }

    /** Finds which of the cases reported in the period are repeated among them. */
    private void findRepeats(Progress progress) {
        int[] reported = Arrays.stream(rows).filter(this::isReported).toArray();
        RepeatCases repeats = RepeatCases.compute(index, reported, RepeatCases.Rule.DEFAULT, progress);
        for (int place = 0; place < reported.length; place++) {
            repeatable.set(reported[place], repeats.isCountable(place));
            repeated.set(reported[place], repeats.isCountable(place) && repeats.isRepeated(place));
        }
    }

    private boolean isReported(int row) {
        long reported = index.moment(CaseMoment.REPORTED, row);
        return reported == CaseIndex.NEVER ? always : period.holds(reported);
    }

    private BitSet reworkedRows() {
        Filter condition = reworkFilter(index.layer());
        return condition == null ? new BitSet() : rowsThat(condition);
    }

    private BitSet rowsThat(Filter condition) {
        Filter both = new Filter.And(List.of(filter.condition(), condition));
        BitSet passing = new BitSet();
        for (int row : index.rows(new CaseFilter(Period.ALWAYS, filter.values(), filter.within(), both))) {
            passing.set(row);
        }
        return passing;
    }

    private static boolean isDateTime(Layer layer, String property) {
        return layer.findProperty(property)
                .map(schema -> schema.type() == PropertyType.DATE_TIME)
                .orElse(false);
    }

    private static @Nullable Filter reworkFilter(Layer layer) {
        PropertyType type =
                layer.findProperty(REWORK).map(schema -> schema.type()).orElse(null);
        if (type == null) {
            return null;
        }
        return switch (type) {
            case INTEGER -> new Filter.Comparison(REWORK, Operator.GREATER, 0L);
            case NUMBER -> new Filter.Comparison(REWORK, Operator.GREATER, 0.0);
            case BOOLEAN -> new Filter.Comparison(REWORK, Operator.EQUAL, true);
            default -> null;
        };
    }
}
