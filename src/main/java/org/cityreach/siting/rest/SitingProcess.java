package org.cityreach.siting.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        ObjectNode document = SitingDocument.write(service.compute(read.question(), read.limits(), progress));
        // So that a kept result can be opened with its question; a matrix is as large as the result itself.
        return inputs.has("matrix") ? document : document.set("request", inputs.deepCopy());
    }
}
