package org.cityreach.ranking.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.cases.Period;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts that the documents of this module have in common. A figure that does not exist is null, never NaN. */
final class Documents {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Documents() {}

    static ObjectNode text(LocalizedText text) {
        return NODES.objectNode().put("zh", text.zh()).put("en", text.en());
    }

    static void number(ObjectNode node, String name, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(name);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }

    static JsonNode period(@Nullable Period period) {
        if (period == null) {
            return NODES.nullNode();
        }
        return NODES.objectNode().put("from", moment(period.from())).put("to", moment(period.to()));
    }

    static String moment(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    static void end(ObjectNode document, Map<String, Long> versions, List<Note> notes) {
        ObjectNode list = document.putObject("versions");
        versions.forEach(list::put);
        document.set("notes", Note.write(notes));
    }

    /** A collection of features that were not cut short. */
    static ObjectNode collection(ArrayNode features, long matched) {
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        collection.put("numberMatched", matched).put("numberReturned", features.size());
        collection.set("features", features);
        return collection;
    }
}
