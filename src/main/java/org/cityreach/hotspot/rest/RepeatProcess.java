package org.cityreach.hotspot.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.hotspot.RepeatService;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code repeat-locations}. Its description lies beside it as a document. */
@Component
class RepeatProcess implements AnalysisProcess {

    private final RepeatService service;
    private final CaseInputs cases;
    private final ProcessDescription description;

    RepeatProcess(RepeatService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
        this.description = ProcessDocument.read("repeat-locations");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return RepeatDocument.write(service.compute(HotspotInputs.repeats(inputs, cases), progress))
                .set("request", inputs.deepCopy());
    }
}
