package org.cityreach.coverage.rest;

import java.util.List;
import java.util.Set;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.coverage.CoverageRequest;
import org.cityreach.coverage.CoverageRequest.From;
import org.cityreach.coverage.CoverageRequest.GapRule;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.coverage.CoverageRequest.Region;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a coverage question from the inputs of an execute request. */
final class CoverageInputs {

    private static final Set<String> NAMES = Set.of(
            "facilities",
            "demand",
            "within",
            "radiusMetres",
            "radiusProperty",
            "standard",
            "distance",
            "from",
            "groupBy",
            "gapLimit",
            "gapMergeMetres",
            "gapSpanMetres",
            "servedArea");
    private static final Set<String> SELECTION = Set.of("collection", "filter");
    private static final String COLLECTION = "the id of a collection";
    private static final String RADIUS = "more than 0, at most 100000";

    private CoverageInputs() {}

    static CoverageRequest read(JsonNode node) {
        Inputs inputs = Inputs.of("", node, NAMES);
        requireStraight(inputs.findText("distance", "straight"));
        Inputs demand = Inputs.of(
                "demand",
                inputs.get("demand", "{collection, filter?, weight?}"),
                Set.of("collection", "filter", "weight"));
        return new CoverageRequest(
                selection(Inputs.of("facilities", inputs.get("facilities", "{collection, filter?}"), SELECTION)),
                selection(demand),
                demand.findText("weight", "a numeric property of the demand"),
                within(inputs),
                radius(inputs),
                inputs.findOneOf("from", "boundary", "boundary", "centroid").equals("centroid")
                        ? From.CENTROID
                        : From.BOUNDARY,
                groupBy(inputs),
                new GapRule(
                        inputs.findWhole("gapLimit", GapRule.DEFAULT.limit(), "0 to 10000"),
                        inputs.findNumber("gapMergeMetres", "0 to 10000"),
                        inputs.findNumber("gapSpanMetres", "50 to 1000000")),
                inputs.findTruth("servedArea", true));
    }

    private static Selection selection(Inputs inputs) {
        return new Selection(inputs.getText("collection", COLLECTION), inputs.findTree("filter"));
    }

    private static void requireStraight(@Nullable String distance) {
        if (distance == null || distance.equals("straight")) {
            return;
        }
        if (distance.equals("network:walk") || distance.equals("network:vehicle")) {
            throw Fault.invalid(
                    "distance-not-available", "distance", distance, "straight; there is no road network yet");
        }
        throw Fault.invalid("invalid-input", "distance", distance, "straight");
    }

    private static Radius radius(Inputs inputs) {
        List<String> given = List.of("radiusMetres", "radiusProperty", "standard").stream()
                .filter(inputs::has)
                .toList();
        if (given.size() != 1) {
            String what = given.isEmpty() ? null : String.join(", ", given);
            throw Fault.invalid(
                    given.isEmpty() ? "missing-input" : "too-many-radii",
                    "radiusMetres",
                    what,
                    "exactly one of radiusMetres, radiusProperty, standard");
        }
        return switch (given.get(0)) {
            case "radiusMetres" -> new Radius.Fixed(inputs.getNumber("radiusMetres", RADIUS));
            case "radiusProperty" ->
                new Radius.Property(inputs.getText("radiusProperty", "a numeric property of the facilities"));
            default -> new Radius.Standard(inputs.getText("standard", "the id of a value at /api/standards"));
        };
    }

    private static @Nullable Region within(Inputs inputs) {
        if (!inputs.has("within")) {
            return null;
        }
        JsonNode node = inputs.get("within", "a GeoJSON polygon, or {collection, ids}");
        if (node.has("collection")) {
            Inputs region = Inputs.of("within", node, Set.of("collection", "ids"));
            return new Region.Features(
                    region.getText("collection", COLLECTION), region.findTexts("ids", "a list of feature ids"));
        }
        return new Region.Shape(GeoJson.readPolygon("within", node));
    }

    /** A collection's id, or an object where only some of its features are groups. */
    private static @Nullable Selection groupBy(Inputs inputs) {
        if (!inputs.has("groupBy")) {
            return null;
        }
        JsonNode node = inputs.get("groupBy", COLLECTION);
        return node.isObject()
                ? selection(Inputs.of("groupBy", node, SELECTION))
                : Selection.all(inputs.getText("groupBy", COLLECTION));
    }
}
