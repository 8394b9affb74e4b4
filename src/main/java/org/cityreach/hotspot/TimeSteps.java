package org.cityreach.hotspot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Whole steps of days that end where the period ends; what is left at its beginning belongs to none. Days are those of
 * the city's time zone, so that a step begins at the same time of day whatever the clocks do. A period without an end
 * ends with the day of the last case, one without a beginning begins with the day of the first.
 *
 * @param borders ascending, one more than there are steps
 */
record TimeSteps(int days, List<Instant> borders) {

    static final int LEAST_STEPS = 4;
    static final int MOST_STEPS = 1000;

    private static final int[] USUAL_DAYS = {30, 14, 7, 1};
    private static final int USUAL_STEPS = 12;

    /** The steps; null where no selected case tells when an open period begins or ends. */
    static @Nullable TimeSteps of(CaseQuestion question, int days, ZoneId zone) {
        Period period = question.filter().period();
        boolean fromOpen = period.from() <= Long.MIN_VALUE + 1;
        boolean toOpen = period.to() == Long.MAX_VALUE;
        long[] range = fromOpen || toOpen ? range(question) : new long[2];
        if (range[0] > range[1]) {
            return null;
        }
        ZonedDateTime from = at(fromOpen ? range[0] : period.from(), zone);
        ZonedDateTime to = at(toOpen ? range[1] : period.to(), zone);
        from = fromOpen ? from.truncatedTo(ChronoUnit.DAYS) : from;
        to = toOpen ? to.truncatedTo(ChronoUnit.DAYS).plusDays(1) : to;
        int length = days == EmergingRequest.Steps.USUAL_DAYS ? usualDays(from, to) : days;
        List<Instant> borders = new ArrayList<>();
        ZonedDateTime border = to;
        for (int step = 1; !border.isBefore(from); step++) {
            borders.add(border.toInstant());
            border = to.minusDays((long) step * length);
            requireFew(step, length);
        }
        Collections.reverse(borders);
        if (borders.size() - 1 < LEAST_STEPS) {
            throw Fault.invalid(
                    "too-few-steps",
                    "stepDays",
                    length + " days give " + (borders.size() - 1) + " steps",
                    "at least " + LEAST_STEPS + " whole steps: shorter ones, or a longer period");
        }
        return new TimeSteps(length, borders);
    }

    private static void requireFew(int steps, int days) {
        if (steps > MOST_STEPS + 1) {
            throw Fault.invalid(
                    "too-many-steps",
                    "stepDays",
                    days,
                    "at most " + MOST_STEPS + " steps: longer ones, or a shorter period");
        }
    }

    private static int usualDays(ZonedDateTime from, ZonedDateTime to) {
        long days = ChronoUnit.DAYS.between(from, to);
        for (int usual : USUAL_DAYS) {
            if (days / usual >= USUAL_STEPS) {
                return usual;
            }
        }
        return 1;
    }

    private static ZonedDateTime at(long millis, ZoneId zone) {
        return Instant.ofEpochMilli(millis).atZone(zone);
    }

    /** When the first and the last selected case were reported; reversed where there is none. */
    private static long[] range(CaseQuestion question) {
        long[] range = {Long.MAX_VALUE, Long.MIN_VALUE};
        CaseIndex index = question.index();
        for (int row : index.rows(question.filter())) {
            long moment = index.moment(CaseMoment.REPORTED, row);
            if (moment != CaseIndex.NEVER) {
                range[0] = Math.min(range[0], moment);
                range[1] = Math.max(range[1], moment);
            }
        }
        return range;
    }

    int count() {
        return borders.size() - 1;
    }

    long[] borderMillis() {
        return borders.stream().mapToLong(Instant::toEpochMilli).toArray();
    }
}
