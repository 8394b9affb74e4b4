package org.cityreach.siting.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.analysis.Note;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Plans side by side; each but the first is held against the first.
 *
 * @param changes by plan; null for the first, and for one that serves other demand or other areas, where
 *     nobody can be said to win or lose
 * @param sites all sites of all plans
 */
public record Comparison(
        List<Evaluated> plans, List<@Nullable Change> changes, List<SiteOverlap> sites, List<Note> notes) {

    public static final int MOST_PLANS = 10;

    /** Inputs that say how service is counted. */
    private static final List<String> MEASURES =
            List.of("radiusMetres", "standard", "distance", "capacity", "capacityProperty", "assignment");

    /** Compares at least two. */
    public static Comparison of(List<Evaluated> plans) {
        List<@Nullable Change> changes = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Evaluated base = plans.get(0);
        for (int i = 0; i < plans.size(); i++) {
            Evaluated plan = plans.get(i);
            boolean comparable = i > 0 && isSameDemand(base, plan, notes);
            changes.add(
                    comparable ? Change.between(PlanState.after(base.result()), PlanState.after(plan.result())) : null);
            if (comparable) {
                noteMeasures(base, plan, notes);
            }
        }
        List<SiteOverlap> sites =
                SiteOverlap.of(plans.stream().map(plan -> plan.result().sites()).toList());
        return new Comparison(plans, changes, sites, notes);
    }

    private static boolean isSameDemand(Evaluated base, Evaluated plan, List<Note> notes) {
        String name = plan.scenario().name();
        JsonNode one = base.scenario().inputs();
        JsonNode other = plan.scenario().inputs();
        if (!one.path("demand").equals(other.path("demand"))
                || !one.path("matrix")
                        .path("weights")
                        .equals(other.path("matrix").path("weights"))
                || !Arrays.equals(
                        base.result().demands().id(), plan.result().demands().id())) {
            notes.add(Note.of(
                    "demand-differs",
                    "“" + name + "”的需求与第一个方案不同,无法比较谁受益、谁受损",
                    "“" + name + "” serves other demand than the first plan, so nobody wins or loses"));
            return false;
        }
        String collection = one.path("demand").path("collection").asString("");
        Long version = base.scenario().versions().get(collection);
        if (version != null && !version.equals(plan.scenario().versions().get(collection))) {
            notes.add(Note.of(
                    "demand-version-differs",
                    "“" + name + "”按另一版本的需求数据计算;请重新计算后再比较",
                    "“" + name + "” was computed from another version of the demand; compute it anew to compare"));
            return false;
        }
        return true;
    }

    private static void noteMeasures(Evaluated base, Evaluated plan, List<Note> notes) {
        String name = plan.scenario().name();
        for (String input : MEASURES) {
            if (!base.scenario()
                    .inputs()
                    .path(input)
                    .equals(plan.scenario().inputs().path(input))) {
                notes.add(Note.of(
                        "measure-differs",
                        "“" + name + "”的输入 " + input + " 与第一个方案不同,两者的“服务”含义不同",
                        "“" + name + "” has another " + input + " than the first plan; being served means"
                                + " something else there"));
            }
        }
        if (!base.scenario()
                .inputs()
                .path("groupBy")
                .equals(plan.scenario().inputs().path("groupBy"))) {
            notes.add(Note.of(
                    "areas-differ",
                    "“" + name + "”按另一种分区统计,不作分区比较",
                    "“" + name + "” is counted by other areas; they are not compared"));
        }
    }
}
