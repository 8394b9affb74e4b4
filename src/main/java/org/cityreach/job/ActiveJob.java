package org.cityreach.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A job that waits or runs on this server, with its state in memory. Safe for use by many threads. */
final class ActiveJob implements Jobs.Run {

    private static final String CANCELLING = "cancelling";
    private static final int MOST_MOMENTS = 400;
    private static final double MILLION = 1e6;

    private final String id = UUID.randomUUID().toString();
    private final String kind;
    private final String processId;
    private final String subject;
    private final Clock clock;
    private final Instant created;
    private final JobArchive archive;
    private final CountDownLatch over = new CountDownLatch(1);

    private Job.Status status = Job.Status.ACCEPTED;
    private String stage = "";
    private double fraction;
    private int pieces;
    private volatile boolean cancelled;
    private final List<Job.Moment> course = new ArrayList<>();
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private Job.@Nullable Failure failure;

    ActiveJob(String kind, String processId, String subject, JobArchive archive, Clock clock) {
        this.kind = kind;
        this.processId = processId;
        this.subject = subject;
        this.archive = archive;
        this.clock = clock;
        this.created = clock.instant();
    }

    @Override
    public String jobId() {
        return id;
    }

    @Override
    public synchronized void report(double newFraction, String newStage) {
        if (newFraction > fraction) {
            fraction = Math.min(newFraction, 1);
        }
        if (!cancelled) {
            stage = newStage;
        }
    }

    @Override
    public synchronized void course(double objective, double bound) {
        if (course.size() == MOST_MOMENTS) {
            thin();
        }
        Instant from = started == null ? created : started;
        double seconds = Duration.between(from, clock.instant()).toNanos() / 1000 / MILLION;
        course.add(new Job.Moment(seconds, objective, bound));
    }

    /** Forgets every other moment but the first and the last, so that long work keeps as many as short work. */
    private void thin() {
        for (int i = course.size() - 2; i > 0; i -= 2) {
            course.remove(i);
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void attach(String piece) {
        int number;
        synchronized (this) {
            number = pieces++;
        }
        archive.putPiece(id, number, piece);
    }

    synchronized Job state() {
        return new Job(
                id,
                kind,
                processId,
                subject,
                status,
                (int) Math.floor(fraction * 100),
                stage,
                created,
                started,
                finished,
                failure,
                course);
    }

    /** Whether the job may run: it was not cancelled while it waited. */
    synchronized boolean begin() {
        if (cancelled) {
            return false;
        }
        status = Job.Status.RUNNING;
        started = clock.instant();
        return true;
    }

    /** Asks the job to stop; whether it had not begun and now never will. */
    synchronized boolean cancel() {
        cancelled = true;
        stage = CANCELLING;
        return status == Job.Status.ACCEPTED;
    }

    /** The state the job ends in; it is shown only after {@link #show}. */
    synchronized Job ended(Job.Status endStatus, Job.@Nullable Failure why) {
        return state().ended(endStatus, clock.instant(), why);
    }

    /** Shows a state that {@link #ended} gave, and lets go who waits for the end. */
    void show(Job end) {
        synchronized (this) {
            status = end.status();
            fraction = end.progressPercent() / 100.0;
            stage = end.stage();
            finished = end.finished();
            failure = end.failure();
        }
        over.countDown();
    }

    /** Whether the job was over in time. */
    boolean awaitOver(long milliseconds) throws InterruptedException {
        return over.await(milliseconds, TimeUnit.MILLISECONDS);
    }
}
