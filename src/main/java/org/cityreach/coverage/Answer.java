package org.cityreach.coverage;

import java.util.List;
import org.cityreach.coverage.CoverageResult.Totals;

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
        AreaGaps.Gaps gaps) {}
