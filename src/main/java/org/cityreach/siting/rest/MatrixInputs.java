package org.cityreach.siting.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.fault.Fault;
import org.cityreach.siting.MatrixTable;
import org.cityreach.siting.MatrixTable.Entries;
import org.cityreach.siting.MatrixTable.Site;
import org.cityreach.siting.MatrixTable.State;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.algorithm.distance.StraightDistances;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the input {@code matrix}. */
final class MatrixInputs {

    private static final List<String> OF_LAYERS = List.of(
            "demand",
            "candidates",
            "existing",
            "standard",
            "separationMetres",
            "exclude",
            "allowedLand",
            "minLandSquareMetres",
            "landStandard",
            "groupBy",
            "distance",
            "capacityProperty",
            "costProperty");
    private static final String ROW = "[demandId, siteId, cost], the cost from 0";
    private static final double MOST = 1e15;

    private final Inputs matrix;
    private final Map<String, Integer> demand = new HashMap<>();
    private final List<String> demandIds = new ArrayList<>();
    private final Map<String, Integer> site = new HashMap<>();
    private final List<Site> sites = new ArrayList<>();

    private MatrixInputs(Inputs matrix) {
        this.matrix = matrix;
    }

    static MatrixTable read(Inputs inputs) {
        for (String name : OF_LAYERS) {
            if (inputs.has(name)) {
                throw Fault.invalid(
                        "matrix-and-layers",
                        name,
                        "beside matrix",
                        "either matrix, or demand, candidates and existing");
            }
        }
        double reach = Double.POSITIVE_INFINITY;
        if (inputs.has("radiusMetres")) {
            reach = inputs.getNumber("radiusMetres", "more than 0, in the unit of the matrix");
            if (!(reach > 0)) {
                throw Fault.invalid("invalid-radius", "radiusMetres", reach, "more than 0, in the unit of the matrix");
            }
        }
        Inputs matrix = Inputs.of(
                "matrix",
                inputs.get("matrix", "{rows, weights?, sites?, conflicts?}"),
                Set.of("rows", "weights", "sites", "conflicts"));
        return new MatrixInputs(matrix).table(reach);
    }

    private MatrixTable table(double reach) {
        boolean sitesGiven = matrix.has("sites");
        if (sitesGiven) {
            readSites();
        }
        double[] given = readWeights();
        Entries entries = readRows(sitesGiven, given != null);
        double[] weights = given;
        if (weights == null) {
            weights = new double[demandIds.size()];
            Arrays.fill(weights, 1);
        }
        return new MatrixTable(demandIds, weights, sites, entries, readConflicts(), reach);
    }

    private JsonNode list(String name, String allowed) {
        JsonNode list = matrix.get(name, allowed);
        if (!list.isArray()) {
            throw Fault.invalid("invalid-input", "matrix." + name, shown(list), allowed);
        }
        return list;
    }

    /** No more of a value than a message can show. */
    private static String shown(JsonNode node) {
        return node.isContainer() ? "a list or object of " + node.size() : Inputs.shown(node);
    }

    private void readSites() {
        JsonNode list = list("sites", "a list of {id, state?, capacity?, cost?, options?, closingCost?}");
        for (int i = 0; i < list.size(); i++) {
            String path = "matrix.sites[" + i + "]";
            Inputs one =
                    Inputs.of(path, list.get(i), Set.of("id", "state", "capacity", "cost", "options", "closingCost"));
            String id = id(one.get("id", "an id"), path + ".id");
            if (site.put(id, sites.size()) != null) {
                throw Fault.invalid("duplicate-id", path + ".id", id, "each site once");
            }
            String state = one.findOneOf("state", "candidate", "candidate", "fixed", "forbidden", "kept", "closable");
            sites.add(new Site(
                    id,
                    State.valueOf(state.toUpperCase(Locale.ROOT)),
                    sizes(one),
                    one.has("closingCost") ? one.getNumber("closingCost", "a number") : 0));
        }
    }

    private static @Nullable List<Size> sizes(Inputs one) {
        if (one.has("options")) {
            if (one.has("capacity") || one.has("cost")) {
                throw Fault.invalid(
                        "too-many-inputs",
                        one.path("options"),
                        "options, capacity, cost",
                        "options, or capacity and cost");
            }
            List<Size> sizes = SizeInputs.list(one, "options");
            if (sizes.isEmpty()) {
                throw Fault.invalid("invalid-input", one.path("options"), "[]", "at least one option");
            }
            return sizes;
        }
        if (!one.has("capacity") && !one.has("cost")) {
            return null;
        }
        return List.of(new Size(
                null, SizeInputs.capacity(one, "capacity"), one.has("cost") ? one.getNumber("cost", "a number") : 0));
    }

    private double @Nullable [] readWeights() {
        if (!matrix.has("weights")) {
            return null;
        }
        String allowed = "{demandId: weight}, or a list of [demandId, weight]";
        JsonNode given = matrix.get("weights", allowed);
        if (!given.isObject() && !given.isArray()) {
            throw Fault.invalid("invalid-input", "matrix.weights", shown(given), allowed);
        }
        double[] weights = new double[given.size()];
        if (given.isObject()) {
            given.properties().forEach(one -> addWeight(one.getKey(), one.getValue(), weights));
        } else {
            for (int i = 0; i < weights.length; i++) {
                JsonNode pair = given.get(i);
                if (!pair.isArray() || pair.size() != 2) {
                    throw Fault.invalid(
                            "invalid-input", "matrix.weights[" + i + "]", shown(pair), "[demandId, weight]");
                }
                addWeight(id(pair.get(0), "matrix.weights[" + i + "]"), pair.get(1), weights);
            }
        }
        return weights;
    }

    private void addWeight(String id, JsonNode value, double[] weights) {
        double weight = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(weight >= 0 && weight <= MOST)) {
            throw Fault.invalid(
                    "invalid-weight", "matrix.weights", id + ": " + shown(value), "numbers from 0, at most 1e15");
        }
        if (demand.put(id, demandIds.size()) != null) {
            throw Fault.invalid("duplicate-id", "matrix.weights", id, "each demand once");
        }
        weights[demandIds.size()] = weight;
        demandIds.add(id);
    }

    private Entries readRows(boolean sitesGiven, boolean weightsGiven) {
        JsonNode rows = list("rows", "a list of " + ROW);
        if (rows.size() > StraightDistances.MOST_PAIRS) {
            throw Fault.invalid(
                    "too-many-pairs", "matrix.rows", rows.size(), "at most " + StraightDistances.MOST_PAIRS);
        }
        int[] demandOf = new int[rows.size()];
        int[] siteOf = new int[demandOf.length];
        double[] cost = new double[demandOf.length];
        int next = 0;
        for (JsonNode row : rows) {
            String path = "matrix.rows[" + next + "]";
            if (!row.isArray() || row.size() != 3) {
                throw Fault.invalid("invalid-input", path, shown(row), ROW);
            }
            demandOf[next] = demandNumber(id(row.get(0), path), path, weightsGiven);
            siteOf[next] = siteNumber(id(row.get(1), path), path, sitesGiven);
            cost[next] = row.get(2).isNumber() ? row.get(2).asDouble() : Double.NaN;
            if (!(cost[next] >= 0 && cost[next] <= MOST)) {
                throw Fault.invalid("invalid-cost", path, shown(row.get(2)), "a number from 0, at most 1e15");
            }
            next++;
        }
        requireOnce(demandOf, siteOf);
        return new Entries(demandOf, siteOf, cost);
    }

    private int demandNumber(String id, String path, boolean weightsGiven) {
        Integer known = demand.get(id);
        if (known == null && weightsGiven) {
            throw Fault.invalid("unknown-demand", path, id, "ids in matrix.weights");
        }
        if (known == null) {
            known = demandIds.size();
            demand.put(id, known);
            demandIds.add(id);
        }
        return known;
    }

    private int siteNumber(String id, String path, boolean sitesGiven) {
        Integer known = site.get(id);
        if (known == null && sitesGiven) {
            throw Fault.invalid("unknown-site", path, id, "ids in matrix.sites");
        }
        if (known == null) {
            known = sites.size();
            site.put(id, known);
            sites.add(new Site(id, State.CANDIDATE, null, 0));
        }
        return known;
    }

    private void requireOnce(int[] demandOf, int[] siteOf) {
        long[] keys = new long[demandOf.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) demandOf[i] * sites.size() + siteOf[i];
        }
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                int again = keys.length - 1;
                while (keys[again] != sorted[i]) {
                    again--;
                }
                throw Fault.invalid(
                        "repeated-pair",
                        "matrix.rows[" + again + "]",
                        demandIds.get(demandOf[again]) + ", "
                                + sites.get(siteOf[again]).id(),
                        "each pair of demand and site once");
            }
        }
    }

    private int[][] readConflicts() {
        if (!matrix.has("conflicts")) {
            return new int[0][];
        }
        JsonNode list = list("conflicts", "a list of [siteId, siteId]");
        int[][] conflicts = new int[list.size()][];
        for (int i = 0; i < conflicts.length; i++) {
            String path = "matrix.conflicts[" + i + "]";
            JsonNode pair = list.get(i);
            if (!pair.isArray() || pair.size() != 2) {
                throw Fault.invalid("invalid-input", path, shown(pair), "[siteId, siteId]");
            }
            int one = siteNumber(id(pair.get(0), path), path, true);
            int other = siteNumber(id(pair.get(1), path), path, true);
            if (one == other) {
                throw Fault.invalid("invalid-conflict", path, sites.get(one).id(), "two different sites");
            }
            conflicts[i] = new int[] {one, other};
        }
        return conflicts;
    }

    private static String id(JsonNode node, String path) {
        if (node == null || !node.isString() && !node.isNumber()) {
            throw Fault.invalid("invalid-input", path, node == null ? null : shown(node), "an id as text or number");
        }
        return node.asString();
    }
}
