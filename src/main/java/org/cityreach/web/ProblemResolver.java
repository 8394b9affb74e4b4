package org.cityreach.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every failure of a handler with a problem document. What a caller caused is logged at debug
 * level only; what the server caused is logged once as an error, and the caller is told the request's id
 * instead of internals. A failure after part of the answer was sent breaks the connection, so that no
 * one takes half an answer for a whole one. A role that does not suffice is left to the security filters.
 */
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    private final FailureMapper failures;
    private final ProblemWriter problems;

    ProblemResolver(FailureMapper failures, ProblemWriter problems) {
        this.failures = failures;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AsyncRequestNotUsableException
                || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("the caller of {} went away", request.getRequestURI());
            return new ModelAndView();
        }
        if (response.isCommitted() || failure instanceof AccessDeniedException) {
            return null;
        }
        try {
            if (failure instanceof HttpRequestMethodNotSupportedException method
                    && method.getSupportedMethods() != null) {
                response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
            }
            problems.write(request, response, problemOf(request, failure));
            return new ModelAndView();
        } catch (IOException unsent) {
            log.debug("the problem could not be sent to the caller of {}", request.getRequestURI(), unsent);
            return new ModelAndView();
        }
    }

    private Problem problemOf(HttpServletRequest request, Exception failure) {
        Problem problem = failures.find(failure);
        if (problem == null) {
            String id = RequestIdFilter.idOf(request);
            log.error("request {} to {} {} failed", id, request.getMethod(), request.getRequestURI(), failure);
            return Problem.of(
                    500, "internal-error", "the server failed; its log tells more under the id of this request");
        }
        log.debug("{} {}: {} {}", request.getMethod(), request.getRequestURI(), problem.status(), problem.detail());
        return problem;
    }
}
