package org.cityreach.grid.rest;

import java.util.List;
import java.util.Set;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Outputs;
import org.cityreach.analysis.ProcessDocument;
import org.cityreach.analysis.Selection;
import org.cityreach.fault.Fault;
import org.cityreach.grid.GridCheckQuestion;
import org.cityreach.grid.GridCheckResult;
import org.cityreach.grid.GridCheckResult.Spot;
import org.cityreach.grid.GridChecker;
import org.cityreach.grid.GridFinding;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The process {@code grid-check}. Its description lies beside it as a document. */
@Component
class GridCheckProcess implements AnalysisProcess {

    private static final Set<String> NAMES =
            Set.of("cells", "grids", "communities", "toleranceMetres", "toleranceSquareMetres", "limit");
    private static final double TOLERANCE_METRES = 0.05;
    private static final double TOLERANCE_SQUARE_METRES = 1;
    private static final double MOST_TOLERANCE = 1000;
    private static final int LIMIT = 1000;
    private static final int MOST_FINDINGS = 20_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final GridChecker checker;
    private final ProcessDescription description = ProcessDocument.read("grid-check");

    GridCheckProcess(GridChecker checker) {
        this.checker = checker;
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode node, Progress progress) {
        Inputs inputs = Inputs.of("", node, NAMES);
        Selection cells = selection(inputs, "cells");
        if (cells == null) {
            throw Fault.invalid("missing-input", "cells", null, "{collection, filter?}");
        }
        int limit = inputs.findWhole("limit", LIMIT, "0 to " + MOST_FINDINGS);
        if (limit < 0 || limit > MOST_FINDINGS) {
            throw Fault.invalid("invalid-limit", "limit", limit, "0 to " + MOST_FINDINGS);
        }
        GridCheckResult result = checker.compute(
                new GridCheckQuestion(
                        cells,
                        selection(inputs, "grids"),
                        selection(inputs, "communities"),
                        tolerance(inputs, "toleranceMetres", TOLERANCE_METRES),
                        tolerance(inputs, "toleranceSquareMetres", TOLERANCE_SQUARE_METRES),
                        limit),
                progress);
        return write(result).set("request", node.deepCopy());
    }

    private static @Nullable Selection selection(Inputs inputs, String name) {
        if (!inputs.has(name)) {
            return null;
        }
        Inputs selection = Inputs.of(name, inputs.get(name, "{collection, filter?}"), Set.of("collection", "filter"));
        return new Selection(selection.getText("collection", "a polygon collection"), selection.findTree("filter"));
    }

    private static double tolerance(Inputs inputs, String name, double otherwise) {
        double value = inputs.has(name) ? inputs.getNumber(name, "0 to " + MOST_TOLERANCE) : otherwise;
        if (!(value >= 0 && value <= MOST_TOLERANCE)) {
            throw Fault.invalid("invalid-tolerance", name, value, "0 to " + MOST_TOLERANCE);
        }
        return value;
    }

    private static ObjectNode write(GridCheckResult result) {
        ObjectNode document = NODES.objectNode();
        document.set("summary", summary(result));
        ArrayNode findings = document.putArray("findings");
        result.findings().forEach(finding -> findings.add(finding(finding)));
        document.set("gaps", spots(result.gaps()));
        document.set("overlaps", spots(result.overlaps()));
        Outputs.close(document, result.versions(), result.notes());
        return document;
    }

    private static ObjectNode summary(GridCheckResult result) {
        ObjectNode summary = NODES.objectNode();
        summary.put("cells", result.summary().cells());
        summary.put("grids", result.summary().grids());
        summary.put("communities", result.summary().communities());
        int findings =
                result.counts().values().stream().mapToInt(Integer::intValue).sum();
        summary.put("findings", findings);
        summary.put("errors", result.errors());
        summary.put("warnings", findings - result.errors());
        ObjectNode counts = summary.putObject("counts");
        result.counts().forEach(counts::put);
        summary.put("gapSquareMetres", total(result.gaps()));
        summary.put("overlapSquareMetres", total(result.overlaps()));
        summary.put("cellSquareMetres", result.summary().cellSquareMetres());
        double median = result.summary().medianSquareMetres();
        if (Double.isNaN(median)) {
            summary.putNull("medianSquareMetres");
        } else {
            summary.put("medianSquareMetres", median);
        }
        summary.put("crs", result.summary().metricCrs());
        return summary;
    }

    private static double total(List<Spot> spots) {
        return spots.stream().mapToDouble(Spot::areaSquareMetres).sum();
    }

    private static ObjectNode finding(GridFinding finding) {
        ObjectNode node = NODES.objectNode();
        node.put("code", finding.code());
        node.put("severity", finding.warning() ? "warning" : "error");
        node.put("id", finding.id());
        ArrayNode others = node.putArray("others");
        finding.others().forEach(others::add);
        Object value = finding.value();
        if (value instanceof Number number) {
            node.put("value", number.doubleValue());
        } else {
            node.put("value", value == null ? null : value.toString());
        }
        node.put("allowed", finding.allowed());
        node.set("message", Outputs.text(finding.message()));
        return node;
    }

    private static ObjectNode spots(List<Spot> spots) {
        ArrayNode features = NODES.arrayNode();
        for (Spot spot : spots) {
            ObjectNode feature = GeoJson.feature(spot.id(), spot.shape());
            ObjectNode properties = (ObjectNode) feature.get("properties");
            properties.put("layer", spot.layer());
            properties.put("areaSquareMetres", spot.areaSquareMetres());
            ArrayNode members = properties.putArray("members");
            spot.members().forEach(members::add);
            features.add(feature);
        }
        ObjectNode collection = NODES.objectNode();
        collection.put("type", "FeatureCollection");
        collection.put("numberMatched", spots.size());
        collection.put("numberReturned", spots.size());
        collection.set("features", features);
        return collection;
    }
}
