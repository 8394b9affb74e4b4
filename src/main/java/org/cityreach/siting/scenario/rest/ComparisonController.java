package org.cityreach.siting.scenario.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.print.Language;
import org.cityreach.siting.export.ComparisonTables;
import org.cityreach.siting.scenario.Comparison;
import org.cityreach.siting.scenario.Freshness;
import org.cityreach.siting.scenario.Scenarios;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scenarios side by side. */
@RestController
class ComparisonController {

    private final Scenarios scenarios;
    private final Freshness freshness;

    ComparisonController(Scenarios scenarios, Freshness freshness) {
        this.scenarios = scenarios;
        this.freshness = freshness;
    }

    /** Two or more, each held against the first. */
    @GetMapping("/api/scenarios/comparison")
    ResponseEntity<?> compare(
            @RequestParam String ids,
            @RequestParam(defaultValue = "json") String f,
            @RequestParam(defaultValue = "figures") String table,
            @RequestParam(defaultValue = "zh") String lang) {
        Language language = Language.of(lang);
        if (!f.equals("json") && !f.equals("csv")) {
            throw Fault.invalid("invalid-value", "f", f, "json, csv");
        }
        List<Evaluated> plans = new ArrayList<>();
        for (String id : idsOf(ids)) {
            plans.add(scenarios.getEvaluated(id));
        }
        Comparison comparison = Comparison.of(plans);
        return f.equals("json")
                ? ResponseEntity.ok(ComparisonDocument.write(comparison, freshness))
                : ScenarioExports.csv(
                        ComparisonTables.write(comparison, table, language), "comparison-" + table + ".csv");
    }

    private static List<String> idsOf(String list) {
        List<String> ids = Arrays.stream(list.split(",")).map(String::strip).toList();
        String allowed = "2 to " + Comparison.MOST_PLANS + " ids of scenarios, each once, between commas";
        if (ids.size() < 2
                || ids.size() > Comparison.MOST_PLANS
                || ids.stream().distinct().count() < ids.size()) {
            throw Fault.invalid("invalid-value", "ids", list, allowed);
        }
        return ids;
    }
}
