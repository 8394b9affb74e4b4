package org.cityreach.ranking;

import java.util.List;
import org.cityreach.cases.IndicatorGroups;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What is ranked, with its cases and sizes.
 *
 * @param residentsOf the collection whose people were counted; null where the areas told it themselves or there are none
 */
record RankedGroups(
        IndicatorGroups cases, List<Group> list, @Nullable String residentsOf) {

    /**
     * @param title in both languages where the value of a property has one
     * @param unit who answers for an area; null where that is not known
     */
    record Group(
            String id,
            @Nullable String name,
            @Nullable LocalizedText title,
            @Nullable String unit) {}
}
