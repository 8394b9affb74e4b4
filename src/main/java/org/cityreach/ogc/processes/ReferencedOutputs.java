package org.cityreach.ogc.processes;

import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.JobOutputs;
import org.cityreach.job.Jobs;
import org.cityreach.ogc.Link;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Outputs that a caller wants as links: the values are kept beside the job's result. */
final class ReferencedOutputs {

    private ReferencedOutputs() {}

    /** The outputs that were asked for, with links in the place of those wanted so. */
    static JsonNode select(Execution execution, JsonNode all, Jobs.Run run, String root) {
        JsonNode chosen = execution.select(all);
        if (execution.references().isEmpty() && !execution.raw()) {
            return chosen;
        }
        ObjectNode linked = JsonNodeFactory.instance.objectNode();
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String name : execution.references()) {
            if (all.has(name)) {
                kept.set(name, all.path(name));
                linked.set(name, link(name, all.path(name), root + JobOutputs.path(run.jobId(), name)));
            }
        }
        JobOutputs.keep(run, Delivery.of(execution).json(), kept);
        if (!execution.isDocument()) {
            return linked.isEmpty() ? chosen : linked.iterator().next();
        }
        ((ObjectNode) chosen).setAll(linked);
        return chosen;
    }

    private static ObjectNode link(String name, JsonNode value, String href) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("href", href)
                .put("rel", "related")
                .put("type", mediaType(value))
                .put("title", name);
    }

    static String mediaType(JsonNode value) {
        return value.path("type").asString("").equals("FeatureCollection") ? Link.GEO_JSON : Link.JSON;
    }

    /** How the outputs of a job are handed over. */
    static Delivery delivery(Jobs jobs, Job job) {
        return job.kind().equals("process")
                ? JobOutputs.findDelivery(jobs, job.id()).map(Delivery::of).orElse(Delivery.DOCUMENT)
                : Delivery.DOCUMENT;
    }

    /** The value of one output of a job. */
    static JsonNode get(Jobs jobs, String jobId, String output) {
        JsonNode value = JobOutputs.values(jobs, jobId).path(output);
        if (value.isMissingNode()) {
            throw Fault.notFound("output", output);
        }
        return value;
    }
}
