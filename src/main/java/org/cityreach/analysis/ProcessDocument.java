package org.cityreach.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.cityreach.job.ProcessDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Descriptions of processes that lie as documents {@code processes/<id>.json} on the class path. */
public final class ProcessDocument {

    private ProcessDocument() {}

    /** Version, title, description, inputs and outputs of the process as its document tells them. */
    public static ProcessDescription read(String processId) {
        String path = "/processes/" + processId + ".json";
        try (InputStream in = ProcessDocument.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing " + path);
            }
            JsonNode document = JsonMapper.builder().build().readTree(in);
            return new ProcessDescription(
                    processId,
                    document.path("version").asString(),
                    document.path("title").path("en").asString(),
                    document.path("title").path("zh").asString(),
                    document.path("description").asString(),
                    document.path("inputs"),
                    document.path("outputs"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
