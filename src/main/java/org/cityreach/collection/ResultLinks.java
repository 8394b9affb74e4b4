package org.cityreach.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Which outputs of a result are collections, and by which ids. */
public final class ResultLinks {

    static final String PREFIX = "result-";
    private static final int LONGEST_OUTPUT = 80 - PREFIX.length() - 37;

    private ResultLinks() {}

    /** An output with features and the collection it can be asked for as. */
    public record Output(String name, String collectionId) {}

    /** The outputs of a job's result that have features, in their order. */
    public static List<Output> of(String jobId, JsonNode result) {
        return features(result).keySet().stream()
                .map(name -> new Output(name, PREFIX + jobId + "-" + outputId(name)))
                .toList();
    }

    /** The outputs that have features, by name; a result that is such an output itself has the name {@code result}. */
    static Map<String, JsonNode> features(JsonNode result) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        if (isCollection(result)) {
            found.put("result", result);
        }
        result.properties().forEach(output -> {
            if (isCollection(output.getValue())) {
                found.put(output.getKey(), output.getValue());
            }
        });
        return found;
    }

    private static boolean isCollection(JsonNode output) {
        return output.path("type").asString("").equals("FeatureCollection")
                && output.path("features").isArray();
    }

    /** {@code casesUnvisited} becomes {@code cases_unvisited}. */
    static String outputId(String output) {
        String id = output.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]", "_");
        return id.substring(0, Math.min(id.length(), LONGEST_OUTPUT));
    }
}
