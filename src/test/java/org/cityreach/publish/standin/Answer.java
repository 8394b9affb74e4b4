package org.cityreach.publish.standin;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** An answer of the stand-in. */
record Answer(int status, String type, byte[] body) {

    /** Stands for an answer that does not come in time. */
    static final Answer NEVER = empty(0);

    static Answer json(JsonNode document) {
        return new Answer(200, "application/json", document.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(int status, String text) {
        return new Answer(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** As a servlet container words it. */
    static Answer html(int status, String title) {
        return new Answer(
                status,
                "text/html;charset=utf-8",
                ("<!doctype html><html><head><title>HTTP Status " + status + "</title></head><body><h1>" + title
                                + "</h1></body></html>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, "", new byte[0]);
    }
}
