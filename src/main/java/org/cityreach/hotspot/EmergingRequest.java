package org.cityreach.hotspot;

import org.cityreach.cases.CaseQuestion;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;

/**
 * Where do cases come to gather, and where do they cease to?
 *
 * @param corrected whether probabilities are adjusted for the number of areas and steps (Benjamini–Hochberg)
 */
public record EmergingRequest(
        CaseQuestion question, DivisionChoice by, NeighbourRule rule, boolean corrected, Steps steps) {

    /**
     * How time is cut.
     *
     * @param days the length of a step; {@link #USUAL_DAYS} for the longest of 30, 14, 7 and 1 days that gives
     *     twelve steps
     * @param before how many steps before belong to the neighbourhood of a step
     */
    public record Steps(int days, int before) {

        /** No length given. */
        public static final int USUAL_DAYS = 0;

        public Steps {
            if (days < 0 || days > 3660) {
                throw Fault.invalid("invalid-input", "stepDays", days, "a whole number from 1 to 3660");
            }
            if (before < 0 || before > 12) {
                throw Fault.invalid("invalid-input", "stepsBefore", before, "a whole number from 0 to 12");
            }
        }
    }
}
