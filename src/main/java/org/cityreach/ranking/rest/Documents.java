package org.cityreach.ranking.rest;

import java.time.Instant;
import org.cityreach.cases.Period;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts that the documents of this module have in common. A figure that does not exist is null, never NaN. */
final class Documents {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    static JsonNode period(@Nullable Period period) {
        if (period == null) {
            return NODES.nullNode();
        }
        return NODES.objectNode().put("from", moment(period.from())).put("to", moment(period.to()));
    }

    static String moment(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** A collection of features that were not cut short. */
    static ObjectNode collection(ArrayNode features, long matched) {
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.put("numberMatched", matched).put("numberReturned", features.size());
        collection.set("features", features);
        return collection;
    }
}
