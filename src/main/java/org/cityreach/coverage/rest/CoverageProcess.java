package org.cityreach.coverage.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.coverage.CoverageService;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code coverage}. Its description lies beside it as a document. */
@Component
class CoverageProcess implements AnalysisProcess {

    private final CoverageService service;
    private final ProcessDescription description;

    CoverageProcess(CoverageService service) {
        this.service = service;
        this.description = ProcessDocument.read("coverage");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return CoverageDocument.write(service.compute(CoverageInputs.read(inputs), progress), inputs);
    }
}
