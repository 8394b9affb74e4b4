package org.cityreach.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Long work in the background, a bounded number at a time. What is finished is kept across a restart,
 * result and all, up to a number of jobs; what ran when the server died is then failed with the code
 * {@code interrupted}. Safe for use by many threads.
 */
public interface Jobs {

    /** As {@link #submit(String, String, String, Work)}, about nothing in particular. */
    default Job submit(String kind, String processId, Work work) {
        return submit(kind, processId, "", work);
    }

    /**
     * Queues work; the fault {@code busy} where too much is queued already.
     *
     * @param kind {@code process} or {@code import}
     * @param processId the process or, for an import, {@code import}
     * @param subject what it is about, such as a collection's id; may be empty
     */
    Job submit(String kind, String processId, String subject, Work work);

    /**
     * Does heavy work on the caller's thread as soon as one of the slots that jobs use is free, so that
     * answers given at once and jobs together never exceed the bound. The fault {@code busy} where none
     * becomes free in time.
     */
    <T> T runNow(Calculation<T> calculation);

    Optional<Job> find(String jobId);

    /** The job; the fault {@code job-not-found} where there is none. */
    Job get(String jobId);

    /** All jobs, newest first. */
    List<Job> list();

    /** The result of a successful job; the fault {@code result-not-ready} or the job's own failure else. */
    JsonNode getResult(String jobId);

    /**
     * Gives a job's attachment, one long text beside its result, piece by piece; the fault
     * {@code attachment-not-found} where there is none.
     */
    void readAttachment(String jobId, Consumer<String> pieces);

    /**
     * Stops a job that runs or waits, or forgets one that is over with its result. Waits some seconds
     * for work that runs to undo what it did; where that takes longer the job that is returned is not
     * over yet, and its stage is {@code cancelling}.
     */
    Job dismiss(String jobId);

    /** What a job does. A {@link org.cityreach.fault.Fault} that it throws becomes the job's failure. */
    @FunctionalInterface
    interface Work {
        JsonNode run(Run run) throws Exception;
    }

    /** Heavy work that is answered at once and that nobody can stop. */
    @FunctionalInterface
    interface Calculation<T> {
        T run();
    }

    /** One run of a job as its work sees it. */
    interface Run extends Progress {

        String jobId();

        /**
         * Adds a piece to the text that is kept beside the result and forgotten with the job. Do not call
         * it while a transaction of the store is open on this thread.
         */
        void attach(String piece);
    }
}
