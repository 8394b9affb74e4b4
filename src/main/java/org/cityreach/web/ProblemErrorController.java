package org.cityreach.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers failures that happened outside of any handler, such as in a filter. */
@Controller
class ProblemErrorController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    private final FailureMapper failures;
    private final ProblemWriter problems;

    ProblemErrorController(FailureMapper failures, ProblemWriter problems) {
        this.failures = failures;
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Problem known = failure instanceof Throwable thrown ? failures.find(thrown) : null;
        if (known == null && status >= 500 && failure instanceof Throwable thrown) {
            log.error("request {} failed", RequestIdFilter.idOf(request), thrown);
        }
        problems.write(request, response, known != null ? known : ofStatus(status));
    }

    private static Problem ofStatus(int status) {
        String detail = status < 500
                ? "the request cannot be answered as it is"
                : "the server failed; its log tells more under the id of this request";
        return Problem.of(status, FailureMapper.codeOf(status), detail);
    }
}
