package org.cityreach.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A state of one piece of long work.
 *
 * @param kind {@code process} or {@code import}
 * @param subject what the work is about, such as the collection an import goes to; empty where nothing is
 * @param progressPercent 0 to 100
 * @param stage a kebab-case key such as {@code reading-rows}; empty before the start
 * @param failure what went wrong, null unless failed
 * @param course how the best answer and its bound came nearer; empty for work that does not tell, and after a
 *     restart
 */
public record Job(
        String id,
        String kind,
        String processId,
        String subject,
        Status status,
        int progressPercent,
        String stage,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Failure failure,
        @JsonIgnore List<Moment> course) {

    public Job {
        course = course == null ? List.of() : List.copyOf(course);
    }

    /** This job at its end. */
    Job ended(Status endStatus, @Nullable Instant end, @Nullable Failure why) {
        return new Job(
                id,
                kind,
                processId,
                subject,
                endStatus,
                endStatus == Status.SUCCESSFUL ? 100 : progressPercent,
                stage,
                created,
                started,
                end,
                why,
                course);
    }

    /** The best answer and what was proved of it, so many seconds after the start; NaN or infinite while unknown. */
    public record Moment(double seconds, double objective, double bound) {}

    /** As in OGC API - Processes. */
    public enum Status {
        ACCEPTED,
        RUNNING,
        SUCCESSFUL,
        FAILED,
        DISMISSED;

        public boolean isOver() {
            return this == SUCCESSFUL || this == FAILED || this == DISMISSED;
        }
    }

    /**
     * Why a job failed: the code, parameter, value and allowed range of the fault. The code is
     * {@code interrupted} where the server stopped while the job ran and {@code internal} where the
     * fault is the server's own.
     */
    public record Failure(
            String code,
            String message,
            @Nullable String parameter,
            @Nullable String value,
            @Nullable String allowed) {

        /** The same to one who asks for the result: what an input was refused for, else that there is none. */
        Fault fault() {
            return parameter == null || allowed == null
                    ? Fault.conflict(code, message)
                    : Fault.invalid(code, parameter, value, allowed);
        }
    }
}
