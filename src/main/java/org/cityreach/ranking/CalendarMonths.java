package org.cityreach.ranking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.cases.Period;

/** Months and days as the city counts them, in its time zone. */
final class CalendarMonths {

    private CalendarMonths() {}

    /**
     * The period to compare with: as many calendar months earlier where a period is made of whole ones (May with
     * April), as many days earlier where it is made of whole days, else the same span of time before it.
     */
    static Period before(Period period, ZoneId zone) {
        ZonedDateTime from = Instant.ofEpochMilli(period.from()).atZone(zone);
        ZonedDateTime to = Instant.ofEpochMilli(period.to()).atZone(zone);
        if (isMidnight(from) && isMidnight(to)) {
            long months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to));
            if (from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1 && months > 0) {
                return new Period(from.minusMonths(months).toInstant().toEpochMilli(), period.from());
            }
            long days = ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
            return new Period(from.minusDays(days).toInstant().toEpochMilli(), period.from());
        }
        return period.before();
    }

    private static boolean isMidnight(ZonedDateTime moment) {
        return moment.toLocalDate().atStartOfDay(moment.getZone()).equals(moment);
    }

    /** The months from one that holds the first moment to the one that holds the last, both among them. */
    static List<YearMonth> list(long firstMillis, long lastMillis, ZoneId zone) {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = month(lastMillis, zone);
        for (YearMonth month = month(firstMillis, zone); !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    static YearMonth month(long millis, ZoneId zone) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(zone));
    }

    static long start(YearMonth month, ZoneId zone) {
        return start(month.atDay(1), zone);
    }

    static long start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
