package org.cityreach.publish.rest;

import java.util.List;
import org.cityreach.analysis.Note;
import org.cityreach.publish.PublishResult;
import org.cityreach.publish.Step;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the outputs of the process {@code publish}. */
final class PublishDocument {

    private PublishDocument() {}

    static ObjectNode write(PublishResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("plan", steps(result.plan()));
        document.set("done", steps(result.done()));
        document.put("verified", result.verified());
        ObjectNode versions = document.putObject("versions");
        result.versions().forEach(versions::put);
        document.set("notes", Note.write(result.notes()));
        return document;
    }

    private static ArrayNode steps(List<Step> steps) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Step step : steps) {
            ObjectNode node = list.addObject()
                    .put("kind", step.kind())
                    .put("name", step.name())
                    .put("action", step.action().word());
            node.putObject("why")
                    .put("code", step.why().code())
                    .put("zh", step.why().text().zh())
                    .put("en", step.why().text().en());
        }
        return list;
    }
}
