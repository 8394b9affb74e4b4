package org.cityreach.ogc.processes;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the outputs of an execution are handed over, then or when its job is over.
 *
 * @param raw by themselves instead of in a document keyed by name
 * @param single whether one was asked for, which then stands for itself where raw
 * @param links the names of those that are links
 */
record Delivery(boolean raw, boolean single, List<String> links) {

    static final Delivery DOCUMENT = new Delivery(false, false, List.of());

    static Delivery of(Execution execution) {
        return new Delivery(execution.raw(), !execution.isDocument(), execution.references());
    }

    /** As {@link #json} wrote it. */
    static Delivery of(JsonNode json) {
        return new Delivery(
                json.path("raw").asBoolean(),
                json.path("single").asBoolean(),
                json.path("links").valueStream().map(JsonNode::asString).toList());
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("raw", raw).put("single", single);
        links.forEach(json.putArray("links")::add);
        return json;
    }
}
