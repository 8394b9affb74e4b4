package org.cityreach.ranking;

import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A question for the profile of roads.
 *
 * @param cases the period of their filter is the one that is shown
 * @param comparePeriod another period to compare with; null for none
 * @param bufferMetres 0 to 1000; how far from a road a case still belongs, border included
 * @param segmentMetres 1 to 100000
 * @param awardWindowDays 1 to 3660; how many days before and after the award are compared at most
 * @param worst how many of the worst segments are given at most
 */
public record RoadProfileRequest(
        Selection roads,
        CaseQuestion cases,
        @Nullable Period comparePeriod,
        double bufferMetres,
        double segmentMetres,
        int awardWindowDays,
        int worst) {

    public RoadProfileRequest {
        require(bufferMetres >= 0 && bufferMetres <= 1000, "bufferMetres", bufferMetres, "0 to 1000");
        require(segmentMetres >= 1 && segmentMetres <= 100_000, "segmentMetres", segmentMetres, "1 to 100000");
        require(awardWindowDays >= 1 && awardWindowDays <= 3660, "awardWindowDays", awardWindowDays, "1 to 3660");
        require(worst >= 0 && worst <= 1000, "worst", worst, "0 to 1000");
    }

    private static void require(boolean holds, String input, double value, String allowed) {
        if (!holds) {
            throw Fault.invalid("invalid-input", input, value, allowed);
        }
    }
}
