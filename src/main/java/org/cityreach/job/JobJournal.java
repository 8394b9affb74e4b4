package org.cityreach.job;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Writes the states of jobs to the archive in the order they come, on one thread: a request that starts
 * a job must not wait behind a long import that holds the store's only writer. Only the end of a job is
 * waited for, on the job's own thread.
 */
final class JobJournal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobJournal.class);
    private static final long CLOSE_SECONDS = 10;

    private final JobArchive archive;
    private final JobProperties properties;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "job-journal");
        thread.setDaemon(true);
        return thread;
    });

    JobJournal(JobArchive archive, JobProperties properties) {
        this.archive = archive;
        this.properties = properties;
    }

    /** Keeps a state of a job that is not over. */
    void note(Job job) {
        Future<?> unused = writer.submit(() -> {
            try {
                put(job);
            } catch (RuntimeException failure) {
                LOG.error("State {} of job {} could not be kept", job.status(), job.id(), failure);
            }
        });
    }

    /**
     * Keeps the end of a job and forgets the oldest jobs beyond the number that is kept.
     *
     * @return the end as kept; where the result could not be kept, a failure that says so
     */
    Job finish(Job end, @Nullable JsonNode result) {
        try {
            return writer.submit(() -> keep(end, result)).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return notKept(end);
        } catch (ExecutionException failure) {
            LOG.error("The end of job {} could not be kept", end.id(), failure.getCause());
            return notKept(end);
        }
    }

    private Job keep(Job end, @Nullable JsonNode result) {
        if (result != null) {
            archive.putResult(end.id(), result);
        }
        put(end);
        prune();
        return end;
    }

    private void put(Job job) {
        archive.put(new JobArchive.Entry(properties.instance(), job));
    }

    private void prune() {
        List<Job> over = archive.list().stream()
                .map(JobArchive.Entry::job)
                .filter(job -> job.status().isOver())
                .toList();
        for (Job old : over.subList(Math.min(properties.keepFinished(), over.size()), over.size())) {
            archive.delete(old.id());
        }
    }

    private static Job notKept(Job end) {
        return end.ended(
                Job.Status.FAILED,
                end.finished(),
                new Job.Failure(
                        "result-not-kept", "the work was done but its result could not be kept", null, null, null));
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not all states of jobs could be kept before the stop");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
