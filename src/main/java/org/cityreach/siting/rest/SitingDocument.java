package org.cityreach.siting.rest;

import java.util.List;
import java.util.Locale;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.layer.LocalizedText;
import org.cityreach.siting.SitingResult;
import org.cityreach.siting.SitingResult.Reason;
import org.cityreach.siting.SitingResult.Service;
import org.cityreach.siting.SitingResult.Totals;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.candidate.ExclusionReason;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A siting result as JSON, keyed by output name. A figure that does not exist is null, never NaN. */
final class SitingDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SitingDocument() {}

    static ObjectNode write(SitingResult result) {
        ObjectNode document = NODES.objectNode();
        document.put("status", id(result.status()));
        document.set("reason", reason(result.reason()));
        Plan.Stop stop = result.score().stop();
        document.put("stopped", stop == null ? null : id(stop));
        document.put("problem", SitingInputs.id(result.goal()));
        Outputs.number(document, "objective", result.score().objective());
        Outputs.number(document, "bound", result.score().bound());
        Outputs.number(document, "gap", result.score().gap());
        document.put("unit", result.score().unit());
        document.set("sites", sites(result));
        document.set("assignments", assignments(result));
        document.set("before", totals(result.before()));
        document.set("after", totals(result.after()));
        document.set("groups", groups(result));
        if (result.demands() != null) {
            document.set("demands", demands(result.demands()));
        }
        document.set("unreachable", unreachable(result));
        document.set("excluded", excluded(result));
        document.set("candidates", candidates(result));
        if (result.violations() != null) {
            document.set("violations", violations(result.violations()));
        }
        document.set("course", course(result));
        Outputs.close(document, result.versions(), result.notes());
        return document;
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonNode reason(@Nullable Reason reason) {
        if (reason == null) {
            return NODES.nullNode();
        }
        ObjectNode node = coded(reason.code(), reason.text());
        ArrayNode demand = node.putArray("demand");
        reason.demand().forEach(demand::add);
        ArrayNode sites = node.putArray("sites");
        reason.sites().forEach(sites::add);
        Outputs.number(node, "needed", reason.needed());
        Outputs.number(node, "available", reason.available());
        node.put("unit", reason.unit());
        return node;
    }

    private static ObjectNode coded(String code, LocalizedText text) {
        return NODES.objectNode().put("code", code).put("zh", text.zh()).put("en", text.en());
    }

    private static ObjectNode feature(String id, @Nullable Coordinate place) {
        ObjectNode feature = NODES.objectNode().put("type", "Feature").put("id", id);
        if (place == null) {
            feature.putNull("geometry");
        } else {
            ObjectNode point = feature.putObject("geometry").put("type", "Point");
            point.set("coordinates", GeoJson.position(place));
        }
        feature.putObject("properties").put("id", id);
        return feature;
    }

    private static ObjectNode collection(ArrayNode features) {
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.set("features", features);
        return collection;
    }

    private static ObjectNode sites(SitingResult result) {
        ArrayNode features = NODES.arrayNode(result.sites().size());
        for (SitingResult.Site site : result.sites()) {
            ObjectNode feature = feature(site.id(), site.place());
            ObjectNode properties = (ObjectNode) feature.get("properties");
            properties.put("name", site.name());
            properties.put("role", id(site.role()));
            if (site.option() < 0) {
                properties.putNull("option");
            } else {
                properties.put("option", site.option());
            }
            properties.put("optionName", site.optionName());
            Outputs.number(properties, "capacity", site.capacity());
            Outputs.number(properties, "cost", site.cost());
            Outputs.number(properties, "load", site.load());
            Outputs.number(
                    properties, "utilisation", Double.isFinite(site.capacity()) ? site.utilisation() : Double.NaN);
            properties.put("demandCount", site.demandCount());
            Outputs.number(properties, "meanMetres", site.meanMetres());
            Outputs.number(properties, "maxMetres", site.maxMetres());
            features.add(feature);
        }
        return collection(features);
    }

    private static ArrayNode assignments(SitingResult result) {
        ArrayNode rows = NODES.arrayNode(result.assignments().size());
        for (SitingResult.Assignment one : result.assignments()) {
            rows.add(NODES.arrayNode(4)
                    .add(one.demand())
                    .add(one.site())
                    .add(one.metres())
                    .add(one.share()));
        }
        return rows;
    }

    private static JsonNode totals(@Nullable Totals totals) {
        if (totals == null) {
            return NODES.nullNode();
        }
        ObjectNode node = NODES.objectNode();
        node.put("demand", totals.demand());
        Outputs.number(node, "demandWeight", totals.demandWeight());
        Outputs.number(node, "coveredWeight", totals.coveredWeight());
        Outputs.number(node, "ratio", totals.ratio());
        Outputs.number(node, "meanMetres", totals.meanMetres());
        Outputs.number(node, "maxMetres", totals.maxMetres());
        Outputs.number(node, "nearestMeanMetres", totals.nearestMeanMetres());
        Outputs.number(node, "nearestMaxMetres", totals.nearestMaxMetres());
        Outputs.number(node, "cost", totals.cost());
        node.put("sites", totals.sites());
        node.put("newSites", totals.newSites());
        return node;
    }

    private static ArrayNode groups(SitingResult result) {
        ArrayNode groups = NODES.arrayNode(result.groups().size());
        for (SitingResult.Group group : result.groups()) {
            ObjectNode node = NODES.objectNode().put("id", group.id()).put("name", group.name());
            node.set("before", totals(group.before()));
            node.set("after", totals(group.after()));
            groups.add(node);
        }
        return groups;
    }

    private static ObjectNode demands(List<SitingResult.Demand> demands) {
        ArrayNode features = NODES.arrayNode(demands.size());
        for (SitingResult.Demand demand : demands) {
            ObjectNode feature = feature(demand.id(), demand.place());
            ObjectNode properties = (ObjectNode) feature.get("properties");
            Outputs.number(properties, "weight", demand.weight());
            properties.put("group", demand.group());
            service(properties, "before", demand.before());
            service(properties, "after", demand.after());
            features.add(feature);
        }
        return collection(features);
    }

    private static void service(ObjectNode properties, String when, @Nullable Service service) {
        Outputs.number(properties, when + "Metres", service == null ? Double.NaN : service.metres());
        properties.put(when + "Site", service == null ? null : service.site());
        Outputs.number(properties, when + "Share", service == null ? Double.NaN : service.share());
    }

    private static ArrayNode unreachable(SitingResult result) {
        ArrayNode list = NODES.arrayNode();
        for (SitingResult.Unreachable.Far one : result.unreachable().list()) {
            ObjectNode node = list.addObject().put("id", one.id());
            Outputs.number(node, "weight", one.weight());
            Outputs.number(node, "nearestMetres", one.nearestMetres());
        }
        return list;
    }

    private static ObjectNode excluded(SitingResult result) {
        ArrayNode features = NODES.arrayNode(result.choice().excluded().size());
        for (SitingResult.Excluded one : result.choice().excluded()) {
            ObjectNode feature = feature(one.id(), one.place());
            ObjectNode properties = (ObjectNode) feature.get("properties");
            properties.put("name", one.name());
            ArrayNode reasons = properties.putArray("reasons");
            one.reasons().forEach(reason -> reasons.add(reason(reason)));
            features.add(feature);
        }
        return collection(features);
    }

    private static ObjectNode reason(ExclusionReason reason) {
        ObjectNode node = coded(reason.code(), reason.text());
        put(node, "collection", reason.collection());
        put(node, "id", reason.id());
        put(node, "metres", reason.metres());
        put(node, "neededMetres", reason.neededMetres());
        put(node, "source", reason.source());
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, double value) {
        if (!Double.isNaN(value)) {
            Outputs.number(node, name, value);
        }
    }

    private static ObjectNode candidates(SitingResult result) {
        SitingResult.Choice choice = result.choice();
        ObjectNode node = NODES.objectNode();
        node.put("count", choice.count());
        node.put("allowed", choice.allowed());
        node.put("excluded", choice.count() - choice.allowed());
        put(node, "spacingMetres", choice.spacingMetres());
        return node;
    }

    private static ArrayNode violations(List<SitingResult.Violation> violations) {
        ArrayNode list = NODES.arrayNode();
        for (SitingResult.Violation one : violations) {
            ObjectNode node = reason(one.reason());
            node.put("site", one.site());
            list.add(node);
        }
        return list;
    }

    private static ArrayNode course(SitingResult result) {
        ArrayNode course = NODES.arrayNode();
        for (Plan.Point point : result.score().course()) {
            ObjectNode node = course.addObject();
            Outputs.number(node, "seconds", point.seconds());
            Outputs.number(node, "objective", point.objective());
            Outputs.number(node, "bound", point.bound());
        }
        return course;
    }
}
