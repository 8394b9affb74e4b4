package org.cityreach.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of one piece of long work.
 *
 * @param progressPercent 0 to 100
 * @param stage a kebab-case key such as {@code reading-rows}; empty before the start
 * @param failure what went wrong, null unless failed
 */
public record Job(
        String id,
        String kind,
        String processId,
        Status status,
        int progressPercent,
        String stage,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Failure failure) {

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

    /** Why a job failed: the code, parameter, value and allowed range of the fault. */
    public record Failure(
            String code,
            String message,
            @Nullable String parameter,
            @Nullable String value,
            @Nullable String allowed) {}
}
