package org.cityreach.ranking;

import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A question for what a patrol covered.
 *
 * @param roads null for none
 * @param cases null for none; without a period of their own those reported while the tracks last
 * @param bufferMetres 0 to 1000; how far a patrol sees, border included
 * @param limit how many features of a kind are given at most
 */
public record PatrolRequest(
        Tracks tracks,
        Selection cells,
        @Nullable Selection roads,
        @Nullable CaseQuestion cases,
        double bufferMetres,
        int limit) {

    public PatrolRequest {
        if (!(bufferMetres >= 0 && bufferMetres <= 1000)) {
            throw Fault.invalid("invalid-input", "bufferMetres", bufferMetres, "0 to 1000");
        }
        if (limit < 0 || limit > 100_000) {
            throw Fault.invalid("invalid-input", "limit", limit, "0 to 100000");
        }
    }

    /**
     * Where the tracks are.
     *
     * @param period only fixes in it
     * @param timeProperty of points; null for the collection's time property
     * @param trackProperty of points, what tells vehicles apart; null to look for one
     * @param startProperty of lines
     * @param endProperty of lines
     * @param gap after what pause or jump a new leg begins
     */
    public record Tracks(
            Selection selection,
            Period period,
            @Nullable String timeProperty,
            @Nullable String trackProperty,
            String startProperty,
            String endProperty,
            Gap gap) {}

    /**
     * @param minutes 0.1 to 1440
     * @param metres 1 to 100000
     */
    public record Gap(double minutes, double metres) {

        /** Five minutes and 500 m. */
        public static final Gap DEFAULT = new Gap(5, 500);

        public Gap {
            if (!(minutes >= 0.1 && minutes <= 1440)) {
                throw Fault.invalid("invalid-input", "gapMinutes", minutes, "0.1 to 1440");
            }
            if (!(metres >= 1 && metres <= 100_000)) {
                throw Fault.invalid("invalid-input", "gapMetres", metres, "1 to 100000");
            }
        }

        long millis() {
            return Math.round(minutes * 60_000);
        }
    }
}
