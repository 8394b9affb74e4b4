package org.cityreach.ogc.processes;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.Job;
import org.cityreach.job.JobStatusInfo;
import org.cityreach.job.Jobs;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.JsonOnly;
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

    private final Processes processes;
    private final Jobs jobs;
    private final ExecutionProperties limits;

    ProcessController(Processes processes, Jobs jobs, ExecutionProperties limits) {
        this.processes = processes;
        this.jobs = jobs;
        this.limits = limits;
    }

    record ProcessList(List<JsonNode> processes, List<Link> links) {}

    @GetMapping("/api/processes")
    ProcessList list(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        JsonOnly.check(f);
        String root = ApiRoot.of(request);
        List<JsonNode> summaries = new ArrayList<>();
        for (AnalysisProcess process : processes.list()) {
            summaries.add(ProcessDocuments.summary(process.description(), root));
        }
        return new ProcessList(summaries, List.of(Link.of(root + "/processes", "self", Link.JSON)));
    }

    @GetMapping("/api/processes/{processId}")
    JsonNode describe(
            HttpServletRequest request,
            @PathVariable String processId,
            @RequestParam(required = false) @Nullable String f) {
        JsonOnly.check(f);
        return ProcessDocuments.description(processes.get(processId).description(), ApiRoot.of(request));
    }

    @PostMapping(path = "/api/processes/{processId}/execution", consumes = "application/json")
    ResponseEntity<JsonNode> execute(
            HttpServletRequest request,
            @PathVariable String processId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody JsonNode body) {
        AnalysisProcess process = processes.get(processId);
        Execution execution = Execution.of(body, process.description());
        if (Preference.isAsync(prefer)) {
            return accepted(request, process, execution);
        }
        Deadline deadline = new Deadline(limits.syncTime());
        JsonNode outputs = jobs.runNow(() -> deadline.run(() -> process.execute(execution.inputs(), deadline)));
        return ResponseEntity.ok(execution.select(outputs));
    }

    private ResponseEntity<JsonNode> accepted(
            HttpServletRequest request, AnalysisProcess process, Execution execution) {
        String root = ApiRoot.of(request);
        Job job = jobs.submit(
                "process",
                process.description().id(),
                run -> execution.select(process.execute(execution.inputs(), run)));
        return ResponseEntity.created(URI.create(root + "/jobs/" + job.id()))
                .header("Preference-Applied", "respond-async")
                .body(JobStatusInfo.of(job, root));
    }
}
