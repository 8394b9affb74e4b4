package org.cityreach.exchange;

import java.util.List;
import org.cityreach.exchange.format.SourceFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An import of several layers that has passed all checks that need no writing. Closing closes the file.
 *
 * @param parts one a collection that the file has something for
 * @param empty collections that were asked for and that the file has nothing for
 * @param unused layers of the file that no collection takes
 */
record JointPlan(SourceFormat format, List<Part> parts, List<Pair> empty, List<String> unused)
        implements AutoCloseable {

    /** A collection and the layer of the file that goes into it. */
    record Pair(String collection, String sourceLayer) {}

    record Part(Pair pair, ImportPlan plan) {}

    JointPlan {
        parts = List.copyOf(parts);
        empty = List.copyOf(empty);
        unused = List.copyOf(unused);
    }

    List<String> collections() {
        return parts.stream().map(part -> part.pair().collection()).toList();
    }

    /** What would go where. */
    ObjectNode preview() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("format", format.parameter());
        ArrayNode collections = node.putArray("collections");
        for (Part part : parts) {
            ObjectNode one = ImportPreview.of(part.plan());
            collections.add(one);
            one.put("collection", part.pair().collection());
            one.put("sourceLayer", part.pair().sourceLayer());
        }
        putRest(node);
        return node;
    }

    /** What the file has nothing for, and what nothing takes. */
    void putRest(ObjectNode node) {
        ArrayNode nothing = node.putArray("emptyCollections");
        empty.forEach(pair -> nothing.add(pair.collection()));
        ArrayNode rest = node.putArray("unusedSourceLayers");
        unused.forEach(rest::add);
    }

    @Override
    public void close() {
        parts.forEach(part -> part.plan().reader().close());
    }
}
