package org.cityreach.grid.rest;

import java.util.Set;
import org.cityreach.analysis.GeoJson;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Outputs;
import org.cityreach.analysis.ProcessDocument;
import org.cityreach.analysis.Selection;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.GridMaker;
import org.cityreach.grid.GridPlan;
import org.cityreach.grid.PlannedGrid;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.ProcessDescription;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The process {@code make-grid}. Its description lies beside it as a document. */
@Component
class MakeGridProcess implements AnalysisProcess {

    private static final Set<String> NAMES =
            Set.of("kind", "cellMetres", "within", "bbox", "parentProperty", "codePrefix", "clipped");
    private static final int LONGEST_PREFIX = 40;
    private static final String BBOX = "[west, south, east, north] in degrees, west before east, south before north";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final GridMaker maker;
    private final ProcessDescription description = ProcessDocument.read("make-grid");

    MakeGridProcess(GridMaker maker) {
        this.maker = maker;
    }

    @Override
    public ProcessDescription description() {
        return description;
    }

    @Override
    public JsonNode execute(JsonNode inputs, Progress progress) {
        GridPlan plan = read(Inputs.of("", inputs, NAMES));
        return write(maker.compute(plan, progress), plan).set("request", inputs.deepCopy());
    }

    private static GridPlan read(Inputs inputs) {
        String kind = inputs.findOneOf("kind", "fishnet", "fishnet", "hexagon");
        double cellMetres = inputs.getNumber("cellMetres", DivisionChoice.CELL);
        if (!(cellMetres >= DivisionChoice.LEAST_CELL_METRES && cellMetres <= DivisionChoice.MOST_CELL_METRES)) {
            throw Fault.invalid("invalid-cell-size", "cellMetres", cellMetres, DivisionChoice.CELL);
        }
        if (inputs.has("within") == inputs.has("bbox")) {
            throw Fault.invalid(
                    inputs.has("bbox") ? "too-many-extents" : "missing-input",
                    "within",
                    null,
                    "exactly one of within {collection, filter?}, bbox");
        }
        String parent = inputs.findText("parentProperty", "a property of the polygons");
        String prefix = inputs.findText("codePrefix", "text");
        if (parent != null && (prefix != null || inputs.has("bbox"))) {
            throw Fault.invalid("parent-without-polygons", "parentProperty", parent, "only with within, no codePrefix");
        }
        if (prefix != null && prefix.length() > LONGEST_PREFIX) {
            throw Fault.invalid("invalid-input", "codePrefix", prefix, "at most " + LONGEST_PREFIX + " characters");
        }
        return new GridPlan(
                kind.equals("hexagon"),
                cellMetres,
                within(inputs),
                inputs.has("bbox") ? bbox(inputs) : null,
                parent,
                prefix == null ? "" : prefix,
                inputs.findTruth("clipped", false));
    }

    private static @Nullable Selection within(Inputs inputs) {
        if (!inputs.has("within")) {
            return null;
        }
        Inputs within =
                Inputs.of("within", inputs.get("within", "{collection, filter?}"), Set.of("collection", "filter"));
        return new Selection(within.getText("collection", "a polygon collection"), within.findTree("filter"));
    }

    private static Envelope bbox(Inputs inputs) {
        JsonNode list = inputs.get("bbox", BBOX);
        double[] sides = new double[4];
        for (int i = 0; i < sides.length; i++) {
            JsonNode side = list.path(i);
            if (list.size() != sides.length || !side.isNumber()) {
                throw Fault.invalid("invalid-bbox", "bbox", Inputs.shown(list), BBOX);
            }
            sides[i] = side.asDouble();
        }
        boolean inRange = sides[0] >= -180 && sides[2] <= 180 && sides[1] >= -80 && sides[3] <= 84;
        if (!inRange || !(sides[0] < sides[2] && sides[1] < sides[3])) {
            throw Fault.invalid("invalid-bbox", "bbox", Inputs.shown(list), BBOX);
        }
        return new Envelope(sides[0], sides[2], sides[1], sides[3]);
    }

    private static ObjectNode write(PlannedGrid grid, GridPlan plan) {
        ArrayNode features = NODES.arrayNode();
        double squareMetres = 0;
        for (PlannedGrid.Cell cell : grid.cells()) {
            ObjectNode feature = GeoJson.feature(cell.code(), cell.shape());
            ObjectNode properties = (ObjectNode) feature.get("properties");
            properties.put("code", cell.code());
            properties.put("lattice", cell.latticeId());
            properties.put("row", cell.row());
            properties.put("column", cell.column());
            properties.put("areaSquareMetres", Math.rint(cell.areaSquareMetres() * 100) / 100);
            features.add(feature);
            squareMetres += cell.areaSquareMetres();
        }
        ObjectNode document = NODES.objectNode();
        ObjectNode collection = document.putObject("features");
        collection.put("type", "FeatureCollection");
        collection.put("numberMatched", grid.cells().size());
        collection.put("numberReturned", grid.cells().size());
        collection.set("features", features);
        ObjectNode summary = document.putObject("summary");
        summary.put("cells", grid.cells().size());
        summary.put("kind", plan.hexagons() ? "hexagon" : "fishnet");
        summary.put("cellMetres", plan.cellMetres());
        summary.put("clipped", plan.clipped());
        summary.put("areaSquareMetres", squareMetres);
        summary.put("crs", grid.metricCrs());
        Outputs.close(document, grid.versions(), grid.notes());
        return document;
    }
}
