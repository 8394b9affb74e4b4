package org.cityreach.heat;

import java.util.List;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.heat.algorithm.DensityField;
import org.cityreach.heat.algorithm.DensityRaster;
import org.cityreach.heat.algorithm.Kernel;
import org.cityreach.heat.algorithm.RasterFrame;
import org.cityreach.job.Progress;
import org.cityreach.style.ColourStep;
import org.cityreach.style.Styles;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;

/** What the benchmarks of density measure: over the case index, as the service does it. */
public final class HeatWork {

    private final CaseIndex index;
    private final List<ColourStep> map = new Styles().get("heat").colourMap();

    public HeatWork(CaseIndex index) {
        this.index = index;
    }

    /** A raster of all cases. */
    public float[] raster(RasterFrame frame, double radiusMetres) {
        return DensityRaster.compute(
                new CasePlaces(index, CaseFilter.ALL, Progress.NONE),
                frame,
                Kernel.QUARTIC,
                radiusMetres,
                Progress.NONE);
    }

    /** A tile with nothing kept from before: all cases read, the scale of the city found, the picture drawn. */
    public Tile coldTile(TileAddress address, double radiusMetres) {
        return layer(radiusMetres, field(radiusMetres)).draw(address);
    }

    /** The surface of the city. */
    HeatField field(double radiusMetres) {
        DensityField field = DensityField.compute(
                new CasePlaces(index, CaseFilter.ALL, Progress.NONE),
                index.bounds(),
                Kernel.QUARTIC,
                radiusMetres,
                Progress.NONE);
        return new HeatField(field, radiusMetres, false);
    }

    /** A layer whose surface is known. */
    HeatLayer layer(double radiusMetres, HeatField field) {
        HeatQuestion question = new HeatQuestion(index, CaseFilter.ALL, Kernel.QUARTIC, radiusMetres);
        return new HeatLayer("benchmark", question, () -> field, map, null);
    }
}
