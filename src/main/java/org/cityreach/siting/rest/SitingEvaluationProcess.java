package org.cityreach.siting.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The process {@code siting-evaluation}. Limits of a search may stand among the inputs, so that a question can
 * be sent as it is; they have no effect. Its description lies beside it as a document.
 */
@Component
public class SitingEvaluationProcess implements AnalysisProcess {

    private final SitingService service;
    private final ProcessDescription description;

    public SitingEvaluationProcess(SitingService service) {
        this.service = service;
        this.description = ProcessDocument.read("siting-evaluation");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        SitingInputs read = SitingInputs.withPlan(inputs);
        read.limits();
        return SitingDocument.write(service.evaluate(read.question(), read.plan(), progress));
    }
}
