package org.cityreach.ranking.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.ranking.RankingService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code ranking}. Its description lies beside it as a document. */
@Component
class RankingProcess implements AnalysisProcess {

    private final RankingService service;
    private final CaseInputs cases;
    private final ProcessDescription description;

    RankingProcess(RankingService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
        this.description = ProcessDocument.read("ranking");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return RankingDocument.write(service.compute(RankingInputs.read(inputs, cases), progress), inputs);
    }
}
