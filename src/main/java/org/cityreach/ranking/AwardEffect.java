package org.cityreach.ranking;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.Period;
import org.cityreach.layer.LocalizedText;
import org.cityreach.ranking.RoadProfile.Award;
import org.cityreach.ranking.RoadProfile.Verdict;
import org.cityreach.ranking.RoadProfile.Window;
import org.cityreach.ranking.algorithm.RateRatio;
import org.jspecify.annotations.Nullable;

/**
 * Compares the days before an award with those after it. The day of the award, by the city's calendar, is the first
 * one after. Of the days asked for only those count that the data cover, from the day of the collection's
 * first case to the day of its last; the rates are by day, so that windows of different length compare.
 */
final class AwardEffect {

    private static final double MILLIS_PER_DAY = 24 * 3_600_000.0;

    private final @Nullable Period covered;
    private final ZoneId zone;
    private final int windowDays;
    private final long[] elsewhere;

    /**
     * @param covered what the data cover; null for nothing
     * @param elsewhere moments of cases on none of the roads, ascending
     */
    AwardEffect(@Nullable Period covered, ZoneId zone, int windowDays, long[] elsewhere) {
        this.covered = covered;
        this.zone = zone;
        this.windowDays = windowDays;
        this.elsewhere = elsewhere;
    }

    /** @param moments of the cases on the road, ascending; null where there is nothing to compare */
    @Nullable
    Award of(@Nullable LocalDate award, long[] moments) {
        if (award == null || covered == null) {
            return null;
        }
        long day = CalendarMonths.start(award, zone);
        long from = Math.max(covered.from(), CalendarMonths.start(award.minusDays(windowDays), zone));
        long to = Math.min(covered.to(), CalendarMonths.start(award.plusDays(windowDays), zone));
        if (from >= day || to <= day) {
            return null;
        }
        Window before = window(new Period(from, day), moments);
        Window after = window(new Period(day, to), moments);
        return new Award(
                before,
                after,
                RateRatio.of(before.cases(), before.days(), after.cases(), after.days()),
                RateRatio.of(
                        count(before.period(), elsewhere),
                        before.days(),
                        count(after.period(), elsewhere),
                        after.days()));
    }

    static double days(Period period) {
        return (period.to() - period.from()) / MILLIS_PER_DAY;
    }

    private static Window window(Period period, long[] moments) {
        return new Window(period, days(period), count(period, moments));
    }

    private static long count(Period period, long[] moments) {
        return place(moments, period.to()) - place(moments, period.from());
    }

    /** How many moments are before this one. */
    private static int place(long[] moments, long millis) {
        int found = Arrays.binarySearch(moments, millis);
        if (found < 0) {
            return -found - 1;
        }
        int first = found;
        while (first > 0 && moments[first - 1] == millis) {
            first--;
        }
        return first;
    }

    /** Better or worse only where the whole interval says so. */
    static Verdict verdict(@Nullable LocalDate date, @Nullable Award award) {
        if (award == null) {
            return date == null
                    ? verdict("not-comparable", "没有命名日期,无法比较", "no date of award, nothing to compare")
                    : verdict(
                            "not-comparable",
                            "数据未覆盖命名日期前后,无法比较",
                            "the data do not cover days both before and after the award");
        }
        RateRatio ratio = award.ratio();
        long cases = award.before().cases() + award.after().cases();
        String zh = figures(ratio, "命名后日均案件为命名前的 %s 倍(95%% 置信区间 %s 至 %s)");
        String en = figures(ratio, "%s times as many cases a day after the award as before (95 %% interval %s to %s)");
        String rest = figure(award.elsewhere().value());
        zh += ";其余各处同期为 " + rest + " 倍";
        en += ", " + rest + " times elsewhere in the same days";
        if (ratio.low() > 1) {
            return verdict("worse", zh + "。明显增多", en + ": clearly more");
        }
        if (ratio.high() < 1) {
            return verdict("better", zh + "。明显减少", en + ": clearly fewer");
        }
        if (cases < Indicator.SMALL) {
            return verdict(
                    "too-few",
                    "前后合计仅 " + cases + " 件,不足以判断",
                    "only " + cases + " cases before and after together, too few to tell");
        }
        return verdict("no-clear-change", zh + "。与偶然波动无法区分", en + ": not to be told from chance");
    }

    private static Verdict verdict(String code, String zh, String en) {
        return new Verdict(code, new LocalizedText(zh, en));
    }

    private static String figures(RateRatio ratio, String pattern) {
        return String.format(Locale.ROOT, pattern, figure(ratio.value()), figure(ratio.low()), figure(ratio.high()));
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.2f", value);
    }
}
