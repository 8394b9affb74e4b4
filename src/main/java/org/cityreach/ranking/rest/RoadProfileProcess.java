package org.cityreach.ranking.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.ranking.RoadProfileService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code road-profile}. Its description lies beside it as a document. */
@Component
class RoadProfileProcess implements AnalysisProcess {

    private final RoadProfileService service;
    private final CaseInputs cases;
    private final ProcessDescription description;

    RoadProfileProcess(RoadProfileService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
        this.description = ProcessDocument.read("road-profile");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return RoadProfileDocument.write(service.compute(RoadProfileInputs.read(inputs, cases), progress), inputs);
    }
}
