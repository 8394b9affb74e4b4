package org.cityreach.siting.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code siting}. Its description lies beside it as a document. */
@Component
public class SitingProcess implements AnalysisProcess {

    private final SitingService service;
    private final ProcessDescription description;

    public SitingProcess(SitingService service) {
        this.service = service;
        this.description = ProcessDocument.read("siting");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        SitingInputs read = SitingInputs.of(inputs);
        return SitingDocument.write(service.compute(read.question(), read.limits(), progress));
    }
}
