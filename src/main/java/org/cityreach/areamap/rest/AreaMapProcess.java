package org.cityreach.areamap.rest;

import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.ProcessDocument;
import org.cityreach.areamap.AreaMapQuestion;
import org.cityreach.areamap.AreaMapService;
import org.cityreach.cases.CaseInputs;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code area-map}. Its description lies beside it as a document. */
@Component
class AreaMapProcess implements AnalysisProcess {

    private final AreaMapService service;
    private final CaseInputs cases;
    private final ProcessDescription description = ProcessDocument.read("area-map");

    AreaMapProcess(AreaMapService service, CaseInputs cases) {
        this.service = service;
        this.cases = cases;
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode node, Progress progress) {
        Inputs inputs = AreaMapInputs.inputs(node);
        AreaMapQuestion question = AreaMapInputs.read(inputs, cases);
        int limit = AreaMapInputs.limit(inputs);
        return AreaMapDocument.write(service.compute(service.prepare(question), progress), limit)
                .set("request", node.deepCopy());
    }
}
