package org.cityreach.publish.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One GeoServer, spoken to with care. Reading gives what is there or nothing, and faults that say what is wrong where
 * it gives neither. Writing gives only what the server said, for it says 200 to what it ignores and 500 to what it
 * has done: whether a write took effect is learnt by reading. What a server puts into the body of a failure is never
 * passed on, so that nothing of an address that is no GeoServer leaks through this service. Safe for use by many
 * threads.
 */
public final class GeoServer {

    /** What {@link Written#status()} is where no answer came. */
    public static final int NO_ANSWER = 0;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GeoServerApi api;

    public GeoServer(GeoServerApi api) {
        this.api = api;
    }

    /** A request of the interface. */
    @FunctionalInterface
    public interface Call extends Function<GeoServerApi, ResponseEntity<byte[]>> {}

    /**
     * What the server said to a write.
     *
     * @param status {@link #NO_ANSWER} where the connection failed: the write may have been done
     */
    public record Written(int status) {

        /** Said to a person. */
        public String said() {
            return status == NO_ANSWER ? "no answer came" : "the server answered " + status;
        }
    }

    /** A document as JSON; null where the server says 404. */
    public @Nullable JsonNode find(String what, Call call) {
        byte[] body = findBytes(what, call);
        if (body == null) {
            return null;
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw Fault.elsewhere(
                    "geoserver-unreadable", "asked for " + what + ", the server answered something that is not JSON");
        }
    }

    /** A document as text; null where the server says 404. */
    public @Nullable String findText(String what, Call call) {
        byte[] body = findBytes(what, call);
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }

    private byte @Nullable [] findBytes(String what, Call call) {
        ResponseEntity<byte[]> answer;
        try {
            answer = call.apply(api);
        } catch (RestClientException failure) {
            throw Fault.elsewhere("geoserver-unreachable", "asked for " + what + ", " + reason(failure));
        }
        int status = answer.getStatusCode().value();
        if (status == 404) {
            return null;
        }
        if (status == 401 || status == 403) {
            throw Fault.elsewhere(
                    "geoserver-login-refused",
                    "asked for " + what + ", the server answered " + status
                            + ": name and password must be those of an administrator");
        }
        if (status / 100 == 3) {
            throw Fault.elsewhere(
                    "geoserver-redirects",
                    "asked for " + what + ", the server sends elsewhere (" + status
                            + "); redirects are not followed: give the address it sends to");
        }
        byte[] body = answer.getBody();
        if (status / 100 != 2 || body == null) {
            throw Fault.elsewhere("geoserver-failed", "asked for " + what + ", the server answered " + status);
        }
        return body;
    }

    /** Says in words of our own why no answer came. */
    private static String reason(RestClientException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerTooLargeException) {
                return "the server answered more than is read";
            }
            if (cause.getClass().getSimpleName().contains("Timeout")) {
                return "the server did not answer in time";
            }
        }
        return "the server did not answer";
    }

    public Written write(Call call) {
        try {
            return new Written(call.apply(api).getStatusCode().value());
        } catch (RestClientException failure) {
            return new Written(NO_ANSWER);
        }
    }

    public static byte[] bytes(JsonNode document) {
        return JSON.writeValueAsBytes(document);
    }

    /**
     * The members of a list as this server writes them: an array, a single object where there is one, an empty text
     * where there is none.
     */
    public static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(items::add);
        } else if (list.isObject() || list.isString() && !list.asString().isEmpty()) {
            items.add(list);
        }
        return items;
    }

    /** The names in a listing such as {@code {"styles": {"style": [{"name": …}]}}}; empty where it is null. */
    public static List<String> names(@Nullable JsonNode listing, String outer, String inner) {
        if (listing == null) {
            return List.of();
        }
        return items(listing.path(outer).path(inner)).stream()
                .map(item ->
                        item.isString() ? item.asString() : item.path("name").asString(""))
                .toList();
    }
}
