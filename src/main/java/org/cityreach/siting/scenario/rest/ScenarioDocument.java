package org.cityreach.siting.scenario.rest;

import java.util.List;
import org.cityreach.siting.scenario.Freshness.MovedOn;
import org.cityreach.siting.scenario.Scenario;
import org.cityreach.siting.scenario.ScenarioResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A scenario as JSON. */
final class ScenarioDocument {

    private ScenarioDocument() {}

    /** As lists show it: without question, plan and result. */
    static ObjectNode brief(Scenario scenario, List<MovedOn> movedOn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", scenario.id());
        node.put("revision", scenario.revision());
        node.put("name", scenario.name());
        node.put("remark", scenario.remark());
        node.set("summary", scenario.summary());
        node.set("solved", scenario.solved());
        node.put("stale", !movedOn.isEmpty());
        ArrayNode moved = node.putArray("movedOn");
        for (MovedOn layer : movedOn) {
            moved.addObject()
                    .put("collection", layer.collection())
                    .put("computed", layer.computed())
                    .put("present", layer.present());
        }
        ObjectNode versions = node.putObject("versions");
        scenario.versions().forEach(versions::put);
        node.put("created", scenario.created().toString());
        node.put("changed", scenario.changed().toString());
        node.put("evaluated", scenario.evaluated().toString());
        return node;
    }

    static ObjectNode whole(Scenario scenario, List<MovedOn> movedOn, ScenarioResult result) {
        ObjectNode node = brief(scenario, movedOn);
        node.set("inputs", scenario.inputs());
        node.set("plan", scenario.plan());
        node.set("result", result.document());
        return node;
    }
}
