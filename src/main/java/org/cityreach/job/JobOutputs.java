package org.cityreach.job;

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
        boolean isOneLink = isLink(jobId, result);
        if (!isOneLink && result.valueStream().noneMatch(output -> isLink(jobId, output))) {
            return result;
        }
        StringBuilder kept = new StringBuilder();
        jobs.readAttachment(jobId, kept::append);
        JsonNode values = JSON.readTree(kept.toString());
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
