package org.cityreach.grid;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.locationtech.jts.geom.Geometry;

/**
 * Cells of a made grid, in the order of their codes: by parent, in each row by row from north to south, each row from
 * west to east.
 *
 * @param metricCrs the code of the system that the cells are aligned in
 */
public record PlannedGrid(List<Cell> cells, String metricCrs, Map<String, Long> versions, List<Note> notes) {

    /**
     * One cell.
     *
     * @param code unique
     * @param latticeId tells the cell's ground in its system, whatever is covered
     * @param row from the north of all that is covered, from 1 on
     * @param column from its west, from 1 on
     * @param areaSquareMetres of what is left of it
     * @param shape in longitude and latitude
     */
    public record Cell(String code, String latticeId, int row, int column, double areaSquareMetres, Geometry shape) {}

    public PlannedGrid {
        cells = List.copyOf(cells);
        versions = Map.copyOf(versions);
        notes = List.copyOf(notes);
    }
}
