package org.cityreach.coverage.rest;

import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.coverage.CoverageResult;
import org.cityreach.coverage.CoverageResult.Compliance;
import org.cityreach.coverage.CoverageResult.Facility;
import org.cityreach.coverage.CoverageResult.Finding;
import org.cityreach.coverage.CoverageResult.Gap;
import org.cityreach.coverage.CoverageResult.Group;
import org.cityreach.coverage.CoverageResult.Totals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A coverage result as JSON, keyed by output name. A figure that does not exist is null, never NaN. */
final class CoverageDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CoverageDocument() {}

    static ObjectNode write(CoverageResult result, JsonNode inputs) {
        boolean points = Double.isNaN(result.summary().totals().demandAreaSquareMetres());
        ObjectNode document = NODES.objectNode();
        document.set("summary", summary(result));
        ArrayNode groups = NODES.arrayNode();
        result.groups().forEach(group -> groups.add(group(group)));
        document.set("groups", groups);
        document.set("gaps", gaps(result));
        ArrayNode facilities = NODES.arrayNode();
        result.facilities().forEach(facility -> facilities.add(facility(facility, points)));
        document.set("facilities", facilities);
        document.set("excluded", excluded(result));
        document.set("area", result.servedArea() == null ? NODES.nullNode() : GeoJson.write(result.servedArea()));
        document.set("compliance", compliance(result.compliance()));
        ObjectNode versions = NODES.objectNode();
        result.versions().forEach(versions::put);
        document.set("versions", versions);
        document.set("request", inputs.deepCopy());
        return document;
    }

    private static ObjectNode summary(CoverageResult result) {
        CoverageResult.Summary summary = result.summary();
        ObjectNode node = NODES.objectNode();
        node.put("facilities", summary.facilities());
        totals(node, summary.totals());
        node.put("basis", summary.basis());
        node.set("basisText", Outputs.text(summary.basisText()));
        Outputs.number(node, "radiusMetres", summary.radiusMetres());
        node.put("gaps", summary.gaps());
        node.put("distance", "straight");
        node.put("crs", result.metricCrs());
        ArrayNode notes = NODES.arrayNode();
        result.notes().forEach(note -> {
            ObjectNode one = NODES.objectNode();
            one.put("code", note.code());
            one.put("count", note.count());
            one.set("message", Outputs.text(note.text()));
            notes.add(one);
        });
        node.set("notes", notes);
        return node;
    }

    private static void totals(ObjectNode node, Totals totals) {
        node.put("demand", totals.demand());
        node.put("coveredDemand", totals.coveredDemand());
        Outputs.number(node, "demandWeight", totals.demandWeight());
        Outputs.number(node, "coveredWeight", totals.coveredWeight());
        Outputs.number(node, "uncoveredWeight", totals.uncoveredWeight());
        Outputs.number(node, "demandAreaSquareMetres", totals.demandAreaSquareMetres());
        Outputs.number(node, "coveredAreaSquareMetres", totals.coveredAreaSquareMetres());
        Outputs.number(node, "ratio", totals.ratio());
    }

    private static ObjectNode group(Group group) {
        ObjectNode node = NODES.objectNode();
        node.put("id", group.id());
        node.put("name", group.name());
        totals(node, group.totals());
        return node;
    }

    private static ObjectNode gaps(CoverageResult result) {
        ArrayNode features = NODES.arrayNode();
        for (Gap gap : result.gaps()) {
            ObjectNode feature = NODES.objectNode();
            feature.put("type", "Feature");
            feature.put("id", "gap-" + gap.rank());
            feature.set("geometry", GeoJson.write(gap.shape()));
            feature.set("properties", gapProperties(gap));
            features.add(feature);
        }
        ObjectNode collection = NODES.objectNode();
        collection.put("type", "FeatureCollection");
        collection.put("numberMatched", result.summary().gaps());
        collection.put("numberReturned", features.size());
        collection.set("features", features);
        return collection;
    }

    private static ObjectNode gapProperties(Gap gap) {
        ObjectNode properties = NODES.objectNode();
        properties.put("rank", gap.rank());
        properties.put("name", gap.name());
        Outputs.number(properties, "uncoveredWeight", gap.uncoveredWeight());
        Outputs.number(properties, "areaSquareMetres", gap.areaSquareMetres());
        properties.put("demand", gap.demand());
        properties.set("centre", GeoJson.position(gap.centre()));
        Outputs.number(properties, "nearestFacilityMetres", gap.nearestFacilityMetres());
        ArrayNode groups = NODES.arrayNode();
        gap.groups().forEach(group -> {
            ObjectNode one = NODES.objectNode();
            one.put("id", group.id());
            one.put("name", group.name());
            groups.add(one);
        });
        properties.set("groups", groups);
        return properties;
    }

    private static ObjectNode facility(Facility facility, boolean points) {
        ObjectNode node = NODES.objectNode();
        node.put("id", facility.id());
        node.put("name", facility.name());
        node.set("centre", GeoJson.position(facility.centre()));
        Outputs.number(node, "radiusMetres", facility.radiusMetres());
        Outputs.number(node, "servedWeight", facility.servedWeight());
        Outputs.number(node, "marginalWeight", facility.marginalWeight());
        Outputs.number(node, points ? "servedDemand" : "servedAreaSquareMetres", facility.servedMeasure());
        Outputs.number(node, points ? "marginalDemand" : "marginalAreaSquareMetres", facility.marginalMeasure());
        node.put("redundant", facility.redundant());
        return node;
    }

    private static ArrayNode excluded(CoverageResult result) {
        ArrayNode list = NODES.arrayNode();
        result.excluded().forEach(one -> {
            ObjectNode node = NODES.objectNode();
            node.put("id", one.id());
            node.put("reason", one.reason());
            node.put("detail", one.detail());
            list.add(node);
        });
        return list;
    }

    private static JsonNode compliance(@Nullable Compliance compliance) {
        if (compliance == null) {
            return NODES.nullNode();
        }
        ObjectNode node = NODES.objectNode();
        node.put("standard", compliance.reference());
        node.set("title", Outputs.text(compliance.title()));
        ArrayNode findings = NODES.arrayNode();
        compliance.findings().forEach(finding -> findings.add(finding(finding)));
        node.set("findings", findings);
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("code", finding.code());
        node.put("subject", finding.subject());
        node.put("status", finding.verdict());
        Outputs.number(node, "actual", finding.actual());
        Outputs.number(node, "least", finding.least());
        Outputs.number(node, "most", finding.most());
        if (finding.code().equals("coverage-threshold")) {
            Outputs.number(node, "threshold", finding.least());
        }
        node.put("unit", finding.unit());
        node.set("message", Outputs.text(finding.message()));
        node.put("source", finding.source());
        node.put("mark", finding.mark());
        return node;
    }
}
