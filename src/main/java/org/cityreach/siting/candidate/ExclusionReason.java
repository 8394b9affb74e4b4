package org.cityreach.siting.candidate;

import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Why a place is not allowed.
 *
 * @param code stable, kebab-case, such as {@code too-near}
 * @param collection what it is about; null where it is about none
 * @param id the feature of the collection, or the site; null where there is none
 * @param metres how far it is; NaN where that is not the point
 * @param neededMetres NaN where that is not the point
 * @param source the standard and clause that asks for it; null where the planner did
 */
public record ExclusionReason(
        String code,
        LocalizedText text,
        @Nullable String collection,
        @Nullable String id,
        double metres,
        double neededMetres,
        @Nullable String source) {

    /** A reason that is about no feature. */
    public static ExclusionReason plain(String code, String zh, String en) {
        return new ExclusionReason(code, new LocalizedText(zh, en), null, null, Double.NaN, Double.NaN, null);
    }
}
