package org.cityreach.ranking.rest;

import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.ranking.PatrolCoverage;
import org.cityreach.ranking.PatrolCoverage.Case;
import org.cityreach.ranking.PatrolCoverage.Cell;
import org.cityreach.ranking.PatrolCoverage.Road;
import org.cityreach.ranking.PatrolCoverage.Stretch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Patrol coverage as JSON, keyed by output name. */
final class PatrolDocument {

    private PatrolDocument() {}

    static ObjectNode write(PatrolCoverage result, int limit, JsonNode inputs) {
        ObjectNode document = Documents.NODES.objectNode();
        document.set("period", Documents.period(result.period()));
        document.set("summary", summary(result));
        ArrayNode cells = Documents.NODES.arrayNode();
        result.cells().stream().limit(limit).forEach(cell -> cells.add(cell(cell)));
        document.set("cells", Documents.collection(cells, result.cells().size()));
        ArrayNode roads = document.putArray("roads");
        result.roads().forEach(road -> roads.add(road(road)));
        document.set("unswept", unswept(result, limit));
        ArrayNode cases = Documents.NODES.arrayNode();
        result.unvisitedCases().stream().limit(limit).forEach(one -> cases.add(oneCase(one)));
        document.set(
                "casesUnvisited",
                Documents.collection(cases, result.unvisitedCases().size()));
        Outputs.close(document, result.versions(), result.notes());
        document.set("request", inputs.deepCopy());
        return document;
    }

    private static ObjectNode summary(PatrolCoverage result) {
        long visited = result.cells().stream().filter(cell -> cell.visits() > 0).count();
        double metres = result.roads().stream().mapToDouble(Road::lengthMetres).sum();
        double swept = result.roads().stream().mapToDouble(Road::sweptMetres).sum();
        ObjectNode node = Documents.NODES.objectNode();
        node.put("tracks", result.driven().tracks());
        node.put("fixes", result.driven().fixes());
        node.put("legs", result.driven().legs());
        Outputs.number(node, "trackMetres", result.driven().metres());
        node.put("cells", result.cells().size());
        node.put("visited", visited);
        Outputs.number(node, "share", (double) visited / result.cells().size());
        Outputs.number(node, "roadMetres", metres);
        Outputs.number(node, "sweptMetres", swept);
        Outputs.number(node, "sweptShare", swept / metres);
        boolean asked = result.cases() >= 0;
        Outputs.number(node, "cases", asked ? result.cases() : Double.NaN);
        Outputs.number(node, "casesUnvisited", asked ? result.unvisitedCases().size() : Double.NaN);
        return node;
    }

    private static ObjectNode cell(Cell cell) {
        ObjectNode feature = GeoJson.feature(cell.id(), cell.polygon());
        feature.withObject("properties")
                .put("name", cell.name())
                .put("visits", cell.visits())
                .put("lastVisit", moment(cell.lastVisitMillis()));
        return feature;
    }

    private static @Nullable String moment(long millis) {
        return millis == Long.MIN_VALUE ? null : Documents.moment(millis);
    }

    private static ObjectNode road(Road road) {
        ObjectNode node = Documents.NODES.objectNode().put("id", road.id()).put("name", road.name());
        Outputs.number(node, "metres", road.lengthMetres());
        Outputs.number(node, "sweptMetres", road.sweptMetres());
        Outputs.number(node, "share", road.sweptMetres() / road.lengthMetres());
        return node;
    }

    private static ObjectNode unswept(PatrolCoverage result, int limit) {
        ArrayNode features = Documents.NODES.arrayNode();
        long matched = 0;
        for (Road road : result.roads()) {
            int number = 0;
            for (Stretch stretch : road.unswept()) {
                matched++;
                if (features.size() < limit) {
                    ObjectNode feature = GeoJson.feature(road.id() + "-" + number++, stretch.line());
                    ObjectNode properties = feature.withObject("properties").put("road", road.id());
                    Outputs.number(properties, "fromMetres", stretch.fromMetres());
                    Outputs.number(properties, "toMetres", stretch.toMetres());
                    features.add(feature);
                }
            }
        }
        return Documents.collection(features, matched);
    }

    private static ObjectNode oneCase(Case one) {
        ObjectNode feature = GeoJson.feature(one.id(), one.place());
        feature.withObject("properties").put("category", one.category()).put("reported", moment(one.reportedMillis()));
        return feature;
    }
}
