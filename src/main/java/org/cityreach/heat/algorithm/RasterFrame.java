package org.cityreach.heat.algorithm;

import org.locationtech.jts.geom.Envelope;

/**
 * Where the square cells of a raster lie in city metres. Columns grow eastwards, rows southwards.
 *
 * @param westMetres of the left edge of the first column
 * @param northMetres of the upper edge of the first row
 */
public record RasterFrame(double westMetres, double northMetres, double cellMetres, int cols, int rows) {

    public RasterFrame {
        if (!(cellMetres > 0) || cols < 1 || rows < 1) {
            throw new IllegalArgumentException(cols + " × " + rows + " cells of " + cellMetres + " m");
        }
    }

    /** The easting of the centres of a column. */
    public double x(int col) {
        return westMetres + (col + 0.5) * cellMetres;
    }

    /** The northing of the centres of a row. */
    public double y(int row) {
        return northMetres - (row + 0.5) * cellMetres;
    }

    public Envelope area() {
        return new Envelope(westMetres, westMetres + cols * cellMetres, northMetres - rows * cellMetres, northMetres);
    }
}
