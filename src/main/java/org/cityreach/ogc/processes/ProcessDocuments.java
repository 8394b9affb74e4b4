package org.cityreach.ogc.processes;

import org.cityreach.job.ProcessDescription;
import org.cityreach.ogc.Link;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Processes as OGC API - Processes shows them. */
final class ProcessDocuments {

    private ProcessDocuments() {}

    static ObjectNode summary(ProcessDescription process, String root) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", process.id());
        node.put("title", process.title());
        node.putObject("titles").put("zh", process.titleZh()).put("en", process.title());
        node.put("description", process.description());
        node.put("version", process.version());
        node.putArray("jobControlOptions")
                .add("sync-execute")
                .add("async-execute")
                .add("dismiss");
        node.putArray("outputTransmission").add("value").add("reference");
        String self = root + "/processes/" + process.id();
        ArrayNode links = node.putArray("links");
        add(links, Link.of(self, "self", Link.JSON));
        add(links, Link.ofOgc(self + "/execution", "execute", Link.JSON));
        return node;
    }

    static ObjectNode description(ProcessDescription process, String root) {
        ObjectNode node = summary(process, root);
        node.set("inputs", process.inputs());
        node.set("outputs", process.outputs());
        return node;
    }

    private static void add(ArrayNode links, Link link) {
        links.addObject().put("href", link.href()).put("rel", link.rel()).put("type", link.type());
    }
}
