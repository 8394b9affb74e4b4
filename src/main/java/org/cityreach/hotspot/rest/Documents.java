package org.cityreach.hotspot.rest;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.hotspot.algorithm.Global;
import org.cityreach.layer.LocalizedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts that all documents of hot spots have. A figure that does not exist is null, never NaN. */
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

    static ObjectNode global(String name, Global global) {
        ObjectNode node = NODES.objectNode();
        number(node, name, global.value());
        number(node, "expected", global.expected());
        number(node, "variance", global.variance());
        number(node, "z", global.z());
        number(node, "p", global.p());
        return node;
    }

    static ObjectNode collection(ArrayNode features) {
        ObjectNode collection = NODES.objectNode();
        collection.put("type", "FeatureCollection");
        collection.set("features", features);
        return collection;
    }

    static void close(ObjectNode document, List<Note> notes, Map<String, Long> versions) {
        document.set("notes", Note.write(notes));
        ObjectNode read = NODES.objectNode();
        versions.forEach(read::put);
        document.set("versions", read);
    }
}
