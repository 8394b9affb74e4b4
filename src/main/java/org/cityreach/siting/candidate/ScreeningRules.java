package org.cityreach.siting.candidate;

import java.util.List;
import org.cityreach.analysis.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Which places are allowed.
 *
 * @param allowedLand polygons one of which must hold the place, borders included; null for everywhere
 * @param minLandSquareMetres the least land; NaN for no limit
 * @param landStandard a land index by class, such as {@code transfer-station-land}; null for none
 */
public record ScreeningRules(
        List<ExclusionRule> exclusions,
        @Nullable Selection allowedLand,
        double minLandSquareMetres,
        @Nullable String landStandard) {

    public static final ScreeningRules NONE = new ScreeningRules(List.of(), null, Double.NaN, null);

    public ScreeningRules {
        exclusions = List.copyOf(exclusions);
    }

    public boolean asksForLand() {
        return landStandard != null || !Double.isNaN(minLandSquareMetres);
    }
}
