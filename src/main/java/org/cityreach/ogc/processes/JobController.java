package org.cityreach.ogc.processes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.JobStatusInfo;
import org.cityreach.job.Jobs;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.JsonOnly;
import org.cityreach.ogc.Link;
import org.cityreach.web.AcceptsParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Long work of every kind: how far it is, what came of it, and stopping it. */
@RestController
class JobController {

    private static final int MOST_JOBS = 1000;

    private final Jobs jobs;
    private final HtmlPages pages;

    JobController(Jobs jobs, HtmlPages pages) {
        this.jobs = jobs;
        this.pages = pages;
    }

    record JobList(List<JsonNode> jobs, List<Link> links) {}

    /** The newest first. */
    @GetMapping("/api/jobs")
    @AcceptsParameters({"type", "processID", "status", "datetime", "minDuration", "maxDuration"})
    ResponseEntity<?> list(
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String f) {
        if (limit < 1 || limit > MOST_JOBS) {
            throw Fault.invalid("invalid-limit", "limit", limit, "1 to " + MOST_JOBS);
        }
        JobFilter filter = JobFilter.of(parameters.toSingleValueMap(), Instant.now());
        String root = ApiRoot.of(request);
        List<JsonNode> shown = jobs.list().stream()
                .filter(filter::matches)
                .limit(limit)
                .<JsonNode>map(job -> JobStatusInfo.of(job, root))
                .toList();
        JobList document = new JobList(
                shown,
                List.of(Link.of(
                        ApiRoot.withQuery(request, Objects.requireNonNullElse(request.getQueryString(), "")),
                        "self",
                        Link.JSON)));
        return pages.answer(request, f, "作业 · Jobs", document);
    }

    @GetMapping("/api/jobs/{jobId}")
    ResponseEntity<?> status(
            HttpServletRequest request,
            @PathVariable String jobId,
            @RequestParam(required = false) @Nullable String f) {
        Job job = jobs.get(jobId);
        return pages.answer(request, f, "作业 · Job " + job.processId(), JobStatusInfo.of(job, ApiRoot.of(request)));
    }

    /** The outputs as the request wanted them; links in the header lead to those with features as collections. */
    @GetMapping("/api/jobs/{jobId}/results")
    ResponseEntity<Object> results(
            HttpServletRequest request,
            @PathVariable String jobId,
            @RequestParam(required = false) @Nullable String f) {
        JsonOnly.check(f);
        JsonNode result = jobs.getResult(jobId);
        ResponseEntity<Object> answer = ExecutionAnswer.of(ReferencedOutputs.delivery(jobs, jobs.get(jobId)), result);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Link", ResultHeaders.collections(jobId, result, ApiRoot.of(request)))
                .body(answer.getBody());
    }

    /** One output by itself. */
    @GetMapping("/api/jobs/{jobId}/results/{output}")
    ResponseEntity<JsonNode> output(
            @PathVariable String jobId,
            @PathVariable String output,
            @RequestParam(required = false) @Nullable String f) {
        JsonOnly.check(f);
        JsonNode value = ReferencedOutputs.get(jobs, jobId, output);
        String type = ReferencedOutputs.mediaType(value);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).body(value);
    }

    /** Stops a job or forgets one that is over. Who may not import may not stop imports either. */
    @DeleteMapping("/api/jobs/{jobId}")
    JsonNode dismiss(HttpServletRequest request, @PathVariable String jobId) {
        Job job = jobs.get(jobId);
        if (!job.kind().equals("process") && !request.isUserInRole("EDITOR")) {
            throw new AccessDeniedException("dismissing this job needs an editor");
        }
        return JobStatusInfo.of(jobs.dismiss(jobId), ApiRoot.of(request));
    }
}
