package org.cityreach.job;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as the {@code statusInfo} document of OGC API - Processes Part 1, with the members
 * {@code kind}, {@code subject}, {@code stage}, {@code failure} and {@code course} added. The one form in which every
 * face shows a job.
 */
public final class JobStatusInfo {

    private JobStatusInfo() {}

    /**
     * @param apiRoot what links begin with, such as {@code /api} or {@code https://host/api}
     */
    public static ObjectNode of(Job job, String apiRoot) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("jobID", job.id());
        node.put("type", "process");
        node.put("processID", job.processId());
        node.put("kind", job.kind());
        node.put("subject", job.subject());
        node.put("status", job.status().name().toLowerCase(Locale.ROOT));
        node.put("progress", job.progressPercent());
        node.put("stage", job.stage());
        node.put("message", job.failure() == null ? job.stage() : job.failure().message());
        node.put("created", job.created().toString());
        putTime(node, "started", job.started());
        putTime(node, "finished", job.finished());
        node.put("updated", job.created().toString());
        putTime(node, "updated", job.started());
        putTime(node, "updated", job.finished());
        putFailure(node, job.failure());
        putCourse(node, job);
        putLinks(node, job, apiRoot + "/jobs/" + job.id());
        return node;
    }

    private static void putTime(ObjectNode node, String name, @Nullable Instant time) {
        if (time != null) {
            node.put(name, time.toString());
        }
    }

    private static void putFailure(ObjectNode node, Job.@Nullable Failure failure) {
        if (failure == null) {
            return;
        }
        ObjectNode why = node.putObject("failure");
        why.put("code", failure.code());
        why.put("message", failure.message());
        if (failure.parameter() != null) {
            why.put("parameter", failure.parameter());
        }
        if (failure.value() != null) {
            why.put("value", failure.value());
        }
        if (failure.allowed() != null) {
            why.put("allowed", failure.allowed());
        }
    }

    /** The moments of a search; null stands for what was not known then. */
    private static void putCourse(ObjectNode node, Job job) {
        if (job.course().isEmpty()) {
            return;
        }
        ArrayNode course = node.putArray("course");
        for (Job.Moment moment : job.course()) {
            ObjectNode point = course.addObject().put("seconds", moment.seconds());
            putFinite(point, "objective", moment.objective());
            putFinite(point, "bound", moment.bound());
        }
    }

    private static void putFinite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static void putLinks(ObjectNode node, Job job, String self) {
        ArrayNode links = node.putArray("links");
        links.addObject().put("href", self).put("rel", "self").put("type", "application/json");
        if (!job.status().isOver()) {
            links.addObject().put("href", self).put("rel", "monitor").put("type", "application/json");
        }
        if (job.status() == Job.Status.SUCCESSFUL) {
            links.addObject()
                    .put("href", self + "/results")
                    .put("rel", "http://www.opengis.net/def/rel/ogc/1.0/results")
                    .put("type", "application/json");
        }
    }
}
