package org.cityreach.siting.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How some demand is served at one moment: before a plan, or after it.
 *
 * @param groups by id in their order, the empty id for demand in no area
 * @param groupTitles what people call the groups
 * @param metres by demand of the table, NaN where it is not served
 */
public record PlanState(
        Figures total,
        Map<String, Figures> groups,
        Map<String, String> groupTitles,
        DemandTable demands,
        double[] metres) {

    public static PlanState before(ScenarioResult result) {
        return of(result, true);
    }

    public static PlanState after(ScenarioResult result) {
        return of(result, false);
    }

    private static PlanState of(ScenarioResult result, boolean before) {
        Map<String, Figures> groups = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        List<GroupFigures> all = result.groups();
        for (GroupFigures group : all) {
            String id = group.id() == null ? "" : group.id();
            groups.put(id, before ? group.before() : group.after());
            titles.put(id, group.title());
        }
        DemandTable demands = result.demands();
        return new PlanState(
                before ? result.before() : result.after(),
                groups,
                titles,
                demands,
                before ? demands.beforeMetres() : demands.afterMetres());
    }
}
