package org.cityreach.siting.candidate;

import org.cityreach.analysis.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What candidates must keep away from. A place at exactly the distance is allowed; inside a polygon the
 * distance is 0.
 *
 * @param distanceMetres 0 only forbids the inside and the border; NaN where the standard says it
 * @param standard a separation by class, such as {@code transfer-station-separation}; null where the
 *     distance is given
 * @param what of the collection's features: they themselves, or the junctions of lines
 */
public record ExclusionRule(
        Selection selection,
        double distanceMetres,
        @Nullable String standard,
        What what) {

    public enum What {
        FEATURES,
        JUNCTIONS
    }
}
