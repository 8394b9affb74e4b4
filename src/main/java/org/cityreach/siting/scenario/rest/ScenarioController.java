package org.cityreach.siting.scenario.rest;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.scenario.Freshness;
import org.cityreach.siting.scenario.Freshness.MovedOn;
import org.cityreach.siting.scenario.Scenario;
import org.cityreach.siting.scenario.ScenarioDraft;
import org.cityreach.siting.scenario.Scenarios;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Scenarios over REST: list, save, read and export, change, copy, compute anew, delete. */
@RestController
@RequestMapping("/api/scenarios")
class ScenarioController {

    private static final String IF_MATCH = "If-Match";

    private final Scenarios scenarios;
    private final Freshness freshness;
    private final ScenarioExports exports;

    ScenarioController(Scenarios scenarios, Freshness freshness, ScenarioExports exports) {
        this.scenarios = scenarios;
        this.freshness = freshness;
        this.exports = exports;
    }

    @GetMapping
    ObjectNode list() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("scenarios");
        Freshness.Moment now = freshness.now();
        for (Scenario scenario : scenarios.list()) {
            list.add(ScenarioDocument.brief(scenario, now.listMovedOn(scenario)));
        }
        return document;
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<JsonNode> create(@RequestBody JsonNode body) {
        return made(scenarios.create(ScenarioDraft.read(body)));
    }

    /** As JSON, or as a file in another format. */
    @GetMapping("/{scenarioId}")
    ResponseEntity<?> get(
            @PathVariable String scenarioId,
            @RequestParam(defaultValue = "json") String f,
            @RequestParam(defaultValue = "zh") String lang,
            @RequestParam(required = false) @Nullable String include,
            @RequestParam(required = false) @Nullable String table) {
        return f.equals("json")
                ? shown(scenarios.getEvaluated(scenarioId), ResponseEntity.ok())
                : exports.export(scenarios.getEvaluated(scenarioId), f, lang, include, table);
    }

    @PutMapping(path = "/{scenarioId}", consumes = "application/json")
    ResponseEntity<JsonNode> put(
            @PathVariable String scenarioId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        ScenarioDraft draft = ScenarioDraft.read(body);
        return changed(scenarioId, ifMatch, expected -> scenarios.put(scenarioId, draft, expected));
    }

    @DeleteMapping("/{scenarioId}")
    ResponseEntity<Void> delete(
            @PathVariable String scenarioId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        scenarios.delete(scenarioId, requireMatch(scenarioId, ifMatch));
        return ResponseEntity.noContent().build();
    }

    /** Saves it once more; the body may name the copy. */
    @PostMapping("/{scenarioId}/copies")
    ResponseEntity<JsonNode> copy(
            @PathVariable String scenarioId, @RequestBody(required = false) @Nullable JsonNode body) {
        JsonNode name = null;
        if (body != null && !body.isNull()) {
            Inputs members = Inputs.of("", body, Set.of("name"));
            name = members.has("name") ? members.get("name", "a name") : null;
        }
        return made(scenarios.copy(scenarioId, name));
    }

    /** Computes the result anew from the layers as they are now. */
    @PostMapping("/{scenarioId}/evaluation")
    ResponseEntity<JsonNode> evaluate(
            @PathVariable String scenarioId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return changed(scenarioId, ifMatch, expected -> scenarios.evaluate(scenarioId, expected));
    }

    private interface Writing {
        Scenario write(@Nullable Long expected);
    }

    private ResponseEntity<JsonNode> changed(String scenarioId, @Nullable String ifMatch, Writing writing) {
        Long expected = requireMatch(scenarioId, ifMatch);
        try {
            Scenario written = writing.write(expected);
            return shown(scenarios.getEvaluated(written.id()), ResponseEntity.ok());
        } catch (Fault fault) {
            if (expected != null && fault.code().equals("scenario-changed")) {
                throw preconditionFailed();
            }
            throw fault;
        }
    }

    /** The revision that must be found when writing; 412 where it is gone already. */
    private @Nullable Long requireMatch(String scenarioId, @Nullable String ifMatch) {
        long present = scenarios.get(scenarioId).revision();
        Long expected = RevisionTag.expected(ifMatch, present);
        if (expected != null && expected != present) {
            throw preconditionFailed();
        }
        return expected;
    }

    private static ErrorResponseException preconditionFailed() {
        ErrorResponseException failure = new ErrorResponseException(HttpStatus.PRECONDITION_FAILED);
        failure.getBody().setDetail("the scenario has changed since the version named in If-Match; read it again");
        return failure;
    }

    private ResponseEntity<JsonNode> made(Scenario scenario) {
        return shown(
                scenarios.getEvaluated(scenario.id()),
                ResponseEntity.created(URI.create("/api/scenarios/" + scenario.id())));
    }

    private ResponseEntity<JsonNode> shown(Evaluated evaluated, ResponseEntity.BodyBuilder answer) {
        Scenario scenario = evaluated.scenario();
        List<MovedOn> movedOn = freshness.listMovedOn(scenario);
        return answer.eTag(RevisionTag.of(scenario.revision(), movedOn))
                .body(ScenarioDocument.whole(scenario, movedOn, evaluated.result()));
    }
}
