package org.cityreach.job;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cityreach.fault.Fault;
import org.cityreach.store.DocumentStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Jobs on a pool of threads, kept as documents of the store. A document is written when a job begins to
 * wait, begins to run and is over; progress lives in memory only. A job is over for its watchers once
 * its end is on disk.
 */
public final class BackgroundJobs implements Jobs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);
    private static final Duration DISMISS_WAIT = Duration.ofSeconds(5);
    private static final Job.Failure INTERRUPTED = new Job.Failure(
            "interrupted",
            "the server stopped while this job waited or ran; nothing half done is left",
            null,
            null,
            null);

    private final JobProperties properties;
    private final Clock clock;
    private final JobArchive archive;
    private final JobJournal journal;
    private final Map<String, ActiveJob> active = new ConcurrentHashMap<>();
    private final Semaphore slots;
    private final ThreadPoolExecutor executor;
    private volatile boolean closing;

    private BackgroundJobs(JobProperties properties, JobArchive archive, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.archive = archive;
        this.journal = new JobJournal(archive, properties);
        int threads = properties.threadCount();
        this.slots = new Semaphore(threads, true);
        AtomicInteger number = new AtomicInteger();
        this.executor = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(properties.queue()), task -> {
                    Thread thread = new Thread(task, "job-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Begins to take jobs, after failing those that this instance left running. */
    public static BackgroundJobs open(JobProperties properties, DocumentStore documents, Clock clock) {
        JobArchive archive = new JobArchive(documents);
        BackgroundJobs jobs = new BackgroundJobs(properties, archive, clock);
        jobs.failInterrupted();
        return jobs;
    }

    private void failInterrupted() {
        for (JobArchive.Entry entry : archive.list()) {
            Job job = entry.job();
            if (!job.status().isOver() && entry.instance().equals(properties.instance())) {
                Job failed = job.ended(Job.Status.FAILED, clock.instant(), INTERRUPTED);
                archive.put(new JobArchive.Entry(entry.instance(), failed));
            }
        }
    }

    @Override
    public Job submit(String kind, String processId, String subject, Work work) {
        if (closing) {
            throw Fault.busy("the server is stopping");
        }
        ActiveJob job = new ActiveJob(kind, processId, subject, archive, clock);
        synchronized (job) {
            try {
                executor.execute(new Task(job, work));
            } catch (RejectedExecutionException full) {
                throw Fault.busy("as many jobs wait already as may: " + properties.queue());
            }
            active.put(job.jobId(), job);
            journal.note(job.state());
            return job.state();
        }
    }

    private void perform(ActiveJob job, Work work) {
        JsonNode result = null;
        Job end;
        try {
            result = Objects.requireNonNull(work.run(job), "result");
            end = job.ended(Job.Status.SUCCESSFUL, null);
        } catch (Progress.Cancelled cancelled) {
            end = closing ? job.ended(Job.Status.FAILED, INTERRUPTED) : job.ended(Job.Status.DISMISSED, null);
        } catch (Fault fault) {
            end = job.ended(Job.Status.FAILED, failureOf(fault));
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError failure) {
            LOG.error(
                    "Job {} ({} {}) failed",
                    job.jobId(),
                    job.state().kind(),
                    job.state().processId(),
                    failure);
            end = job.ended(Job.Status.FAILED, internal(job.jobId()));
        }
        finish(job, end, result);
    }

    private void finish(ActiveJob job, Job end, @Nullable JsonNode result) {
        Job kept = journal.finish(end, result);
        job.show(kept);
        // A state that could not be kept stays readable in memory for as long as the server runs.
        if (kept.equals(end)) {
            active.remove(job.jobId());
        }
    }

    private static Job.Failure failureOf(Fault fault) {
        return new Job.Failure(fault.code(), fault.getMessage(), fault.parameter(), fault.value(), fault.allowed());
    }

    private static Job.Failure internal(String jobId) {
        return new Job.Failure(
                "internal", "the server failed; its log tells more under job " + jobId, null, null, null);
    }

    @Override
    public <T> T runNow(Calculation<T> calculation) {
        try {
            if (!slots.tryAcquire(properties.slotWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Fault.busy("all " + properties.threadCount() + " places for heavy work are taken");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Fault.busy("the server is stopping");
        }
        try {
            return calculation.run();
        } finally {
            slots.release();
        }
    }

    @Override
    public Optional<Job> find(String jobId) {
        ActiveJob job = active.get(jobId);
        return job == null ? archive.find(jobId) : Optional.of(job.state());
    }

    @Override
    public Job get(String jobId) {
        return find(jobId).orElseThrow(() -> Fault.notFound("job", jobId));
    }

    @Override
    public List<Job> list() {
        List<Job> jobs = new ArrayList<>();
        Map<String, ActiveJob> unseen = new HashMap<>(active);
        for (JobArchive.Entry entry : archive.list()) {
            ActiveJob inMemory = unseen.remove(entry.job().id());
            jobs.add(inMemory == null ? entry.job() : inMemory.state());
        }
        unseen.values().forEach(job -> jobs.add(job.state()));
        jobs.sort((a, b) -> b.created().compareTo(a.created()));
        return jobs;
    }

    @Override
    public JsonNode getResult(String jobId) {
        Job job = get(jobId);
        Job.Failure failure = job.failure();
        if (failure != null) {
            throw failure.fault();
        }
        if (job.status() != Job.Status.SUCCESSFUL) {
            throw Fault.conflict("result-not-ready", "job " + jobId + " is " + job.status() + ", not successful");
        }
        return archive.findResult(jobId).orElseThrow(() -> Fault.notFound("job", jobId));
    }

    @Override
    public void readAttachment(String jobId, Consumer<String> pieces) {
        Job job = get(jobId);
        if (!job.status().isOver()) {
            throw Fault.conflict("result-not-ready", "job " + jobId + " is " + job.status() + ", not over");
        }
        archive.readPieces(jobId, pieces);
    }

    @Override
    public Job dismiss(String jobId) {
        ActiveJob job = active.get(jobId);
        if (job != null) {
            return cancel(job);
        }
        Job over = get(jobId);
        if (!over.status().isOver()) {
            throw Fault.conflict("job-elsewhere", "job " + jobId + " runs on another server; stop it there");
        }
        archive.delete(jobId);
        return over.ended(Job.Status.DISMISSED, over.finished(), null);
    }

    private Job cancel(ActiveJob job) {
        if (job.cancel()) {
            executor.getQueue().removeIf(task -> task instanceof Task waiting && waiting.job() == job);
            finish(job, job.ended(Job.Status.DISMISSED, null), null);
        } else {
            awaitOver(job, DISMISS_WAIT);
        }
        return job.state();
    }

    private static boolean awaitOver(ActiveJob job, Duration wait) {
        try {
            return job.awaitOver(Math.max(0, wait.toMillis()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes no more jobs, asks those that run to undo their work, and fails all as interrupted. */
    @Override
    public void close() {
        closing = true;
        List<ActiveJob> left = List.copyOf(active.values());
        long deadline = System.nanoTime() + properties.stopWait().toNanos();
        for (ActiveJob job : left) {
            if (job.cancel()) {
                finish(job, job.ended(Job.Status.FAILED, INTERRUPTED), null);
            }
        }
        for (ActiveJob job : left) {
            if (!awaitOver(job, Duration.ofNanos(deadline - System.nanoTime()))) {
                LOG.warn("Job {} did not stop in {}", job.jobId(), properties.stopWait());
            }
        }
        executor.shutdown();
        journal.close();
    }

    /** What the pool's queue holds. */
    private final class Task implements Runnable {

        private final ActiveJob job;
        private final Work work;

        Task(ActiveJob job, Work work) {
            this.job = job;
            this.work = work;
        }

        ActiveJob job() {
            return job;
        }

        @Override
        public void run() {
            slots.acquireUninterruptibly();
            try {
                if (job.begin()) {
                    journal.note(job.state());
                    perform(job, work);
                }
            } finally {
                slots.release();
            }
        }
    }
}
