package org.cityreach.hotspot.rest;

import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Outputs;
import org.cityreach.hotspot.HotspotResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Hot spots as JSON, keyed by output name. */
final class HotspotDocument {

    private HotspotDocument() {}

    static ObjectNode write(HotspotResult result) {
        ObjectNode document = Documents.NODES.objectNode();
        ArrayNode features = Documents.NODES.arrayNode();
        result.areas().forEach(area -> features.add(feature(area)));
        document.set("features", Documents.collection(features));
        document.set("summary", summary(result.summary()));
        document.set("reading", Outputs.text(result.reading()));
        Outputs.close(document, result.versions(), result.notes());
        return document;
    }

    private static ObjectNode feature(HotspotResult.Area area) {
        ObjectNode feature = GeoJson.feature(area.id(), area.shape());
        ObjectNode properties = feature.putObject("properties");
        properties.put("id", area.id());
        properties.put("name", area.name());
        Outputs.number(properties, "value", area.value());
        Outputs.number(properties, "z", area.z());
        Outputs.number(properties, "p", area.p());
        Outputs.number(properties, "q", area.q());
        properties.put("class", area.label());
        return feature;
    }

    private static ObjectNode summary(HotspotResult.Summary summary) {
        ObjectNode node = Documents.NODES.objectNode();
        node.put("cells", summary.areas());
        node.put("hot", summary.hot());
        node.put("cold", summary.cold());
        ObjectNode classes = node.putObject("classes");
        summary.classes().forEach(classes::put);
        if (summary.cases() < 0) {
            node.putNull("cases").putNull("casesOutside");
        } else {
            node.put("cases", summary.cases()).put("casesOutside", summary.casesOutside());
        }
        Outputs.number(node, "bandMetres", summary.bandMetres());
        Outputs.number(node, "meanNeighbours", summary.meanNeighbours());
        node.set("moran", Documents.global("i", summary.moran()));
        node.set("globalG", Documents.global("g", summary.generalG()));
        node.put("crs", summary.crs());
        return node;
    }
}
