package org.cityreach.publish.standin;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request to the stand-in. */
record Asked(String method, String path, Map<String, String> query, String type, String accept, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A member of a JSON body; anything else is an error of the server, as with the real one. */
    JsonNode member(String name) {
        if (!type.startsWith("application/json") && !type.startsWith("text/json")) {
            throw new Refusal(Answer.html(415, "Unsupported Media Type"));
        }
        try {
            JsonNode member = JSON.readTree(body).path(name);
            if (member.isObject()) {
                return member;
            }
        } catch (RuntimeException malformed) {
            throw Refusal.failed("HTTP message not readable");
        }
        throw Refusal.failed("HTTP message not readable");
    }

    boolean is(String parameter) {
        return "true".equals(query.get(parameter));
    }
}
