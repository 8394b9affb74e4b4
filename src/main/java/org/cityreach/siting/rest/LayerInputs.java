package org.cityreach.siting.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.fault.Fault;
import org.cityreach.siting.SitingQuestion.Existing;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.SitingQuestion.Reach;
import org.cityreach.siting.SitingQuestion.Upgrade;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.candidate.CandidateSource;
import org.cityreach.siting.candidate.ExclusionRule;
import org.cityreach.siting.candidate.ScreeningRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a question of layers is about. */
final class LayerInputs {

    private static final Set<String> SELECTION = Set.of("collection", "filter");
    private static final String COLLECTION = "the id of a collection";
    private static final String RADIUS = "more than 0, at most 1000000";
    private static final String DISTANCE = "0 to 100000, in metres";
    private static final double MOST_DISTANCE_METRES = 100_000;
    private static final int MOST_RULES = 50;

    private final Inputs inputs;

    private LayerInputs(Inputs inputs) {
        this.inputs = inputs;
    }

    static Layers read(Inputs inputs, Goal goal) {
        return new LayerInputs(inputs).layers(goal);
    }

    private Layers layers(Goal goal) {
        requireStraight();
        Inputs demand = Inputs.of(
                "demand",
                inputs.get("demand", "{collection, filter?, weight?}, or matrix instead of layers"),
                Set.of("collection", "filter", "weight"));
        return new Layers(
                selection(demand),
                demand.findText("weight", "a numeric property of the demand"),
                candidates(),
                inputs.has("existing") ? existing() : null,
                reach(goal),
                screening(),
                distance(inputs, "separationMetres", 0),
                find("groupBy"));
    }

    private static Selection selection(Inputs inputs) {
        return new Selection(inputs.getText("collection", COLLECTION), inputs.findTree("filter"));
    }

    /** A selection, as an object or as the bare id of a collection; null where it is missing. */
    private @Nullable Selection find(String name) {
        if (!inputs.has(name)) {
            return null;
        }
        JsonNode node = inputs.get(name, "{collection, filter?}");
        return node.isString()
                ? Selection.all(inputs.getText(name, COLLECTION))
                : selection(Inputs.of(name, node, SELECTION));
    }

    private void requireStraight() {
        String distance = inputs.findText("distance", "straight");
        if (distance == null || distance.equals("straight")) {
            return;
        }
        if (distance.equals("network:walk") || distance.equals("network:vehicle")) {
            throw Fault.invalid(
                    "distance-not-available",
                    "distance",
                    distance,
                    "straight, or distances of your own as matrix; there is no road network yet");
        }
        throw Fault.invalid("invalid-input", "distance", distance, "straight");
    }

    private CandidateSource candidates() {
        if (!inputs.has("candidates") && inputs.has("existing")) {
            return new CandidateSource.None();
        }
        JsonNode node = inputs.get("candidates", "{collection, filter?} or {spacingMetres, within?}");
        if (node.has("spacingMetres")) {
            Inputs lattice = Inputs.of("candidates", node, Set.of("spacingMetres", "within"));
            double spacing = lattice.getNumber("spacingMetres", "1 to 100000");
            if (!(spacing >= 1 && spacing <= MOST_DISTANCE_METRES)) {
                throw Fault.invalid("invalid-spacing", "candidates.spacingMetres", spacing, "1 to 100000, in metres");
            }
            Selection within = !lattice.has("within")
                    ? null
                    : selection(
                            Inputs.of("candidates.within", lattice.get("within", "{collection, filter?}"), SELECTION));
            return new CandidateSource.Lattice(spacing, within);
        }
        Inputs features = Inputs.of("candidates", node, Set.of("collection", "filter", "nameProperty", "landProperty"));
        return new CandidateSource.Features(
                selection(features),
                features.findText("nameProperty", "a property of the candidates"),
                features.findText("landProperty", "a number property of the candidates, in m²"));
    }

    private Existing existing() {
        Inputs existing = Inputs.of(
                "existing",
                inputs.get("existing", "{collection, filter?, mayClose?, capacityProperty?, upgrades?}"),
                Set.of("collection", "filter", "mayClose", "capacityProperty", "closingCost", "upgrades"));
        boolean all = existing.has("mayClose")
                && existing.get("mayClose", "a list of ids, or all").isString();
        if (all && !existing.getText("mayClose", "a list of ids, or all").equals("all")) {
            throw Fault.invalid(
                    "invalid-input",
                    "existing.mayClose",
                    existing.getText("mayClose", "a list of ids, or all"),
                    "a list of ids, or all");
        }
        Set<String> mayClose = new HashSet<>();
        for (String id : all ? List.<String>of() : existing.findTexts("mayClose", "a list of ids, or all")) {
            if (!mayClose.add(id)) {
                throw Fault.invalid("duplicate-id", "existing.mayClose", id, "each id once");
            }
        }
        return new Existing(
                selection(existing),
                all,
                mayClose,
                existing.findText("capacityProperty", "a number property of the existing sites"),
                existing.has("closingCost") ? existing.getNumber("closingCost", "a number") : 0,
                upgrades(existing));
    }

    private static List<Upgrade> upgrades(Inputs existing) {
        List<Upgrade> upgrades = new ArrayList<>();
        if (!existing.has("upgrades")) {
            return upgrades;
        }
        String allowed = "a list of {id?, name?, capacity, cost}";
        JsonNode list = existing.get("upgrades", allowed);
        if (!list.isArray() || list.size() > 1000) {
            throw Fault.invalid("invalid-input", "existing.upgrades", Inputs.shown(list), allowed + ", at most 1000");
        }
        for (int i = 0; i < list.size(); i++) {
            Inputs one =
                    Inputs.of("existing.upgrades[" + i + "]", list.get(i), Set.of("id", "name", "capacity", "cost"));
            upgrades.add(new Upgrade(one.findText("id", "the id of an existing site"), SizeInputs.size(one)));
        }
        return upgrades;
    }

    private @Nullable Reach reach(Goal goal) {
        boolean covers =
                goal == Goal.MAXIMAL_COVERING || goal == Goal.SET_COVERING || goal == Goal.CAPACITATED_MAXIMAL_COVERING;
        if (inputs.has("radiusMetres") && inputs.has("standard")) {
            throw Fault.invalid(
                    "too-many-radii", "radiusMetres", "radiusMetres, standard", "one of radiusMetres, standard");
        }
        if (inputs.has("standard")) {
            return new Reach.Standard(inputs.getText("standard", "the id of a value at /api/standards"));
        }
        if (!inputs.has("radiusMetres")) {
            if (covers) {
                throw Fault.invalid(
                        "missing-input",
                        "radiusMetres",
                        null,
                        "one of radiusMetres, standard, as " + SitingInputs.id(goal) + " covers within a radius");
            }
            return null;
        }
        double metres = inputs.getNumber("radiusMetres", RADIUS);
        if (!(metres > 0 && metres <= Reach.MOST_METRES)) {
            throw Fault.invalid("invalid-radius", "radiusMetres", metres, RADIUS);
        }
        return new Reach.Fixed(metres);
    }

    private ScreeningRules screening() {
        double land = inputs.findNumber("minLandSquareMetres", "from 0, in m²");
        if (land < 0) {
            throw Fault.invalid("invalid-land", "minLandSquareMetres", land, "from 0, in m²");
        }
        return new ScreeningRules(
                exclusions(),
                find("allowedLand"),
                land,
                inputs.findText("landStandard", "the id of a land index at /api/standards"));
    }

    private List<ExclusionRule> exclusions() {
        List<ExclusionRule> rules = new ArrayList<>();
        if (!inputs.has("exclude")) {
            return rules;
        }
        String allowed = "a list of {collection, filter?, distanceMetres?, standard?, what?}";
        JsonNode list = inputs.get("exclude", allowed);
        if (!list.isArray() || list.size() > MOST_RULES) {
            throw Fault.invalid("invalid-input", "exclude", Inputs.shown(list), allowed + ", at most " + MOST_RULES);
        }
        for (int i = 0; i < list.size(); i++) {
            rules.add(exclusion(Inputs.of(
                    "exclude[" + i + "]",
                    list.get(i),
                    Set.of("collection", "filter", "distanceMetres", "standard", "what"))));
        }
        return rules;
    }

    private static ExclusionRule exclusion(Inputs one) {
        if (one.has("distanceMetres") && one.has("standard")) {
            throw Fault.invalid(
                    "too-many-inputs",
                    one.path("distanceMetres"),
                    "distanceMetres, standard",
                    "one of distanceMetres, standard");
        }
        boolean junctions =
                one.findOneOf("what", "features", "features", "junctions").equals("junctions");
        String standard = one.findText("standard", "the id of a separation at /api/standards");
        return new ExclusionRule(
                selection(one),
                distance(one, "distanceMetres", 0),
                standard,
                junctions ? ExclusionRule.What.JUNCTIONS : ExclusionRule.What.FEATURES);
    }

    private static double distance(Inputs inputs, String name, double otherwise) {
        double metres = inputs.has(name) ? inputs.getNumber(name, DISTANCE) : otherwise;
        if (!(metres >= 0 && metres <= MOST_DISTANCE_METRES)) {
            throw Fault.invalid("invalid-distance", inputs.path(name), metres, DISTANCE);
        }
        return metres;
    }
}
