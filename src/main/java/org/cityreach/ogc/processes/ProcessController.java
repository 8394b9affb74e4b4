package org.cityreach.ogc.processes;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.cityreach.fault.Fault;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.Deadline;
import org.cityreach.job.Job;
import org.cityreach.job.JobStatusInfo;
import org.cityreach.job.Jobs;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** OGC API - Processes Part 1: what analyses there are, and running one. */
@RestController
class ProcessController {

    private static final String ASK_FOR_A_JOB = "ask for a job with the header Prefer: respond-async";
    private static final int MOST_PROCESSES = 1000;
    private static final long POLL_NANOS = 20_000_000;

    private final Processes processes;
    private final Jobs jobs;
    private final ExecutionProperties limits;
    private final HtmlPages pages;

    ProcessController(Processes processes, Jobs jobs, ExecutionProperties limits, HtmlPages pages) {
        this.processes = processes;
        this.jobs = jobs;
        this.limits = limits;
        this.pages = pages;
    }

    record ProcessList(List<JsonNode> processes, List<Link> links) {}

    @GetMapping("/api/processes")
    ResponseEntity<?> list(
            HttpServletRequest request,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String f) {
        if (limit < 1 || limit > MOST_PROCESSES) {
            throw Fault.invalid("invalid-limit", "limit", limit, "1 to " + MOST_PROCESSES);
        }
        String root = ApiRoot.of(request);
        List<JsonNode> summaries = processes.list().stream()
                .limit(limit)
                .<JsonNode>map(process -> ProcessDocuments.summary(process.description(), root))
                .toList();
        ProcessList document = new ProcessList(summaries, List.of(Link.of(root + "/processes", "self", Link.JSON)));
        return pages.answer(request, f, "分析 · Processes", document);
    }

    @GetMapping("/api/processes/{processId}")
    ResponseEntity<?> describe(
            HttpServletRequest request,
            @PathVariable String processId,
            @RequestParam(required = false) @Nullable String f) {
        ProcessDescription process = processes.get(processId).description();
        return pages.answer(
                request,
                f,
                process.titleZh() + " · " + process.title(),
                ProcessDocuments.description(process, ApiRoot.of(request)));
    }

    @PostMapping(path = "/api/processes/{processId}/execution", consumes = "application/json")
    ResponseEntity<Object> execute(
            HttpServletRequest request,
            @PathVariable String processId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody JsonNode body) {
        AnalysisProcess process = processes.get(processId);
        Execution execution = Execution.of(body, process.description());
        if (Preference.isAsync(prefer)) {
            String root = ApiRoot.of(request);
            Job job = submit(process, execution, root);
            return ResponseEntity.created(URI.create(root + "/jobs/" + job.id()))
                    .header("Preference-Applied", "respond-async")
                    .body(JobStatusInfo.of(job, root));
        }
        if (!execution.references().isEmpty()) {
            Job job = submit(process, execution, ApiRoot.of(request));
            ResponseEntity<Object> answer = linked(job, execution);
            String monitor =
                    "<" + ApiRoot.of(request) + "/jobs/" + job.id() + ">; rel=\"monitor\"; type=\"" + Link.JSON + "\"";
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .header("Link", monitor)
                    .body(answer.getBody());
        }
        Deadline deadline = new Deadline(limits.syncTime(), ASK_FOR_A_JOB);
        JsonNode outputs = jobs.runNow(() -> deadline.run(() -> process.execute(execution.inputs(), deadline)));
        return ExecutionAnswer.of(Delivery.of(execution), execution.select(outputs));
    }

    private Job submit(AnalysisProcess process, Execution execution, String root) {
        return jobs.submit(
                "process",
                process.description().id(),
                run -> ReferencedOutputs.select(execution, process.execute(execution.inputs(), run), run, root));
    }

    /** Waits for a job, whose outputs links can lead to. */
    private ResponseEntity<Object> linked(Job job, Execution execution) {
        Deadline deadline = new Deadline(limits.syncTime(), ASK_FOR_A_JOB);
        JsonNode result = deadline.run(() -> {
            while (!jobs.get(job.id()).status().isOver()) {
                if (deadline.isCancelled()) {
                    jobs.dismiss(job.id());
                    throw new Progress.Cancelled();
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            return jobs.getResult(job.id());
        });
        return ExecutionAnswer.of(Delivery.of(execution), result);
    }
}
