package org.cityreach.ranking;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.ranking.RankingResult.Line;
import org.cityreach.ranking.RankingResult.Trend;

/**
 * Counts the cases reported by month: the months of the period and, where it has fewer than twelve, those before it
 * up to twelve, but not before the first case. The last month counts up to the period's end.
 */
final class TrendReader {

    private static final int LEAST_MONTHS = 12;

    private final ZoneId zone;
    private final CaseQuestion question;
    private final Period period;

    TrendReader(CaseQuestion question, Period period, ZoneId zone) {
        this.question = question;
        this.period = period;
        this.zone = zone;
    }

    /**
     * @param groupOfRow by row of the index
     * @param ordered groups in the order of the rows
     * @param mostEntries how many figures by row at most; rows beyond get no line
     */
    Trend read(int[] groupOfRow, List<String> ids, int[] ordered, int mostEntries) {
        CaseIndex index = question.index();
        CaseFilter filter = question.filter();
        int[] rows = index.rows(filter.in(Period.ALWAYS));
        List<YearMonth> months = months(rows);
        long[] starts = months.stream()
                .mapToLong(month -> CalendarMonths.start(month, zone))
                .toArray();
        long[] total = new long[months.size()];
        long[][] byGroup = new long[ids.size()][months.size()];
        for (int row : rows) {
            long reported = index.moment(CaseMoment.REPORTED, row);
            if (reported == CaseIndex.NEVER || reported >= period.to() || starts.length == 0 || reported < starts[0]) {
                continue;
            }
            int found = Arrays.binarySearch(starts, reported);
            int month = found >= 0 ? found : -found - 2;
            total[month]++;
            if (groupOfRow[row] >= 0) {
                byGroup[groupOfRow[row]][month]++;
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(null, total));
        int most = months.isEmpty() ? 0 : mostEntries / months.size();
        for (int i = 0; i < Math.min(ordered.length, most); i++) {
            lines.add(new Line(ids.get(ordered[i]), byGroup[ordered[i]]));
        }
        return new Trend(months, lines);
    }

    private List<YearMonth> months(int[] rows) {
        long first = Long.MAX_VALUE;
        for (int row : rows) {
            long reported = question.index().moment(CaseMoment.REPORTED, row);
            first = reported == CaseIndex.NEVER ? first : Math.min(first, reported);
        }
        if (first == Long.MAX_VALUE || first >= period.to()) {
            return List.of();
        }
        YearMonth last = CalendarMonths.month(period.to() - 1, zone);
        YearMonth year = last.minusMonths(LEAST_MONTHS - 1L);
        YearMonth begin = CalendarMonths.month(period.from(), zone);
        begin = begin.isBefore(year) ? begin : year;
        long begun = Math.max(first, CalendarMonths.start(begin, zone));
        return CalendarMonths.list(begun, period.to() - 1, zone);
    }
}
