package org.cityreach.hotspot;

import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.grid.DivisionChoice;

/**
 * Where do values gather?
 *
 * @param corrected whether probabilities are adjusted for the number of areas (Benjamini–Hochberg)
 */
public record HotspotRequest(Subject subject, NeighbourRule rule, Statistic statistic, boolean corrected) {

    /** What is measured of places. */
    public enum Statistic {
        GI_STAR,
        LOCAL_MORAN
    }

    /** Whose values. */
    public sealed interface Subject {

        /** Cases counted by area. */
        record Cases(CaseQuestion question, DivisionChoice by) implements Subject {}

        /** A number or integer property of features. */
        record Property(Selection selection, String name) implements Subject {}
    }
}
