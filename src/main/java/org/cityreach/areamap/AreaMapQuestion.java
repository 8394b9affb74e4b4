package org.cityreach.areamap;

import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.grid.DivisionChoice;
import org.jspecify.annotations.Nullable;

/**
 * Which figure of which cases to show in which areas.
 *
 * @param residents where people are counted for rates by residents; null to take the areas' own or the unit cells'
 */
public record AreaMapQuestion(
        CaseQuestion cases,
        DivisionChoice by,
        Indicator indicator,
        ClassRule classes,
        @Nullable ResidentsChoice residents) {

    /**
     * A collection whose features tell how many people live there.
     *
     * @param property a numeric one
     */
    public record ResidentsChoice(String collection, String property) {}
}
