package org.cityreach.ogc.processes;

import org.cityreach.collection.ResultLinks;
import tools.jackson.databind.JsonNode;

/** Links of a result as values of the header {@code Link} (RFC 8288). */
final class ResultHeaders {

    private ResultHeaders() {}

    /** The one output that was asked for as a link. */
    static String link(JsonNode link) {
        return "<" + link.path("href").asString() + ">; rel=\"related\"; type=\""
                + link.path("type").asString() + "\"";
    }

    /** The collections that outputs with features can be asked for as. */
    static String[] collections(String jobId, JsonNode result, String root) {
        return ResultLinks.of(jobId, result).stream()
                .map(output -> "<" + root + "/collections/" + output.collectionId() + ">; rel=\"collection\"; title=\""
                        + output.name() + "\"")
                .toArray(String[]::new);
    }
}
