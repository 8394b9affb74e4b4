package org.cityreach.publish.rest;

import org.cityreach.analysis.ProcessDocument;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.publish.PublishService;
import org.cityreach.publish.TargetPolicy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code publish}. Unlike analyses it writes, elsewhere; it needs an admin. */
@Component
class PublishProcess implements AnalysisProcess {

    private final PublishService service;
    private final TargetPolicy policy;
    private final ProcessDescription description;

    PublishProcess(PublishService service, TargetPolicy policy) {
        this.service = service;
        this.policy = policy;
        this.description = ProcessDocument.read("publish");
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        return PublishDocument.write(service.publish(PublishInputs.read(inputs, policy), progress));
    }
}
