package org.cityreach.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 {@code application/problem+json} tells it.
 *
 * @param code stable and kebab-case; the last part of {@link #type()}
 * @param detail what is wrong with this request, in one sentence
 * @param parameter the name at fault as the caller wrote it
 * @param value what was given
 * @param allowed what would be accepted
 * @param place where inside a long parameter, such as a filter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "code",
    "parameter",
    "value",
    "allowed",
    "place",
    "requestId"
})
public record Problem(
        int status,
        String code,
        String detail,
        @Nullable String parameter,
        @Nullable String value,
        @Nullable String allowed,
        @Nullable String place,
        @Nullable String instance,
        @Nullable String requestId) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:cityreach:problem:";

    /** OGC API - Processes wants 404 where the result of a job is not there yet. */
    private static final String RESULT_NOT_READY = "result-not-ready";

    private static final String PROCESSES_PREFIX = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

    /** Problems to which OGC API - Processes has given types of its own. */
    private static final Map<String, String> TYPES_OF_PROCESSES = Map.of(
            "process-not-found", "no-such-process", "job-not-found", "no-such-job", RESULT_NOT_READY, RESULT_NOT_READY);

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, null, null, null, null, null, null);
    }

    public static Problem of(Fault fault) {
        return new Problem(
                statusOf(fault),
                fault.code(),
                fault.getMessage(),
                fault.parameter(),
                fault.value(),
                fault.allowed(),
                fault.place(),
                null,
                null);
    }

    /** A wrong value of a named parameter. */
    public static Problem of(int status, String code, String parameter, @Nullable Object value, String allowed) {
        Fault fault = Fault.invalid(code, parameter, value, allowed);
        return new Problem(status, code, fault.getMessage(), parameter, fault.value(), allowed, null, null, null);
    }

    /** Names the sort of problem; the same for every problem of one code. */
    public String getType() {
        String ofTheStandard = TYPES_OF_PROCESSES.get(code);
        return ofTheStandard == null ? TYPE_PREFIX + code : PROCESSES_PREFIX + ofTheStandard;
    }

    /** The code in words. */
    public String getTitle() {
        String words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    Problem in(String requestPath, String request) {
        return new Problem(status, code, detail, parameter, value, allowed, place, requestPath, request);
    }

    private static int statusOf(Fault fault) {
        if (fault.code().equals(RESULT_NOT_READY)) {
            return 404;
        }
        return switch (fault.kind()) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case BUSY -> 503;
            case ELSEWHERE -> 502;
        };
    }
}
