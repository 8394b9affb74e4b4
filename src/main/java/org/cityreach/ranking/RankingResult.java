package org.cityreach.ranking;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.Period;
import org.cityreach.layer.LocalizedText;
import org.cityreach.ranking.algorithm.Balance;
import org.jspecify.annotations.Nullable;

/**
 * A ranking. Figures that do not exist are NaN.
 *
 * @param period what is ranked, its open ends closed
 * @param before what it is compared with; null where there is nothing
 * @param indicators the figures, those the collection has data for
 * @param missing those asked for that it lacks data for
 * @param rows the best first, rows without a figure to rank last
 * @param total of all cases, those in no row included
 * @param none of the cases in no row
 * @param versions of the collections read
 */
public record RankingResult(
        Period period,
        @Nullable Period before,
        Indicator sortBy,
        List<Indicator> indicators,
        List<Indicator> missing,
        List<Row> rows,
        Figures total,
        Figures none,
        Trend trend,
        Workload workload,
        Map<String, Long> versions,
        List<Note> notes) {

    /**
     * One area, unit or road.
     *
     * @param rank 1 for the best; 0 where there is no figure
     * @param rankBefore the same in the period compared with
     * @param small whether the figure ranked by is made from fewer than {@link Indicator#SMALL} cases
     */
    public record Row(
            String id,
            @Nullable String name,
            @Nullable LocalizedText title,
            Figures figures,
            int rank,
            int rankBefore,
            boolean small) {}

    /** Figures by indicator, in the order of the indicators. */
    public record Figures(List<Figure> list) {
        public Figures {
            list = List.copyOf(list);
        }
    }

    /**
     * @param before in the period compared with
     * @param low of the 95 % interval of a rate, NaN for others
     * @param basis how many cases the figure is made from
     */
    public record Figure(Indicator indicator, double value, double before, double low, double high, long basis) {

        public boolean isSmall() {
            return basis < Indicator.SMALL;
        }

        /** Value less the value before. */
        public double change() {
            return value - before;
        }
    }

    /**
     * Cases reported by month, by the city's calendar.
     *
     * @param lines all cases first, then the rows that have a line, in their order
     */
    public record Trend(List<YearMonth> months, List<Line> lines) {}

    /** @param id of the row; null for all cases */
    public record Line(@Nullable String id, long[] cases) {}

    /**
     * How evenly the cases reported in the period are spread over the rows.
     *
     * @param units the same by the units that answer for the rows; null where that is not known
     */
    public record Workload(
            Spread rows, List<UnitLoad> unitLoads, @Nullable Spread units) {}

    /** @param busiest null where there is nothing to compare */
    public record Spread(
            Balance balance,
            @Nullable Load busiest,
            @Nullable Load idlest) {}

    public record Load(String id, @Nullable String name, long cases) {}

    /** @param rows how many rows the unit answers for */
    public record UnitLoad(String unit, int rows, long cases) {}
}
