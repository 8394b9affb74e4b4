package org.cityreach.grid;

import org.cityreach.geo.Crs;
import org.cityreach.grid.algorithm.Lattice;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Equal cells; polygons are made when asked for. */
record LatticeDivision(DivisionChoice choice, LocalizedText title, Crs metricCrs, Lattice lattice) implements Division {

    private static final double SQUARE_METRES = 1e6;

    @Override
    public int size() {
        return lattice.size();
    }

    @Override
    public String id(int area) {
        return lattice.id(area);
    }

    @Override
    public @Nullable String name(int area) {
        return null;
    }

    @Override
    public Geometry polygon(int area) {
        return lattice.polygon(area);
    }

    @Override
    public double areaSquareKilometres(int area) {
        return lattice.areaSquareMetres() / SQUARE_METRES;
    }

    @Override
    public @Nullable Object property(int area, String property) {
        return null;
    }

    @Override
    public double number(int area, String property) {
        return Double.NaN;
    }

    @Override
    public @Nullable Layer layer() {
        return null;
    }

    @Override
    public long version() {
        return -1;
    }

    @Override
    public String identity() {
        int last = size() - 1;
        return metricCrs.code() + " " + size() + (last < 0 ? "" : " " + id(0) + " " + id(last));
    }

    @Override
    public int leftOut() {
        return 0;
    }

    @Override
    public int locate(double x, double y) {
        return lattice.locate(x, y);
    }

    @Override
    public void locate(double[] xs, double[] ys, int count, int[] areas) {
        lattice.locate(xs, ys, count, areas);
    }
}
