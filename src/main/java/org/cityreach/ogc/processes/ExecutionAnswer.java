package org.cityreach.ogc.processes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cityreach.ogc.Link;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/**
 * What a caller is given who waited, or who asks for the results of a job: one document with all outputs, or each output by itself: the only one as the
 * body, several as parts of one body (RFC 2387), links in the header. Source: OGC 18-062r2, table 11.
 */
final class ExecutionAnswer {

    private static final String BOUNDARY = "cityreach-output";

    private ExecutionAnswer() {}

    /**
     * @param outputs as {@link Execution#select} gives them, with links in the place of those wanted so
     */
    static ResponseEntity<Object> of(Delivery delivery, JsonNode outputs) {
        if (!delivery.raw()) {
            return ResponseEntity.ok(outputs);
        }
        if (delivery.single()) {
            return one(delivery, outputs);
        }
        boolean onlyLinks = delivery.links().containsAll(outputs.propertyNames());
        return onlyLinks ? links(outputs) : parts(delivery, outputs);
    }

    private static ResponseEntity<Object> one(Delivery delivery, JsonNode output) {
        return !delivery.links().isEmpty()
                ? ResponseEntity.noContent()
                        .header("Link", ResultHeaders.link(output))
                        .build()
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(ReferencedOutputs.mediaType(output)))
                        .body(output);
    }

    private static ResponseEntity<Object> links(JsonNode outputs) {
        String[] links = outputs.valueStream().map(ResultHeaders::link).toArray(String[]::new);
        return ResponseEntity.noContent().header("Link", links).build();
    }

    private static ResponseEntity<Object> parts(Delivery delivery, JsonNode outputs) {
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, JsonNode> output : outputs.properties()) {
            JsonNode value = output.getValue();
            boolean isLink = delivery.links().contains(output.getKey());
            String type = isLink ? value.path("type").asString() : ReferencedOutputs.mediaType(value);
            body.append("--").append(BOUNDARY).append("\r\nContent-Type: ").append(type);
            body.append("\r\nContent-ID: <").append(output.getKey()).append(">\r\n");
            if (isLink) {
                body.append("Content-Location: ")
                        .append(value.path("href").asString())
                        .append("\r\n");
            }
            body.append("\r\n").append(isLink ? "" : value.toString()).append("\r\n");
        }
        body.append("--").append(BOUNDARY).append("--\r\n");
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType("multipart/related;type=\"" + Link.JSON + "\";boundary=" + BOUNDARY))
                .body(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
