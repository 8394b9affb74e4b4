package org.cityreach.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cityreach.job.Job;
import org.cityreach.job.Jobs;
import org.springframework.stereotype.Component;

/**
 * Files that were sent, until the work that they were sent for is over. Work deletes its file when it ends; those of
 * jobs that were dismissed before they ran go when the next file comes. Safe for use by many threads.
 */
@Component
public class Uploads {

    private final Jobs jobs;
    private final WorkFolder folder;
    private final Map<String, Path> byJob = new ConcurrentHashMap<>();

    public Uploads(Jobs jobs, ImportProperties properties) {
        this.jobs = jobs;
        this.folder = WorkFolder.of(properties);
    }

    /** Takes the bytes of a file. */
    @FunctionalInterface
    public interface Receiver {
        void receive(Path file) throws IOException;
    }

    /** A new file in the folder for such, filled; deleted where that fails. */
    public Path receive(Receiver receiver) {
        deleteOrphans();
        Path file = folder.newFile("upload", ".tmp");
        boolean isReceived = false;
        try {
            receiver.receive(file);
            isReceived = true;
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isReceived) {
                WorkFolder.delete(file);
            }
        }
    }

    private void deleteOrphans() {
        byJob.forEach((jobId, file) -> {
            if (jobs.find(jobId).map(job -> job.status().isOver()).orElse(true) && byJob.remove(jobId) != null) {
                WorkFolder.delete(file);
            }
        });
    }

    /** Starts a job with a file, which is deleted where that fails. */
    Job start(Path file, Start start) {
        boolean isStarted = false;
        try {
            Job job = start.start();
            isStarted = true;
            byJob.put(job.id(), file);
            return job;
        } finally {
            if (!isStarted) {
                WorkFolder.delete(file);
            }
        }
    }

    /** Does work with a file that is deleted afterwards. */
    static <T> T using(Path file, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            WorkFolder.delete(file);
        }
    }

    /** Checks what can be checked at once and makes the job. */
    @FunctionalInterface
    interface Start {
        Job start();
    }

    /** The folder for files of work under way. */
    WorkFolder folder() {
        return folder;
    }
}
