package org.cityreach.coverage.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.cityreach.coverage.CoverageService;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process {@code coverage}. Its description lies beside it as a document. */
@Component
class CoverageProcess implements AnalysisProcess {

    private static final String DOCUMENT = "/processes/coverage.json";

    private final CoverageService service;
    private final ProcessDescription description;

    CoverageProcess(CoverageService service) {
        this.service = service;
        this.description = describe();
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return CoverageDocument.write(service.compute(CoverageInputs.read(inputs), progress), inputs);
    }

    private static ProcessDescription describe() {
        try (InputStream in = CoverageProcess.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException("missing " + DOCUMENT);
            }
            JsonNode document = JsonMapper.builder().build().readTree(in);
            return new ProcessDescription(
                    "coverage",
                    document.path("version").asString(),
                    document.path("title").asString(),
                    document.path("description").asString(),
                    document.path("inputs"),
                    document.path("outputs"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCUMENT, e);
        }
    }
}
