package org.cityreach.job;

import org.cityreach.fault.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The outputs of a job with all their values, also of those that its result only links to. */
public final class JobOutputs {

    private static final int PIECE = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JobOutputs() {}

    /** Keeps the values of the outputs that the result will link to. */
    public static void keep(Jobs.Run run, ObjectNode values) {
        String text = JSON.writeValueAsString(values);
        for (int from = 0; from < text.length(); from += PIECE) {
            run.attach(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
    }

    /** The outputs of a successful job of a process, keyed by name. */
    public static JsonNode values(Jobs jobs, String jobId) {
        JsonNode result = jobs.getResult(jobId);
        if (!hasLinks(result)) {
            return result;
        }
        StringBuilder kept = new StringBuilder();
        try {
            jobs.readAttachment(jobId, kept::append);
        } catch (Fault none) {
            return result;
        }
        JsonNode values = JSON.readTree(kept.toString());
        return isLink(result) ? values : ((ObjectNode) result.deepCopy()).setAll((ObjectNode) values);
    }

    private static boolean hasLinks(JsonNode result) {
        return isLink(result) || result.isObject() && result.valueStream().anyMatch(JobOutputs::isLink);
    }

    /** Whether a result tells where an output is in the place of the output. */
    public static boolean isLink(JsonNode value) {
        return value.path("href").isString() && value.path("href").asString().contains("/results/");
    }
}
