package org.cityreach.siting.scenario;

import java.util.List;
import java.util.Optional;
import org.cityreach.store.DocumentStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scenarios and their results as documents of the store. A result is put before the scenario that points
 * to it and goes after it, so that a reader and a crash never meet a scenario without its result. Safe for
 * use by many threads and by several servers on one store.
 */
@Component
class ScenarioArchive {

    private static final String SCENARIO = "siting-scenario";
    private static final String RESULT = "siting-scenario-result";

    private final DocumentStore documents;
    private final JsonMapper json = JsonMapper.builder().build();

    ScenarioArchive(DocumentStore documents) {
        this.documents = documents;
    }

    Optional<Scenario> find(String id) {
        return documents.find(SCENARIO, id).map(this::parse);
    }

    /** In the order they were made. */
    List<Scenario> list() {
        return documents.list(SCENARIO).stream()
                .map(document -> parse(document.json()))
                .toList();
    }

    Optional<ScenarioResult> findResult(String resultKey) {
        return documents.find(RESULT, resultKey).map(text -> ScenarioResult.unpack((ObjectNode) json.readTree(text)));
    }

    /** Puts a new one. */
    void put(Scenario scenario, ObjectNode outputs) {
        documents.put(RESULT, scenario.resultKey(), ScenarioResult.pack(outputs).toString());
        documents.put(SCENARIO, scenario.id(), json.writeValueAsString(scenario));
    }

    /**
     * Puts one in the place of the one that was read, where that is still there unchanged.
     *
     * @return whether it was
     */
    boolean replace(Scenario read, Scenario scenario) {
        String present = documents.find(SCENARIO, read.id()).orElse(null);
        return present != null
                && parse(present).revision() == read.revision()
                && documents.replace(SCENARIO, read.id(), present, json.writeValueAsString(scenario));
    }

    /** As {@link #replace(Scenario, Scenario)}, with another result; the old one goes. */
    boolean replace(Scenario read, Scenario scenario, ObjectNode outputs) {
        documents.put(RESULT, scenario.resultKey(), ScenarioResult.pack(outputs).toString());
        boolean replaced = replace(read, scenario);
        documents.delete(RESULT, replaced ? read.resultKey() : scenario.resultKey());
        return replaced;
    }

    /** Puts a copy, result and all. */
    void putCopy(Scenario copy, Scenario original) {
        String result = documents
                .find(RESULT, original.resultKey())
                .orElseThrow(() -> new IllegalStateException("no result " + original.resultKey()));
        documents.put(RESULT, copy.resultKey(), result);
        documents.put(SCENARIO, copy.id(), json.writeValueAsString(copy));
    }

    boolean delete(Scenario scenario) {
        boolean deleted = documents.delete(SCENARIO, scenario.id());
        documents.delete(RESULT, scenario.resultKey());
        return deleted;
    }

    private Scenario parse(String text) {
        return json.readValue(text, Scenario.class);
    }
}
