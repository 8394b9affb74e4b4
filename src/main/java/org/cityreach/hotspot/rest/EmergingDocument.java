package org.cityreach.hotspot.rest;

import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.hotspot.EmergingResult;
import org.cityreach.hotspot.algorithm.MannKendall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Emerging hot spots as JSON, keyed by output name. */
final class EmergingDocument {

    /** More numbers than this are not told area by area. */
    private static final long MOST_NUMBERS = 3_000_000;

    private static final double DECIMALS = 1e4;

    private EmergingDocument() {}

    static ObjectNode write(EmergingResult result, boolean series) {
        boolean tooMany = (long) result.summary().areas() * result.summary().steps() > MOST_NUMBERS;
        ObjectNode document = Documents.NODES.objectNode();
        ArrayNode features = Documents.NODES.arrayNode();
        result.areas().forEach(area -> features.add(feature(area, series && !tooMany)));
        document.set("features", Documents.collection(features));
        document.set("summary", summary(result.summary()));
        document.set("reading", Outputs.text(result.reading()));
        Outputs.close(document, result.versions(), result.notes());
        if (series && tooMany) {
            document.withArray("notes")
                    .add(Documents.NODES
                            .objectNode()
                            .put("code", "series-left-out")
                            .put("zh", "单元与时间步过多,未列出各步的 z 值")
                            .put("en", "There are too many areas and steps to tell the z of each"));
        }
        return document;
    }

    private static ObjectNode feature(EmergingResult.Area area, boolean series) {
        ObjectNode feature = GeoJson.feature(area.id(), area.shape());
        ObjectNode properties = feature.putObject("properties");
        properties.put("id", area.id());
        properties.put("name", area.name());
        properties.put("value", area.cases());
        properties.put("class", area.pattern().label());
        if (series) {
            ArrayNode list = properties.putArray("series");
            for (double z : area.series()) {
                if (Double.isNaN(z)) {
                    list.addNull();
                } else {
                    list.add(Math.rint(z * DECIMALS) / DECIMALS);
                }
            }
        }
        properties.set("trend", trend(area.trend()));
        return feature;
    }

    private static ObjectNode trend(MannKendall trend) {
        ObjectNode node = Documents.NODES.objectNode();
        node.put("s", trend.s());
        Outputs.number(node, "z", trend.z());
        Outputs.number(node, "p", trend.p());
        return node;
    }

    private static ObjectNode summary(EmergingResult.Summary summary) {
        ObjectNode node = Documents.NODES.objectNode();
        node.put("cells", summary.areas());
        ObjectNode classes = node.putObject("classes");
        summary.patterns().forEach((pattern, count) -> classes.put(pattern.label(), count));
        node.put("steps", summary.steps());
        node.put("stepDays", summary.stepDays());
        node.put("stepsBefore", summary.stepsBefore());
        ArrayNode borders = node.putArray("borders");
        summary.borders().forEach(border -> borders.add(border.toString()));
        node.put("cases", summary.cases());
        node.put("casesOutside", summary.casesOutside());
        node.put("casesBeforeFirstStep", summary.casesOutOfTime());
        Outputs.number(node, "bandMetres", summary.bandMetres());
        Outputs.number(node, "meanNeighbours", summary.meanNeighbours());
        node.put("crs", summary.crs());
        return node;
    }
}
