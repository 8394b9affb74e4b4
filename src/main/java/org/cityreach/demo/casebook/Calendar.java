package org.cityreach.demo.casebook;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** The year of the log, in the city's time (eight hours ahead of UTC, no summer time). */
final class Calendar {

    static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);
    static final int MONTHS = 12;
    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    /** When the log was taken. */
    static final Instant END = FIRST_DAY.plusMonths(MONTHS).atStartOfDay().toInstant(ZONE);

    /** Days of heavy rain in each month. */
    private static final List<Integer> STORM_DAYS = List.of(6, 13, 22, 27);

    private final SplittableRandom random;

    Calendar(SplittableRandom random) {
        this.random = random;
    }

    /** A moment in a month of the log at which a case of a category is reported. */
    Instant draw(int month, Category category) {
        LocalDate first = FIRST_DAY.plusMonths(month);
        LocalDate day = first;
        if (category.season() == Season.RAINS && random.nextDouble() < 0.8) {
            int storm = (int) (random.nextDouble() * random.nextDouble() * STORM_DAYS.size());
            day = first.withDayOfMonth(STORM_DAYS.get(storm)).plusDays(random.nextInt(2));
        } else {
            do {
                day = first.plusDays(random.nextInt(first.lengthOfMonth()));
            } while (random.nextDouble() > dayFactor(day, category));
        }
        int second = category.hours().draw(random) * 3600 + random.nextInt(3600);
        return day.atStartOfDay().plusSeconds(second).toInstant(ZONE);
    }

    /** Offices report less at weekends, markets and evenings more. */
    private static double dayFactor(LocalDate day, Category category) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean holiday = day.getMonthValue() == 10 && day.getDayOfMonth() <= 7
                || day.getMonthValue() == 2 && day.getDayOfMonth() >= 15 && day.getDayOfMonth() <= 21;
        boolean leisure = category.hours() == HourProfile.EVENING || category.hours() == HourProfile.MARKET;
        double factor = weekend || holiday ? (leisure ? 1 : 0.62) : (leisure ? 0.84 : 1);
        return holiday ? factor * 0.8 : factor;
    }
}
