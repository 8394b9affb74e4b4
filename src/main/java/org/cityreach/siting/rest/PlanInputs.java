package org.cityreach.siting.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.PlanDraft;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** Reads the input {@code plan}. */
final class PlanInputs {

    private static final String PLAN = "{sites, close?, upgrade?}";
    private static final String SITE = "a list of {id?, at?: [longitude, latitude], name?, option?, capacity?, cost?}";
    private static final String UPGRADE = "a list of {id, option}";
    private static final String OPTION = "a whole number from 0";
    private static final int MOST_SITES = 10_000;

    private PlanInputs() {}

    static PlanDraft read(Inputs inputs) {
        Inputs plan = Inputs.of("plan", inputs.get("plan", PLAN), Set.of("sites", "close", "upgrade"));
        List<PlanDraft.NewSite> sites = new ArrayList<>();
        for (JsonNode one : list(plan, "sites", SITE)) {
            sites.add(site(one, "plan.sites[" + sites.size() + "]"));
        }
        List<String> close = plan.findTexts("close", "a list of ids of existing sites");
        Set<String> closed = new HashSet<>();
        for (String id : close) {
            if (!closed.add(id)) {
                throw Fault.invalid("duplicate-id", "plan.close", id, "each id once");
            }
        }
        List<PlanDraft.Upgraded> upgrades = new ArrayList<>();
        for (JsonNode one : list(plan, "upgrade", UPGRADE)) {
            Inputs upgrade = Inputs.of("plan.upgrade[" + upgrades.size() + "]", one, Set.of("id", "option"));
            upgrades.add(
                    new PlanDraft.Upgraded(upgrade.getText("id", "the id of an existing site"), option(upgrade, 1)));
        }
        return new PlanDraft(sites, close, upgrades);
    }

    private static Iterable<JsonNode> list(Inputs plan, String name, String allowed) {
        if (!plan.has(name)) {
            return List.of();
        }
        JsonNode list = plan.get(name, allowed);
        if (!list.isArray() || list.size() > MOST_SITES) {
            throw Fault.invalid(
                    "invalid-input", "plan." + name, Inputs.shown(list), allowed + ", at most " + MOST_SITES);
        }
        return list;
    }

    private static PlanDraft.NewSite site(JsonNode node, String path) {
        Inputs one = Inputs.of(path, node, Set.of("id", "at", "name", "option", "capacity", "cost"));
        String id = one.findText("id", "the id of a candidate, or of a new place");
        Coordinate at = one.has("at") ? place(one.get("at", "[longitude, latitude]"), path + ".at") : null;
        if (id == null && at == null) {
            throw Fault.invalid("missing-input", path + ".id", null, "id of a candidate, or at: [longitude, latitude]");
        }
        return new PlanDraft.NewSite(
                id,
                at,
                one.findText("name", "a name"),
                option(one, 0),
                one.has("capacity") ? SizeInputs.capacity(one, "capacity") : Double.NaN,
                one.findNumber("cost", "a number"));
    }

    private static int option(Inputs one, int otherwise) {
        int option = one.findWhole("option", otherwise, OPTION);
        if (option < 0) {
            throw Fault.invalid("unknown-option", one.path("option"), option, OPTION);
        }
        return option;
    }

    private static @Nullable Coordinate place(JsonNode node, String path) {
        double longitude = node.path(0).asDouble(Double.NaN);
        double latitude = node.path(1).asDouble(Double.NaN);
        boolean right = node.isArray() && node.size() == 2 && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
        if (!right) {
            throw Fault.invalid("invalid-place", path, Inputs.shown(node), "[longitude, latitude] in degrees");
        }
        return new Coordinate(longitude, latitude);
    }
}
