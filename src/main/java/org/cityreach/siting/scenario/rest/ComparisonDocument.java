package org.cityreach.siting.scenario.rest;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Outputs;
import org.cityreach.siting.scenario.Change;
import org.cityreach.siting.scenario.Change.GroupChange;
import org.cityreach.siting.scenario.Change.People;
import org.cityreach.siting.scenario.Change.Verdict;
import org.cityreach.siting.scenario.Comparison;
import org.cityreach.siting.scenario.Figures;
import org.cityreach.siting.scenario.Freshness;
import org.cityreach.siting.scenario.Scenario;
import org.cityreach.siting.scenario.ScenarioResult;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.cityreach.siting.scenario.SiteFigures;
import org.cityreach.siting.scenario.SiteOverlap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as JSON. A figure that does not exist is null, never NaN. */
final class ComparisonDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ComparisonDocument() {}

    static ObjectNode write(Comparison comparison, Freshness freshness) {
        ObjectNode document = NODES.objectNode();
        ArrayNode scenarios = document.putArray("scenarios");
        for (int i = 0; i < comparison.plans().size(); i++) {
            scenarios.add(plan(comparison, i, freshness));
        }
        document.put("base", comparison.plans().get(0).scenario().id());
        ArrayNode changes = document.putArray("changes");
        for (int i = 1; i < comparison.plans().size(); i++) {
            Change change = comparison.changes().get(i);
            if (change != null) {
                changes.add(change(comparison.plans().get(i).scenario().id(), change));
            }
        }
        ArrayNode sites = document.putArray("sites");
        comparison.sites().forEach(site -> sites.add(site(site)));
        document.set("notes", Note.write(comparison.notes()));
        return document;
    }

    private static ObjectNode plan(Comparison comparison, int index, Freshness freshness) {
        Evaluated plan = comparison.plans().get(index);
        Scenario scenario = plan.scenario();
        ScenarioResult result = plan.result();
        ObjectNode node = ScenarioDocument.brief(scenario, freshness.listMovedOn(scenario));
        node.remove("summary");
        node.set("problem", result.document().path("problem"));
        node.set("objective", objective(result));
        node.set("before", figures(result.before()));
        node.set("after", figures(result.after()));
        node.put("newSites", result.newSites().size());
        node.put("closedSites", result.sites("closed").size());
        node.put("upgradedSites", result.sites("upgraded").size());
        List<SiteFigures> open =
                result.sites().stream().filter(SiteFigures::isOpen).toList();
        Outputs.number(node, "largestLoad", largest(open.stream().mapToDouble(SiteFigures::load)));
        Outputs.number(node, "largestUtilisation", largest(open.stream().mapToDouble(SiteFigures::utilisation)));
        node.put("violations", result.document().path("violations").size());
        ArrayNode only = node.putArray("onlyHere");
        comparison.sites().stream()
                .filter(site -> site.isOnlyIn(index))
                .forEach(site -> only.add(site.site().id()));
        return node;
    }

    private static JsonNode objective(ScenarioResult result) {
        JsonNode objective = result.document().get("objective");
        return objective == null ? NODES.nullNode() : objective;
    }

    private static double largest(DoubleStream figures) {
        return figures.filter(Double::isFinite).max().orElse(Double.NaN);
    }

    static ObjectNode figures(Figures figures) {
        ObjectNode node = NODES.objectNode();
        Outputs.number(node, "demand", figures.demand());
        Outputs.number(node, "demandWeight", figures.demandWeight());
        Outputs.number(node, "coveredWeight", figures.coveredWeight());
        Outputs.number(node, "ratio", figures.ratio());
        Outputs.number(node, "meanMetres", figures.meanMetres());
        Outputs.number(node, "maxMetres", figures.maxMetres());
        Outputs.number(node, "nearestMeanMetres", figures.nearestMeanMetres());
        Outputs.number(node, "cost", figures.cost());
        Outputs.number(node, "sites", figures.sites());
        return node;
    }

    private static ObjectNode change(String scenarioId, Change change) {
        ObjectNode node = NODES.objectNode().put("scenario", scenarioId);
        ObjectNode total = node.putObject("total");
        Outputs.number(total, "coveredWeight", change.coveredWeight());
        Outputs.number(total, "ratio", change.ratio());
        Outputs.number(total, "meanMetres", change.meanMetres());
        Outputs.number(total, "nearestMeanMetres", change.nearestMeanMetres());
        Outputs.number(total, "cost", change.cost());
        Outputs.number(total, "sites", change.sites());
        Outputs.number(node, "gainedWeight", change.gainedWeight());
        Outputs.number(node, "lostWeight", change.lostWeight());
        people(node, change.people());
        node.put("gaining", change.count(Verdict.GAINS));
        node.put("losing", change.count(Verdict.LOSES));
        node.put("unchanged", change.count(Verdict.SAME));
        ArrayNode groups = node.putArray("groups");
        change.groups().forEach(group -> groups.add(group(group)));
        return node;
    }

    private static void people(ObjectNode node, People people) {
        Outputs.number(node, "betterWeight", people.better());
        Outputs.number(node, "worseWeight", people.worse());
        Outputs.number(node, "sameWeight", people.same());
    }

    private static ObjectNode group(GroupChange group) {
        ObjectNode node = NODES.objectNode();
        node.put("id", group.id().isEmpty() ? null : group.id());
        node.put("name", group.title().isEmpty() ? null : group.title());
        node.set("from", figures(group.from()));
        node.set("to", figures(group.to()));
        Outputs.number(node, "coveredWeight", group.coveredWeight());
        Outputs.number(node, "meanMetres", group.meanMetres());
        Outputs.number(node, "nearestMeanMetres", group.nearestMeanMetres());
        people(node, group.people());
        node.put("verdict", group.verdict().name().toLowerCase(Locale.ROOT));
        return node;
    }

    private static ObjectNode site(SiteOverlap overlap) {
        ObjectNode node = NODES.objectNode();
        SiteFigures site = overlap.site();
        node.put("id", site.id());
        node.put("name", site.name());
        if (site.hasPlace()) {
            node.putArray("at").add(site.longitude()).add(site.latitude());
        } else {
            node.putNull("at");
        }
        ArrayNode roles = node.putArray("roles");
        for (@Nullable String role : overlap.roles()) {
            roles.add(role);
        }
        ArrayNode moved = node.putArray("movedMetres");
        for (Double metres : overlap.movedMetres()) {
            if (Double.isFinite(metres)) {
                moved.add(metres);
            } else {
                moved.addNull();
            }
        }
        node.put("common", overlap.isCommon());
        return node;
    }
}
