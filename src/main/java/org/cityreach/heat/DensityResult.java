package org.cityreach.heat;

import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.style.Legend;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A density raster that was computed, its files kept.
 *
 * @param legend null where there is nothing to show
 * @param resultId under which the files are kept; null where there are none
 * @param bbox of the raster in longitude and latitude; null-envelope where there is none
 */
public record DensityResult(
        Statistics statistics,
        @Nullable Legend legend,
        @Nullable String resultId,
        Envelope bbox,
        Map<String, Long> versions,
        List<Note> notes) {

    /** The names of the kept files. */
    public static final String GEO_TIFF = "density.tif";

    public static final String PNG = "density.png";

    public static final String WORLD_FILE = "density.pgw";

    /**
     * Figures of the raster.
     *
     * @param integral sum of density times area: the number, or weight, of the cases where the raster holds all of
     *     them; NaN for rates
     * @param count how many cases there are, in the raster or not
     * @param unit of densities
     */
    public record Statistics(
            double minimum, double maximum, double mean, double integral, long count, Grid grid, String unit) {}

    /**
     * The raster of cells.
     *
     * @param emptyCells cells without a value
     * @param byRule whether the rule chose the radius
     */
    public record Grid(
            String crs, double cellMetres, int cols, int rows, long emptyCells, double radiusMetres, boolean byRule) {}
}
