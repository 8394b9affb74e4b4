package org.cityreach.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the container refuses before any filter runs, such as an address with forbidden
 * characters, with a problem document instead of a page. The container makes it by its name.
 */
public class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String code = FailureMapper.codeOf(status);
        String body = "{\"type\":\"urn:cityreach:problem:" + code + "\",\"title\":\"" + code.replace('-', ' ')
                + "\",\"status\":" + status + ",\"detail\":\"the request is not one that HTTP allows here\",\"code\":\""
                + code + "\",\"requestId\":\"" + UUID.randomUUID() + "\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.getCoyoteResponse().setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            response.finishResponse();
        } catch (IOException unsent) {
            container.getLogger().debug("the problem could not be sent", unsent);
        }
    }
}
