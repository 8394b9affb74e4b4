package org.cityreach.hotspot.rest;

import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.RepeatCases;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.hotspot.EmergingRequest;
import org.cityreach.hotspot.HotspotRequest;
import org.cityreach.hotspot.HotspotRequest.Statistic;
import org.cityreach.hotspot.HotspotRequest.Subject;
import org.cityreach.hotspot.NeighbourRule;
import org.cityreach.hotspot.RepeatRequest;
import tools.jackson.databind.JsonNode;

/** Reads questions about hot spots from the inputs of execute requests. */
final class HotspotInputs {

    private static final Set<String> HOTSPOT = Set.of(
            "cases",
            "by",
            "collection",
            "filter",
            "property",
            "bandMetres",
            "k",
            "contiguity",
            "statistic",
            "correction");
    private static final Set<String> EMERGING =
            Set.of("cases", "by", "bandMetres", "k", "contiguity", "correction", "stepDays", "stepsBefore", "series");
    private static final Set<String> REPEAT = Set.of("cases", "withinMetres", "withinDays", "minCases", "limit");

    private HotspotInputs() {}

    static HotspotRequest hotspot(JsonNode node, CaseInputs cases) {
        Inputs inputs = Inputs.of("", node, HOTSPOT);
        Statistic statistic = inputs.findOneOf("statistic", "gi-star", "gi-star", "local-moran")
                        .equals("gi-star")
                ? Statistic.GI_STAR
                : Statistic.LOCAL_MORAN;
        return new HotspotRequest(subject(inputs, cases), rule(inputs), statistic, isCorrected(inputs));
    }

    private static Subject subject(Inputs inputs, CaseInputs cases) {
        if (!inputs.has("collection")) {
            for (String name : List.of("property", "filter")) {
                if (inputs.has(name)) {
                    throw Fault.invalid("missing-input", "collection", null, "the id of the collection of " + name);
                }
            }
            return new Subject.Cases(cases.read(inputs), DivisionChoice.read(inputs, "by"));
        }
        for (String name : List.of("cases", "by")) {
            if (inputs.has(name)) {
                throw Fault.invalid(
                        "too-many-subjects", name, "beside collection", "cases with by, or collection with property");
            }
        }
        String collection = inputs.getText("collection", "the id of a collection");
        return new Subject.Property(
                new Selection(collection, inputs.findTree("filter")),
                inputs.getText("property", "a number or integer property of " + collection));
    }

    static EmergingRequest emerging(JsonNode node, CaseInputs cases) {
        Inputs inputs = Inputs.of("", node, EMERGING);
        String days = "a whole number from 1 to 3660";
        // nought stands for the usual steps only where nothing is said
        if (inputs.has("stepDays") && inputs.findWhole("stepDays", 1, days) == 0) {
            throw Fault.invalid("invalid-input", "stepDays", 0, days);
        }
        return new EmergingRequest(
                cases.read(inputs),
                DivisionChoice.read(inputs, "by"),
                rule(inputs),
                isCorrected(inputs),
                new EmergingRequest.Steps(
                        inputs.findWhole("stepDays", EmergingRequest.Steps.USUAL_DAYS, days),
                        inputs.findWhole("stepsBefore", 1, "a whole number from 0 to 12")));
    }

    /** Whether the z of each step is wanted. */
    static boolean isSeriesWanted(JsonNode node) {
        return Inputs.of("", node, EMERGING).findTruth("series", true);
    }

    static RepeatRequest repeats(JsonNode node, CaseInputs cases) {
        Inputs inputs = Inputs.of("", node, REPEAT);
        RepeatCases.Rule rule = new RepeatCases.Rule(
                inputs.has("withinMetres")
                        ? inputs.getNumber("withinMetres", "0.1 to 10000")
                        : RepeatCases.DEFAULT_METRES,
                inputs.has("withinDays") ? inputs.getNumber("withinDays", "0 to 3660") : RepeatCases.DEFAULT_DAYS);
        return new RepeatRequest(
                cases.read(inputs),
                rule,
                inputs.findWhole("minCases", RepeatRequest.DEFAULT_CASES, "a whole number from 2 to 1000000"),
                inputs.findWhole("limit", RepeatRequest.DEFAULT_LIMIT, "a whole number from 0 to 10000"));
    }

    private static NeighbourRule rule(Inputs inputs) {
        List<String> given = List.of("bandMetres", "k", "contiguity").stream()
                .filter(inputs::has)
                .toList();
        if (given.size() > 1) {
            throw Fault.invalid(
                    "too-many-neighbour-rules",
                    given.get(1),
                    "beside " + given.get(0),
                    "one of bandMetres, k, contiguity");
        }
        if (given.isEmpty()) {
            return new NeighbourRule.Usual();
        }
        return switch (given.get(0)) {
            case "bandMetres" -> new NeighbourRule.Band(inputs.getNumber("bandMetres", "more than 0, at most 100000"));
            case "k" -> new NeighbourRule.Nearest(inputs.findWhole("k", 1, "a whole number from 1 to 1000"));
            default ->
                new NeighbourRule.Touching(
                        inputs.findOneOf("contiguity", "queen", "queen", "rook").equals("queen"));
        };
    }

    private static boolean isCorrected(Inputs inputs) {
        return inputs.findOneOf("correction", "fdr", "fdr", "none").equals("fdr");
    }
}
