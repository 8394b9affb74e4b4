package org.cityreach.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents; for filters too, which stand before any controller. */
@Component
public class ProblemWriter {

    private static final int RETRY_AFTER_SECONDS = 5;

    /** Headers that describe the answer that did not come about. */
    private static final List<String> HEADERS_OF_THE_ANSWER =
            List.of("Content-Disposition", "Content-Crs", "ETag", "Location", "Link", "Cache-Control");

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers the request with the problem. Nothing may have been sent yet. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.resetBuffer();
        for (String header : HEADERS_OF_THE_ANSWER) {
            if (response.containsHeader(header)) {
                response.setHeader(header, null);
            }
        }
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        }
        byte[] body = json.writeValueAsBytes(problem.in(request.getRequestURI(), RequestIdFilter.idOf(request)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
