package org.cityreach.job;

import tools.jackson.databind.JsonNode;

/**
 * An analysis that can be asked for by name. Each implementation is a bean; the OGC face lists and runs
 * them all, sync or as a job.
 */
public interface AnalysisProcess {

    ProcessDescription description();

    /**
     * Runs the analysis.
     *
     * @param inputs the {@code inputs} object of an execute request; unknown names are refused by the
     *     implementation with the fault {@code unknown-input}
     * @return the outputs document, an object keyed by output name
     */
    JsonNode execute(JsonNode inputs, Progress progress);
}
