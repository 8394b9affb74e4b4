package org.cityreach.job;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Long work in the background. What is finished is kept across a restart, result and all. */
public interface Jobs {

    /**
     * Queues work; the fault {@code busy} where too much is queued already.
     *
     * @param kind {@code process} or {@code import}
     * @param processId the process or, for an import, {@code import}
     */
    Job submit(String kind, String processId, Work work);

    Optional<Job> find(String jobId);

    /** The job; the fault {@code job-not-found} where there is none. */
    Job get(String jobId);

    /** All jobs, newest first. */
    List<Job> list();

    /** The result of a successful job; the fault {@code result-not-ready} or the job's own failure else. */
    JsonNode getResult(String jobId);

    /** Stops a job that runs or waits, or forgets one that is over with its result. */
    Job dismiss(String jobId);

    /** What a job does. */
    @FunctionalInterface
    interface Work {
        JsonNode run(Progress progress) throws Exception;
    }
}
