package org.cityreach.hotspot.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.hotspot.HotspotService;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code hotspot}. Its description lies beside it as a document. */
@Component
class HotspotProcess implements AnalysisProcess {

    private final HotspotService service;
    private final CaseInputs cases;
    private final ProcessDescription description;

    HotspotProcess(HotspotService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
        this.description = ProcessDocument.read("hotspot");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return HotspotDocument.write(service.compute(HotspotInputs.hotspot(inputs, cases), progress))
                .set("request", inputs.deepCopy());
    }
}
