package org.cityreach.coverage;

import java.util.List;
import org.cityreach.coverage.CoverageResult.Totals;
import org.cityreach.coverage.algorithm.CompensatedSum;

/**
 * What was counted, before it is told: in city metres, facilities by index.
 *
 * @param groups one for each group and a last one for what lies in none; one only where nothing is grouped by
 * @param servedMeasure for each facility points or square metres
 */
record Answer(
        Totals totals,
        List<Totals> groups,
        double[] servedWeight,
        double[] marginalWeight,
        double[] servedMeasure,
        double[] marginalMeasure,
        AreaGaps.Gaps gaps) {

    /** Adds up demand in a fixed order. One thread. */
    static final class Tally {

        private long demand;
        private long covered;
        private final CompensatedSum demandWeight = new CompensatedSum();
        private final CompensatedSum coveredWeight = new CompensatedSum();
        private final CompensatedSum demandArea = new CompensatedSum();
        private final CompensatedSum coveredArea = new CompensatedSum();

        void count(boolean isCovered) {
            demand++;
            covered += isCovered ? 1 : 0;
        }

        void addWeight(double weight, double weightCovered) {
            demandWeight.add(weight);
            coveredWeight.add(weightCovered);
        }

        void addArea(double squareMetres, double squareMetresCovered) {
            demandArea.add(squareMetres);
            coveredArea.add(squareMetresCovered);
        }

        Totals pointTotals() {
            return new Totals(demand, covered, demandWeight.value(), coveredWeight.value(), Double.NaN, Double.NaN);
        }

        Totals areaTotals() {
            return new Totals(
                    demand,
                    covered,
                    demandWeight.value(),
                    coveredWeight.value(),
                    demandArea.value(),
                    coveredArea.value());
        }
    }
}
