package org.cityreach.ranking.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.cases.CaseInputs;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.ranking.PatrolRequest;
import org.cityreach.ranking.PatrolService;
import org.cityreach.snapshot.Snapshots;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code patrol-coverage}. Its description lies beside it as a document. */
@Component
class PatrolProcess implements AnalysisProcess {

    private final PatrolService service;
    private final CaseInputs cases;
    private final Snapshots snapshots;
    private final ProcessDescription description;

    PatrolProcess(PatrolService service, CaseInputs cases, Snapshots snapshots) {
        this.service = service;
        this.cases = cases;
        this.snapshots = snapshots;
        this.description = ProcessDocument.read("patrol-coverage");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        PatrolRequest request = PatrolInputs.read(inputs, cases, snapshots);
        return PatrolDocument.write(service.compute(request, progress), request.limit(), inputs);
    }
}
