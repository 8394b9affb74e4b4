package org.cityreach.hotspot.rest;

import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.hotspot.RepeatResult;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Repeat locations as JSON, keyed by output name. */
final class RepeatDocument {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double DECIMALS = 100;

    private RepeatDocument() {}

    static ObjectNode write(RepeatResult result) {
        ObjectNode document = Documents.NODES.objectNode();
        ArrayNode features = Documents.NODES.arrayNode();
        for (RepeatResult.Location location : result.locations()) {
            features.add(feature(location, features.size() + 1));
        }
        ObjectNode locations = Documents.collection(features);
        locations.put("numberMatched", result.summary().locations());
        locations.put("numberReturned", features.size());
        document.set("locations", locations);
        document.set("summary", summary(result.summary()));
        document.set("reading", Outputs.text(result.reading()));
        Outputs.close(document, result.versions(), result.notes());
        return document;
    }

    private static ObjectNode feature(RepeatResult.Location location, int rank) {
        ObjectNode feature = GeoJson.feature("location-" + rank, FACTORY.createPoint(location.centre()));
        ObjectNode properties = feature.putObject("properties");
        properties.put("rank", rank);
        properties.put("category", location.category());
        properties.set("title", location.title() == null ? Documents.NODES.nullNode() : Outputs.text(location.title()));
        properties.put("count", location.count());
        properties.put("first", location.first().toString());
        properties.put("last", location.last().toString());
        properties.put("spreadMetres", Math.rint(location.spreadMetres() * DECIMALS) / DECIMALS);
        ObjectNode statuses = properties.putObject("statuses");
        location.statuses().forEach(statuses::put);
        ArrayNode members = properties.putArray("members");
        location.members().forEach(members::add);
        return feature;
    }

    private static ObjectNode summary(RepeatResult.Summary summary) {
        ObjectNode node = Documents.NODES.objectNode();
        node.put("cases", summary.cases());
        node.put("countable", summary.countable());
        node.put("inRepeats", summary.inRepeats());
        Outputs.number(node, "repeatRate", summary.repeatRate());
        node.put("locations", summary.locations());
        node.put("inLocations", summary.inLocations());
        Outputs.number(node, "withinMetres", summary.withinMetres());
        Outputs.number(node, "withinDays", summary.withinDays());
        node.put("minCases", summary.minCases());
        return node;
    }
}
