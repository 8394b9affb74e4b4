package org.cityreach.job;

import java.util.Optional;
import org.cityreach.fault.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The outputs of a job with all their values, also of those that its result only links to. */
public final class JobOutputs {

    private static final int PIECE = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JobOutputs() {}

    /**
     * Keeps, beside the result, how outputs are to be handed over and the values of those that the result will link to.
     *
     * @param delivery for {@link #findDelivery} to give back
     */
    public static void keep(Jobs.Run run, ObjectNode delivery, ObjectNode values) {
        ObjectNode kept = JSON.createObjectNode();
        kept.set("delivery", delivery);
        kept.set("values", values);
        String text = JSON.writeValueAsString(kept);
        for (int from = 0; from < text.length(); from += PIECE) {
            run.attach(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
    }

    /** What a job of a process kept of how to hand its outputs over; empty where it kept nothing. */
    public static Optional<JsonNode> findDelivery(Jobs jobs, String jobId) {
        return findKept(jobs, jobId).map(kept -> kept.path("delivery"));
    }

    private static Optional<JsonNode> findKept(Jobs jobs, String jobId) {
        StringBuilder text = new StringBuilder();
        try {
            jobs.readAttachment(jobId, text::append);
        } catch (Fault none) {
            return Optional.empty();
        }
        return Optional.of(JSON.readTree(text.toString()));
    }

    /** The outputs of a successful job of a process, keyed by name. */
    public static JsonNode values(Jobs jobs, String jobId) {
        JsonNode result = jobs.getResult(jobId);
        boolean isOneLink = isLink(jobId, result);
        if (!isOneLink && result.valueStream().noneMatch(output -> isLink(jobId, output))) {
            return result;
        }
        JsonNode values = findKept(jobs, jobId)
                .map(kept -> kept.path("values"))
                .orElseThrow(() -> Fault.notFound("output", jobId));
        return isOneLink ? values : ((ObjectNode) result.deepCopy()).setAll((ObjectNode) values);
    }

    /** Where an output of a job is, below the root of the API. */
    public static String path(String jobId, String output) {
        return "/jobs/" + jobId + "/results/" + output;
    }

    /** Only the service knows the id of a job before it runs, so an input that looks like a link is none. */
    private static boolean isLink(String jobId, JsonNode value) {
        return value.path("href").asString("").contains(path(jobId, ""));
    }
}
