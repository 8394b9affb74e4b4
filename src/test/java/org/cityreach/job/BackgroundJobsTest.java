package org.cityreach.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cityreach.fault.Fault;
import org.cityreach.store.DocumentStore;
import org.cityreach.testing.DocumentsInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Truth: the contract of {@link Jobs}, state by state; a restart is a second instance over the same documents. */
@Timeout(60)
class BackgroundJobsTest {

    private static final JsonNode RESULT = JsonNodeFactory.instance.objectNode().put("ratio", 0.5);

    private final DocumentStore documents = new DocumentsInMemory();
    private final List<BackgroundJobs> opened = new ArrayList<>();

    private BackgroundJobs open(int threads, int queue, int keep) {
        JobProperties properties =
                new JobProperties(threads, queue, keep, Duration.ofMillis(50), Duration.ofSeconds(5), "main");
        BackgroundJobs jobs = BackgroundJobs.open(properties, documents, Clock.systemUTC());
        opened.add(jobs);
        return jobs;
    }

    @AfterEach
    void close() {
        opened.forEach(BackgroundJobs::close);
    }

    private static Job awaitOver(Jobs jobs, String id) {
        Job job = jobs.get(id);
        while (!job.status().isOver()) {
            pause();
            job = jobs.get(id);
        }
        return job;
    }

    private static void awaitRunning(Jobs jobs, String id) {
        while (jobs.get(id).status() != Job.Status.RUNNING) {
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Work that runs until it is cancelled. */
    private static JsonNode endless(Progress progress) {
        while (true) {
            progress.report(0.25, "counting");
            progress.checkCancelled();
            pause();
        }
    }

    @Test
    void aSuccessfulJobHasItsResultAndFullProgress() {
        Jobs jobs = open(2, 4, 10);
        Job accepted = jobs.submit("process", "coverage", "toilet", run -> RESULT);

        assertThat(accepted.status()).isEqualTo(Job.Status.ACCEPTED);
        Job over = awaitOver(jobs, accepted.id());
        assertThat(over.status()).isEqualTo(Job.Status.SUCCESSFUL);
        assertThat(over.progressPercent()).isEqualTo(100);
        assertThat(over.subject()).isEqualTo("toilet");
        assertThat(over.started()).isNotNull();
        assertThat(over.finished()).isNotNull();
        assertThat(over.failure()).isNull();
        assertThat(jobs.getResult(accepted.id())).isEqualTo(RESULT);
    }

    @Test
    void progressIsSeenAndNeverGoesBack() {
        Jobs jobs = open(1, 4, 10);
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Job job = jobs.submit("process", "p", run -> {
            run.report(0.6, "reading-rows");
            run.report(0.4, "writing");
            reported.countDown();
            assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
            return RESULT;
        });
        waitFor(reported);

        assertThat(jobs.get(job.id()).progressPercent()).isEqualTo(60);
        assertThat(jobs.get(job.id()).stage()).isEqualTo("writing");
        assertThatThrownBy(() -> jobs.getResult(job.id()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("result-not-ready"));
        goOn.countDown();
        awaitOver(jobs, job.id());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aFaultBecomesTheFailure() {
        Jobs jobs = open(1, 4, 10);
        Job job = jobs.submit("process", "p", run -> {
            throw Fault.invalid("negative-radius", "radiusMetres", -1, "more than 0");
        });

        Job over = awaitOver(jobs, job.id());
        assertThat(over.status()).isEqualTo(Job.Status.FAILED);
        assertThat(over.failure())
                .isEqualTo(new Job.Failure(
                        "negative-radius",
                        "radiusMetres is '-1'; allowed: more than 0",
                        "radiusMetres",
                        "-1",
                        "more than 0"));
        assertThatThrownBy(() -> jobs.getResult(job.id()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("negative-radius"));
    }

    @Test
    void anyOtherExceptionIsInternalAndTellsNothingOfItself() {
        Jobs jobs = open(1, 4, 10);
        Job job = jobs.submit("process", "p", run -> {
            throw new IllegalStateException("secret path");
        });

        Job.Failure failure = awaitOver(jobs, job.id()).failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("internal");
        assertThat(failure.message()).doesNotContain("secret").contains(job.id());
    }

    @Test
    void aJobBeyondTheQueueIsRefusedAsBusyAndLeavesNoTrace() {
        Jobs jobs = open(1, 1, 10);
        Job running = jobs.submit("process", "p", BackgroundJobsTest::endless);
        awaitRunning(jobs, running.id());
        Job waiting = jobs.submit("process", "p", run -> RESULT);

        assertThatThrownBy(() -> jobs.submit("process", "p", run -> RESULT))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.BUSY));
        assertThat(jobs.list()).extracting(Job::id).containsExactly(waiting.id(), running.id());
    }

    @Test
    void dismissingARunningJobStopsIt() {
        Jobs jobs = open(1, 4, 10);
        Job job = jobs.submit("process", "p", BackgroundJobsTest::endless);
        awaitRunning(jobs, job.id());

        assertThat(jobs.dismiss(job.id()).status()).isEqualTo(Job.Status.DISMISSED);
        assertThat(jobs.get(job.id()).status()).isEqualTo(Job.Status.DISMISSED);
    }

    @Test
    void dismissingAWaitingJobFreesItsPlaceAndItNeverRuns() {
        Jobs jobs = open(1, 1, 10);
        Job running = jobs.submit("process", "p", BackgroundJobsTest::endless);
        awaitRunning(jobs, running.id());
        AtomicInteger runs = new AtomicInteger();
        Job waiting = jobs.submit("process", "p", run -> {
            runs.incrementAndGet();
            return RESULT;
        });

        assertThat(jobs.dismiss(waiting.id()).status()).isEqualTo(Job.Status.DISMISSED);
        Job next = jobs.submit("process", "p", run -> RESULT);
        jobs.dismiss(running.id());
        assertThat(awaitOver(jobs, next.id()).status()).isEqualTo(Job.Status.SUCCESSFUL);
        assertThat(runs).hasValue(0);
    }

    @Test
    void dismissingAFinishedJobForgetsItAndItsResultAndAttachment() {
        Jobs jobs = open(1, 4, 10);
        Job job = jobs.submit("import", "import", run -> {
            run.attach("one,");
            run.attach("two");
            return RESULT;
        });
        awaitOver(jobs, job.id());
        StringBuilder attached = new StringBuilder();
        jobs.readAttachment(job.id(), attached::append);
        assertThat(attached).hasToString("one,two");

        assertThat(jobs.dismiss(job.id()).status()).isEqualTo(Job.Status.DISMISSED);
        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(documents.list("job-result")).isEmpty();
        assertThat(documents.list("job-attachment")).isEmpty();
        assertThatThrownBy(() -> jobs.get(job.id()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("job-not-found"));
    }

    @Test
    void onlyTheNewestFinishedJobsAreKept() {
        Jobs jobs = open(1, 10, 2);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Job job = jobs.submit("process", "p" + i, run -> RESULT);
            ids.add(job.id());
            awaitOver(jobs, job.id());
        }

        assertThat(jobs.list()).extracting(Job::id).containsExactly(ids.get(3), ids.get(2));
        assertThat(documents.list("job-result")).hasSize(2);
    }

    @Test
    void resultsOutliveARestart() {
        BackgroundJobs before = open(1, 4, 10);
        Job job = before.submit("process", "p", run -> RESULT);
        awaitOver(before, job.id());
        before.close();

        Jobs after = open(1, 4, 10);
        assertThat(after.get(job.id()).status()).isEqualTo(Job.Status.SUCCESSFUL);
        assertThat(after.getResult(job.id())).isEqualTo(RESULT);
    }

    @Test
    void jobsThatRanOrWaitedWhenTheServerDiedAreInterrupted() {
        Jobs before = open(1, 4, 10);
        Job running = before.submit("process", "p", BackgroundJobsTest::endless);
        awaitRunning(before, running.id());
        Job waiting = before.submit("process", "p", run -> RESULT);
        while (documents.list("job").size() < 2) {
            pause();
        }

        Jobs after = open(1, 4, 10);
        for (Job job : List.of(running, waiting)) {
            assertThat(after.get(job.id()).status()).isEqualTo(Job.Status.FAILED);
            assertThat(after.get(job.id()).failure())
                    .extracting(Job.Failure::code)
                    .isEqualTo("interrupted");
        }
    }

    @Test
    void aStopCancelsWhatRunsAndFailsItAsInterrupted() {
        BackgroundJobs jobs = open(1, 4, 10);
        Job running = jobs.submit("process", "p", BackgroundJobsTest::endless);
        awaitRunning(jobs, running.id());
        Job waiting = jobs.submit("process", "p", run -> RESULT);

        jobs.close();

        assertThat(jobs.get(running.id()).failure())
                .extracting(Job.Failure::code)
                .isEqualTo("interrupted");
        assertThat(jobs.get(waiting.id()).failure())
                .extracting(Job.Failure::code)
                .isEqualTo("interrupted");
        assertThatThrownBy(() -> jobs.submit("process", "p", run -> RESULT)).isInstanceOf(Fault.class);
    }

    @Test
    void workDoneAtOnceSharesThePlacesWithJobs() {
        Jobs jobs = open(1, 4, 10);
        assertThat(jobs.runNow(() -> RESULT)).isEqualTo(RESULT);
        Job running = jobs.submit("process", "p", BackgroundJobsTest::endless);
        awaitRunning(jobs, running.id());

        assertThatThrownBy(() -> jobs.runNow(() -> RESULT))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.BUSY));
        jobs.dismiss(running.id());
        assertThat(jobs.runNow(() -> RESULT)).isEqualTo(RESULT);
    }

    @Test
    void aJobOfAnotherInstanceIsNeitherInterruptedNorForgotten() {
        JobArchive archive = new JobArchive(documents);
        Job elsewhere = new ActiveJob("process", "p", "", archive, Clock.systemUTC()).state();
        archive.put(new JobArchive.Entry("other", elsewhere));

        Jobs jobs = open(1, 4, 10);
        assertThat(jobs.get(elsewhere.id())).isEqualTo(elsewhere);
        assertThatThrownBy(() -> jobs.dismiss(elsewhere.id()))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("job-elsewhere"));
    }
}
