package org.cityreach.grid;

import org.cityreach.analysis.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Which cells to check, and against what.
 *
 * @param grids null to leave out what needs grids
 * @param communities null to leave out what needs communities; of areas of several levels only those with a code
 *     of 12 digits count
 * @param toleranceMetres gaps, overlaps and protrusions no wider are not told; at least 0
 * @param toleranceSquareMetres the same for those no larger; at least 0
 * @param findingLimit the most findings to list; all are counted
 */
public record GridCheckQuestion(
        Selection cells,
        @Nullable Selection grids,
        @Nullable Selection communities,
        double toleranceMetres,
        double toleranceSquareMetres,
        int findingLimit) {}
