package org.cityreach.hotspot.rest;

import org.cityreach.analysis.Outputs;
import org.cityreach.hotspot.algorithm.Global;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts that all documents of hot spots have. A figure that does not exist is null, never NaN. */
final class Documents {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    static ObjectNode global(String name, Global global) {
        ObjectNode node = NODES.objectNode();
        Outputs.number(node, name, global.value());
        Outputs.number(node, "expected", global.expected());
        Outputs.number(node, "variance", global.variance());
        Outputs.number(node, "z", global.z());
        Outputs.number(node, "p", global.p());
        return node;
    }

    static ObjectNode collection(ArrayNode features) {
        ObjectNode collection = NODES.objectNode();
        collection.put("type", "FeatureCollection");
        collection.set("features", features);
        return collection;
    }
}
