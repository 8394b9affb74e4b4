package org.cityreach.hotspot.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.hotspot.EmergingService;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code emerging-hotspot}. Its description lies beside it as a document. */
@Component
class EmergingProcess implements AnalysisProcess {

    private final EmergingService service;
    private final CaseInputs cases;
    private final ProcessDescription description;

    EmergingProcess(EmergingService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
        this.description = ProcessDocument.read("emerging-hotspot");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        boolean series = HotspotInputs.isSeriesWanted(inputs);
        return EmergingDocument.write(service.compute(HotspotInputs.emerging(inputs, cases), progress), series)
                .set("request", inputs.deepCopy());
    }
}
