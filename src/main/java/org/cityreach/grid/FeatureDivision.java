package org.cityreach.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Polygons of a collection at one version, in the order of their ids. */
final class FeatureDivision implements Division {

    private static final double SQUARE_METRES = 1e6;

    private final DivisionChoice choice;
    private final LayerSnapshot snapshot;
    private final Crs metricCrs;
    private final int[] rows;
    private final List<Geometry> polygons = new ArrayList<>();
    private final int leftOut;
    private final AreaLocator locator;

    FeatureDivision(DivisionChoice choice, LayerSnapshot snapshot, int[] selected, Crs metricCrs) {
        this.choice = choice;
        this.snapshot = snapshot;
        this.metricCrs = metricCrs;
        MetricFrame frame = MetricFrame.of(metricCrs.code(), List.of(snapshot), snapshot, selected);
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        List<Integer> held = new ArrayList<>();
        for (int row : selected) {
            if (frame.holds(places.longitude(row))) {
                held.add(row);
            }
        }
        held.sort(Comparator.comparing(snapshot::id));
        rows = held.stream().mapToInt(Integer::intValue).toArray();
        leftOut = selected.length - rows.length;
        LayerSnapshot.Projected projected = snapshot.in(metricCrs);
        for (int row : rows) {
            Geometry polygon = projected.geometry(row);
            if (polygon == null) {
                throw new IllegalStateException(snapshot.id(row) + " has a place but no geometry");
            }
            polygons.add(polygon);
        }
        locator = AreaLocator.of(polygons);
    }

    @Override
    public DivisionChoice choice() {
        return choice;
    }

    @Override
    public LocalizedText title() {
        return snapshot.layer().title();
    }

    @Override
    public Crs metricCrs() {
        return metricCrs;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public String id(int area) {
        return snapshot.id(rows[area]);
    }

    @Override
    public @Nullable String name(int area) {
        return Sources.name(snapshot, rows[area]);
    }

    @Override
    public Geometry polygon(int area) {
        return polygons.get(area);
    }

    @Override
    public double areaSquareKilometres(int area) {
        return polygons.get(area).getArea() / SQUARE_METRES;
    }

    @Override
    public @Nullable Object property(int area, String property) {
        return snapshot.layer().findProperty(property).isPresent() ? snapshot.value(rows[area], property) : null;
    }

    @Override
    public double number(int area, String property) {
        return property(area, property) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public Layer layer() {
        return snapshot.layer();
    }

    @Override
    public long version() {
        return snapshot.version();
    }

    @Override
    public String identity() {
        return metricCrs.code() + " " + snapshot.version() + " " + choice;
    }

    @Override
    public int leftOut() {
        return leftOut;
    }

    @Override
    public int locate(double x, double y) {
        return locator.locate(x, y);
    }

    @Override
    public void locate(double[] xs, double[] ys, int count, int[] areas) {
        locator.locate(xs, ys, count, areas);
    }
}
