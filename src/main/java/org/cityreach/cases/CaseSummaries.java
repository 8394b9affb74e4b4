package org.cityreach.cases;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cityreach.cases.CaseSummary.Step;
import org.cityreach.cases.CaseSummary.ValueCount;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Counts the cases of a question by step of time and by each attribute, exactly, in one scan on all cores.
 * Weeks begin on Mondays; days, weeks and months are those of a time zone.
 */
public final class CaseSummaries {

    /** Parts of the scan; a part sums for itself. */
    private static final int PARTS = 8;
    /** Above so many steps from the first case to the last, the empty ones are left out. */
    static final int MOST_STEPS = 4000;

    private static final long DAY_MILLIS = 86_400_000;
    private static final int SLOTS = 1024;

    /** How long a step is. */
    public enum StepLength {
        DAY,
        WEEK,
        MONTH;

        LocalDate startOf(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        LocalDate after(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
            };
        }
    }

    private CaseSummaries() {}

    public static CaseSummary compute(CaseQuestion question, StepLength step, ZoneId zone, Progress progress) {
        CaseIndex index = question.index();
        Part[] parts = new Part[PARTS];
        index.scan(question.filter(), null, progress, PARTS, part -> {
            parts[part] = new Part(index, zone);
            return parts[part];
        });
        Part all = new Part(index, zone);
        for (Part part : parts) {
            all.add(part);
        }
        Map<CaseAttribute, List<ValueCount>> byAttribute = new EnumMap<>(CaseAttribute.class);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            if (index.layer().findProperty(attribute.property()).isPresent()) {
                byAttribute.put(attribute, all.counts(attribute));
            }
        }
        List<Step> series = new ArrayList<>();
        boolean isSparse = series(all.byDay, step, zone, series);
        return new CaseSummary(
                all.total, all.withoutPlace, all.withoutMoment, all.first, all.last, series, isSparse, byAttribute);
    }

    /** Adds the steps; true where empty ones are left out. */
    private static boolean series(TreeMap<Long, int[]> byDay, StepLength length, ZoneId zone, List<Step> series) {
        TreeMap<LocalDate, Integer> byStep = new TreeMap<>();
        byDay.forEach((day, count) -> byStep.merge(length.startOf(LocalDate.ofEpochDay(day)), count[0], Integer::sum));
        if (byStep.isEmpty()) {
            return false;
        }
        LocalDate last = byStep.lastKey();
        List<LocalDate> starts = new ArrayList<>();
        LocalDate start = byStep.firstKey();
        while (!start.isAfter(last) && starts.size() <= MOST_STEPS) {
            starts.add(start);
            start = length.after(start);
        }
        boolean isSparse = starts.size() > MOST_STEPS;
        for (LocalDate from : isSparse ? byStep.keySet() : starts) {
            series.add(new Step(millis(from, zone), millis(length.after(from), zone), byStep.getOrDefault(from, 0)));
        }
        return isSparse;
    }

    private static long millis(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The counts of one part of the scan. */
    private static final class Part implements CaseBlock.Reader {

        private final CaseIndex index;
        private final ZoneId zone;
        private final Map<CaseAttribute, int[]> counts = new EnumMap<>(CaseAttribute.class);
        private final TreeMap<Long, int[]> byDay = new TreeMap<>();
        private int total;
        private int withoutPlace;
        private int withoutMoment;
        private long first = CaseIndex.NEVER;
        private long last = CaseIndex.NEVER;
        /** Counts of days met of late, by the day's last bits. */
        private final int[] @Nullable [] slots = new int[SLOTS][];

        private final long[] slotDays = new long[SLOTS];
        private long offset;
        private long offsetFrom = Long.MAX_VALUE;
        private long offsetTo = Long.MIN_VALUE;

        Part(CaseIndex index, ZoneId zone) {
            this.index = index;
            this.zone = zone;
            for (CaseAttribute attribute : CaseAttribute.values()) {
                counts.put(attribute, new int[index.codes(attribute) + 1]);
            }
        }

        @Override
        public void accept(CaseBlock block) {
            total += block.size();
            for (int i = 0; i < block.size(); i++) {
                withoutPlace += Double.isNaN(block.eastings()[i]) ? 1 : 0;
                count(index.moment(CaseMoment.REPORTED, block.rows()[i]));
            }
            counts.forEach((attribute, byCode) -> {
                for (int i = 0; i < block.size(); i++) {
                    byCode[index.code(attribute, block.rows()[i]) + 1]++;
                }
            });
        }

        private void count(long moment) {
            if (moment == CaseIndex.NEVER) {
                withoutMoment++;
                return;
            }
            first = first == CaseIndex.NEVER ? moment : Math.min(first, moment);
            last = Math.max(last, moment);
            if (moment < offsetFrom || moment >= offsetTo) {
                findOffset(moment);
            }
            long day = Math.floorDiv(moment + offset, DAY_MILLIS);
            int slot = (int) day & SLOTS - 1;
            int[] counter = slots[slot];
            if (counter == null || slotDays[slot] != day) {
                counter = byDay.computeIfAbsent(day, key -> new int[1]);
                slotDays[slot] = day;
                slots[slot] = counter;
            }
            counter[0]++;
        }

        /** The offset of the zone at a moment, and from when to when it is the same. */
        private void findOffset(long moment) {
            Instant at = Instant.ofEpochMilli(moment);
            ZoneRules rules = zone.getRules();
            offset = rules.getOffset(at).getTotalSeconds() * 1000L;
            ZoneOffsetTransition before = rules.previousTransition(at.plusMillis(1));
            ZoneOffsetTransition after = rules.nextTransition(at);
            offsetFrom = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
            offsetTo = after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli();
        }

        void add(@Nullable Part other) {
            if (other == null) {
                return;
            }
            total += other.total;
            withoutPlace += other.withoutPlace;
            withoutMoment += other.withoutMoment;
            if (other.first != CaseIndex.NEVER) {
                first = first == CaseIndex.NEVER ? other.first : Math.min(first, other.first);
                last = Math.max(last, other.last);
            }
            other.byDay.forEach((day, count) -> byDay.computeIfAbsent(day, key -> new int[1])[0] += count[0]);
            counts.forEach((attribute, byCode) -> {
                int[] more = other.counts.getOrDefault(attribute, new int[0]);
                Arrays.setAll(byCode, code -> byCode[code] + more[code]);
            });
        }

        List<ValueCount> counts(CaseAttribute attribute) {
            int[] byCode = counts.getOrDefault(attribute, new int[1]);
            List<ValueCount> found = new ArrayList<>(IntStream.range(1, byCode.length)
                    .filter(code -> byCode[code] > 0)
                    .mapToObj(code -> new ValueCount(index.value(attribute, code - 1), byCode[code]))
                    .sorted(Comparator.comparing(ValueCount::count)
                            .reversed()
                            .thenComparing(count -> String.valueOf(count.value())))
                    .toList());
            if (byCode[0] > 0) {
                found.add(new ValueCount(null, byCode[0]));
            }
            return found;
        }
    }
}
