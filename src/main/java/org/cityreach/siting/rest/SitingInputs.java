package org.cityreach.siting.rest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.PlanDraft;
import org.cityreach.siting.SitingQuestion;
import org.cityreach.siting.SitingQuestion.Material;
import org.cityreach.siting.SitingQuestion.Sizes;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Rules;
import tools.jackson.databind.JsonNode;

/** Reads a siting question from the inputs of an execute request. */
final class SitingInputs {

    private static final Set<String> NAMES = Set.of(
            "problem",
            "demand",
            "candidates",
            "existing",
            "p",
            "keepAtMost",
            "budget",
            "coverShare",
            "minimise",
            "radiusMetres",
            "standard",
            "capacity",
            "capacityProperty",
            "cost",
            "costProperty",
            "options",
            "assignment",
            "fixed",
            "forbidden",
            "separationMetres",
            "exclude",
            "allowedLand",
            "minLandSquareMetres",
            "landStandard",
            "groupBy",
            "distance",
            "matrix",
            "include",
            "limits",
            "seed");
    private static final String SECONDS = "1 to 600";
    private static final int MOST_SECONDS = 600;
    private static final int DEFAULT_SECONDS = 30;
    private static final String COUNT = "a whole number from 0";
    private static final String BUDGET = "from 0, in the unit of the costs";

    private final Inputs inputs;

    private SitingInputs(Inputs inputs) {
        this.inputs = inputs;
    }

    static SitingInputs of(JsonNode node) {
        return new SitingInputs(Inputs.of("", node, NAMES));
    }

    /** The same with the input {@code plan} beside. */
    static SitingInputs withPlan(JsonNode node) {
        Set<String> names = new HashSet<>(NAMES);
        names.add("plan");
        return new SitingInputs(Inputs.of("", node, names));
    }

    SitingQuestion question() {
        Goal goal = goal();
        requireForGoal(goal);
        Sizes sizes = SizeInputs.read(inputs);
        Material material = inputs.has("matrix") ? MatrixInputs.read(inputs) : LayerInputs.read(inputs, goal);
        SizeInputs.requireCapacity(inputs, goal, sizes, material);
        return new SitingQuestion(
                goal, material, rules(goal), sizes, ids("fixed"), ids("forbidden"), includesDemands());
    }

    PlanDraft plan() {
        return PlanInputs.read(inputs);
    }

    Limits limits() {
        double seconds = DEFAULT_SECONDS;
        double gap = 0;
        if (inputs.has("limits")) {
            Inputs limits = Inputs.of("limits", inputs.get("limits", "{seconds?, gap?}"), Set.of("seconds", "gap"));
            seconds = limits.has("seconds") ? limits.getNumber("seconds", SECONDS) : DEFAULT_SECONDS;
            gap = limits.has("gap") ? limits.getNumber("gap", "0 to 1") : 0;
        }
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw Fault.invalid("invalid-limit", "limits.seconds", seconds, SECONDS);
        }
        if (!(gap >= 0 && gap <= 1)) {
            throw Fault.invalid("invalid-limit", "limits.gap", gap, "0 to 1, as a share of the objective");
        }
        int seed = inputs.findWhole("seed", 1, COUNT);
        if (seed < 0) {
            throw Fault.invalid("invalid-input", "seed", seed, COUNT);
        }
        return new Limits(seconds, gap, seed, Runtime.getRuntime().availableProcessors());
    }

    private Goal goal() {
        String allowed = String.join(
                ", ", Arrays.stream(Goal.values()).map(SitingInputs::id).toList());
        String asked = inputs.getText("problem", allowed);
        return Arrays.stream(Goal.values())
                .filter(goal -> id(goal).equals(asked))
                .findFirst()
                .orElseThrow(() -> Fault.invalid("unknown-problem", "problem", asked, allowed));
    }

    /** A goal as inputs and outputs name it. */
    static String id(Goal goal) {
        return goal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refuses what would have no effect, so that nobody believes it had one. */
    private void requireForGoal(Goal goal) {
        if (goal != Goal.SET_COVERING) {
            refuse("coverShare", goal, "with set-covering only");
            refuse("minimise", goal, "with set-covering only");
        }
        if (!goal.isCapacitated()) {
            refuse("assignment", goal, "with capacitated problems only");
        }
        boolean limited = inputs.has("p") || inputs.has("budget") || inputs.has("keepAtMost");
        if (goal != Goal.SET_COVERING && !limited) {
            throw Fault.invalid("missing-input", "p", null, "p, budget or both: how much may be built");
        }
    }

    private void refuse(String name, Goal goal, String allowed) {
        if (inputs.has(name)) {
            throw Fault.invalid("input-without-effect", name, id(goal), allowed);
        }
    }

    private Rules rules(Goal goal) {
        double share = inputs.has("coverShare") ? inputs.getNumber("coverShare", "above 0 to 1") : 1;
        if (!(share > 0 && share <= 1)) {
            throw Fault.invalid("invalid-share", "coverShare", share, "above 0 to 1");
        }
        double budget = inputs.has("budget") ? inputs.getNumber("budget", BUDGET) : Double.POSITIVE_INFINITY;
        if (budget < 0) {
            throw Fault.invalid("invalid-budget", "budget", budget, BUDGET);
        }
        return new Rules(
                count("p"),
                count("keepAtMost"),
                budget,
                share,
                inputs.findOneOf("minimise", "sites", "sites", "cost").equals("cost"),
                goal.isCapacitated()
                        && inputs.findOneOf("assignment", "single", "single", "split")
                                .equals("split"));
    }

    private int count(String name) {
        int count = inputs.findWhole(name, Rules.NO_LIMIT, COUNT);
        if (count < 0) {
            throw Fault.invalid("invalid-count", name, count, COUNT);
        }
        return count;
    }

    private Set<String> ids(String name) {
        List<String> given = inputs.findTexts(name, "a list of ids of candidates");
        Set<String> ids = new LinkedHashSet<>();
        for (String id : given) {
            if (!ids.add(id)) {
                throw Fault.invalid("duplicate-id", name, id, "each id once");
            }
        }
        return ids;
    }

    private boolean includesDemands() {
        List<String> wanted = inputs.findTexts("include", "a list of: demands");
        for (String one : wanted) {
            if (!one.equals("demands")) {
                throw Fault.invalid("invalid-input", "include", one, "demands");
            }
        }
        return !wanted.isEmpty();
    }
}
