package org.cityreach.grid;

import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What areas to count in, as asked. */
public sealed interface DivisionChoice {

    /** The least and the greatest size of a cell. */
    double LEAST_CELL_METRES = 1;

    double MOST_CELL_METRES = 100_000;

    /** What an input may look like. */
    String SHAPE = "{collection, filter?}, {fishnet: metres}, {hexagon: metres}";

    String CELL = "1 to 100000, in metres";

    /** The features of a polygon collection. */
    record Features(Selection selection) implements DivisionChoice {}

    /** Squares aligned to multiples of their side. */
    record Squares(double cellMetres) implements DivisionChoice {
        public Squares {
            requireCell("fishnet", cellMetres);
        }
    }

    /** Hexagons with a corner to the north; {@code cellMetres} is the distance between opposite sides. */
    record Hexagons(double cellMetres) implements DivisionChoice {
        public Hexagons {
            requireCell("hexagon", cellMetres);
        }
    }

    /** Reads an input object: exactly one of {@code collection}, {@code fishnet}, {@code hexagon}. */
    static DivisionChoice read(Inputs inputs, String name) {
        JsonNode node = inputs.get(name, SHAPE);
        Inputs by = Inputs.of(inputs.path(name), node, Set.of("collection", "filter", "fishnet", "hexagon"));
        int given = (by.has("collection") ? 1 : 0) + (by.has("fishnet") ? 1 : 0) + (by.has("hexagon") ? 1 : 0);
        if (given != 1 || by.has("filter") && !by.has("collection")) {
            throw Fault.invalid("invalid-division", inputs.path(name), Inputs.shown(node), SHAPE);
        }
        if (by.has("collection")) {
            return new Features(
                    new Selection(by.getText("collection", "a collection of polygons"), by.findTree("filter")));
        }
        String kind = by.has("fishnet") ? "fishnet" : "hexagon";
        double cellMetres = by.getNumber(kind, CELL);
        if (!(cellMetres >= LEAST_CELL_METRES && cellMetres <= MOST_CELL_METRES)) {
            throw Fault.invalid("invalid-cell-size", by.path(kind), cellMetres, CELL);
        }
        return kind.equals("fishnet") ? new Squares(cellMetres) : new Hexagons(cellMetres);
    }

    /**
     * Reads a query parameter: {@code fishnet:200}, {@code hexagon:200} or the id of a collection.
     *
     * @param filter CQL2 text on the collection's features
     */
    static DivisionChoice ofText(String name, String text, @Nullable String filter) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Features(new Selection(text, filter));
        }
        String kind = text.substring(0, colon);
        if (filter != null || !kind.equals("fishnet") && !kind.equals("hexagon")) {
            throw Fault.invalid(
                    "invalid-division", name, text, "the id of a polygon collection, fishnet:metres, hexagon:metres");
        }
        try {
            double cellMetres = Double.parseDouble(text.substring(colon + 1));
            return kind.equals("fishnet") ? new Squares(cellMetres) : new Hexagons(cellMetres);
        } catch (NumberFormatException e) {
            throw Fault.invalid("invalid-cell-size", name, text, CELL);
        }
    }

    private static void requireCell(String name, double cellMetres) {
        if (!(cellMetres >= LEAST_CELL_METRES && cellMetres <= MOST_CELL_METRES)) {
            throw Fault.invalid("invalid-cell-size", name, cellMetres, CELL);
        }
    }
}
