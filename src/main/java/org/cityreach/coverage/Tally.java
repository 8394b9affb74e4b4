package org.cityreach.coverage;

import org.cityreach.coverage.CoverageResult.Totals;
import org.cityreach.coverage.algorithm.CompensatedSum;

/** Adds up demand in a fixed order. One thread. */
final class Tally {

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
                demand, covered, demandWeight.value(), coveredWeight.value(), demandArea.value(), coveredArea.value());
    }
}
