package org.cityreach.ogc.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.Job.Status;
import org.cityreach.ogc.Datetime;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of the list a caller wants: OGC API - Processes Part 1, requirements class job list. What is not named
 * does not matter; all that is named must hold. A duration runs from the start to the end, or to now for a job that runs
 * still; both of its limits belong to it, and a job that has not begun has none.
 */
record JobFilter(
        @Nullable Set<String> types,
        @Nullable Set<String> processIds,
        @Nullable Set<Status> statuses,
        @Nullable Datetime created,
        @Nullable Duration least,
        @Nullable Duration most,
        Instant now) {

    /** The one type of job there is. */
    private static final String TYPE = "process";

    static JobFilter of(Map<String, String> parameters, Instant now) {
        String datetime = parameters.get("datetime");
        return new JobFilter(
                values(parameters.get("type")),
                values(parameters.get("processID")),
                statuses(parameters.get("status")),
                datetime == null ? null : Datetime.of(datetime),
                seconds("minDuration", parameters.get("minDuration")),
                seconds("maxDuration", parameters.get("maxDuration")),
                now);
    }

    boolean matches(Job job) {
        return (types == null || types.contains(TYPE))
                && (processIds == null || processIds.contains(job.processId()))
                && (statuses == null || statuses.contains(job.status()))
                && (created == null || created.contains(job.created()))
                && lasted(job);
    }

    private boolean lasted(Job job) {
        if (least == null && most == null) {
            return true;
        }
        Instant started = job.started();
        if (started == null) {
            return false;
        }
        Instant finished = job.finished();
        Duration duration = Duration.between(started, finished == null ? now : finished);
        return (least == null || duration.compareTo(least) >= 0) && (most == null || duration.compareTo(most) <= 0);
    }

    private static @Nullable Set<String> values(@Nullable String list) {
        return list == null ? null : Set.copyOf(Arrays.asList(list.split(",", -1)));
    }

    private static @Nullable Set<Status> statuses(@Nullable String list) {
        if (list == null) {
            return null;
        }
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (String name : list.split(",", -1)) {
            statuses.add(Arrays.stream(Status.values())
                    .filter(status -> nameOf(status).equals(name))
                    .findAny()
                    .orElseThrow(() -> Fault.invalid("invalid-value", "status", name, allowed())));
        }
        return statuses;
    }

    private static String nameOf(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String allowed() {
        List<String> names =
                Arrays.stream(Status.values()).map(JobFilter::nameOf).toList();
        return String.join(", ", names);
    }

    private static @Nullable Duration seconds(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException malformed) {
            throw Fault.invalid("invalid-value", parameter, text, "whole seconds");
        }
        throw Fault.invalid("invalid-value", parameter, text, "whole seconds, 0 or more");
    }
}
