package org.cityreach.grid.algorithm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where the square cells of a raster over polygons lie: from a south-western corner, rows counted from the south. */
record RasterFrame(double west, double south, double cellsPerMetre, int columns, int rows) {

    private static final int CELLS_PER_POLYGON = 48;
    private static final double FEWEST_CELLS = 1 << 16;
    private static final double MOST_CELLS = 1 << 21;
    /** The most cells that all polygons may fill together, however much they overlap. */
    private static final double MOST_WORK = 1 << 26;

    private static final int MOST_SIDE = 1 << 15;

    /** Fine enough that most cells touch no border, coarse enough to be made quickly. */
    static RasterFrame over(List<? extends @Nullable Geometry> polygons) {
        Envelope all = new Envelope();
        double boxes = 0;
        for (Geometry polygon : polygons) {
            if (polygon != null) {
                all.expandToInclude(polygon.getEnvelopeInternal());
                boxes += polygon.getEnvelopeInternal().getArea();
            }
        }
        if (all.isNull()) {
            return new RasterFrame(0, 0, 1, 0, 0);
        }
        double overlap = all.getArea() > 0 ? Math.max(1, boxes / all.getArea()) : 1;
        double wanted = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, (double) CELLS_PER_POLYGON * polygons.size()));
        double cells = Math.max(1, Math.min(wanted, MOST_WORK / overlap));
        double cellMetres =
                Math.max(Math.sqrt(all.getArea() / cells), Math.max(all.getWidth(), all.getHeight()) / MOST_SIDE);
        double perMetre = cellMetres > 0 ? 1 / cellMetres : 1;
        return new RasterFrame(
                all.getMinX(),
                all.getMinY(),
                perMetre,
                (int) (all.getWidth() * perMetre) + 1,
                (int) (all.getHeight() * perMetre) + 1);
    }

    int size() {
        return columns * rows;
    }

    /** In cells from the western side. */
    double across(double x) {
        return (x - west) * cellsPerMetre;
    }

    /** In cells from the southern side. */
    double up(double y) {
        return (y - south) * cellsPerMetre;
    }
}
