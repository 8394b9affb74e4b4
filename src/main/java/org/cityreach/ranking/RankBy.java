package org.cityreach.ranking;

import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.grid.DivisionChoice;

/** What is ranked. */
public sealed interface RankBy {

    /** Areas, the cases by where they lie. */
    record Areas(DivisionChoice choice) implements RankBy {}

    /** The values of a property of the cases themselves, such as the unit that answers for them. */
    record Attribute(CaseAttribute attribute) implements RankBy {}

    /**
     * Roads, a case belonging to the nearest one within the buffer.
     *
     * @param bufferMetres at least 0; its border belongs
     */
    record AlongRoads(Selection roads, double bufferMetres) implements RankBy {}
}
