package org.cityreach.heat.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.heat.DensityService;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code density}. Its description lies beside the others as a document. */
@Component
class DensityProcess implements AnalysisProcess {

    private final DensityService service;
    private final CaseInputs cases;
    private final ProcessDescription description;

    DensityProcess(DensityService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
        this.description = ProcessDocument.read("density");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return DensityDocument.write(service.compute(DensityInputs.read(inputs, cases), progress))
                .set("request", inputs.deepCopy());
    }
}
