package org.cityreach.ogc.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.Job.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: four jobs written by hand and what OGC 18-062r2, requirements class job list, says of them. */
class JobFilterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Made on the hour; ran 10 s, runs for 3600 s, waits, failed after 0 s. */
    private static final List<Job> JOBS = List.of(
            job("ten", "coverage", Status.SUCCESSFUL, "10:00:00", "10:00:05", "10:00:15"),
            job("runs", "siting", Status.RUNNING, "11:00:00", "11:00:00", null),
            job("waits", "siting", Status.ACCEPTED, "11:30:00", null, null),
            job("failed", "import", Status.FAILED, "09:00:00", "09:00:01", "09:00:01"));

    private static Job job(
            String id,
            String process,
            Status status,
            String created,
            @Nullable String started,
            @Nullable String finished) {
        return new Job(
                id, "process", process, "", status, 0, "", at(created), find(started), find(finished), null, List.of());
    }

    private static @Nullable Instant find(@Nullable String time) {
        return time == null ? null : at(time);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-01T" + time + "Z");
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String one : text.split("&")) {
            String[] pair = one.split("=", 2);
            parameters.put(pair[0], pair[1]);
        }
        return parameters;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=process | ten runs waits failed",
                "type=publication | ''",
                "type=process,publication | ten runs waits failed",
                "processID=siting | runs waits",
                "processID=siting,import | runs waits failed",
                "status=successful | ten",
                "status=failed,accepted | waits failed",
                "datetime=2026-03-01T10:00:00Z | ten",
                "datetime=2026-03-01T10:00:00Z/2026-03-01T11:00:00Z | ten runs",
                "datetime=../2026-03-01T10:00:00Z | ten failed",
                "datetime=2026-03-01T11:00:00Z/.. | runs waits",
                "datetime=2026-03-01T11:00:00Z/ | runs waits",
                "minDuration=10 | ten runs",
                "minDuration=11 | runs",
                "maxDuration=10 | ten failed",
                "minDuration=1&maxDuration=3599 | ten",
                "minDuration=1&maxDuration=3600 | ten runs",
                "minDuration=0&status=running,accepted | runs",
                "processID=siting&status=accepted&datetime=2026-03-01/2026-03-01 | waits"
            })
    void whatIsNamedMustHold(String asked, String expected) {
        JobFilter filter = JobFilter.of(parameters(asked), NOW);
        assertThat(JOBS.stream().filter(filter::matches).map(Job::id))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=done",
                "status=",
                "datetime=yesterday",
                "datetime=2026-03-02/2026-03-01",
                "minDuration=-1",
                "maxDuration=x"
            })
    void whatCannotBeReadIsAFaultThatNamesIt(String asked) {
        String parameter = asked.substring(0, asked.indexOf('='));
        assertThatThrownBy(() -> JobFilter.of(parameters(asked), NOW))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.parameter()).isEqualTo(parameter));
    }
}
