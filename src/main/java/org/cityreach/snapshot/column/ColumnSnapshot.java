package org.cityreach.snapshot.column;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.store.FeatureReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** A snapshot in columns. */
public final class ColumnSnapshot implements LayerSnapshot {

    private final Layer layer;
    private final PackedText ids = new PackedText();
    private final GeometryColumn geometries;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<Crs, Projected> projections = new ConcurrentHashMap<>();
    private long version;
    private Envelope bounds = new Envelope();

    private ColumnSnapshot(Layer layer) {
        this.layer = layer;
        this.geometries = new GeometryColumn(layer.geometryType());
        layer.properties().forEach(property -> columns.put(property.name(), Column.of(property)));
    }

    /** Reads all of a layer. */
    public static ColumnSnapshot load(FeatureReader store, String layerId) {
        ColumnSnapshot snapshot = new ColumnSnapshot(store.getLayer(layerId));
        snapshot.version = store.read(FeatureQuery.all(layerId), snapshot::add);
        snapshot.ids.trimmed();
        snapshot.geometries.trim();
        snapshot.columns.values().forEach(Column::trim);
        snapshot.bounds = LongitudeLatitude.boundsOf(snapshot.geometries, snapshot.layer.crs());
        return snapshot;
    }

    private boolean add(Feature feature) {
        ids.add(feature.id());
        geometries.add(feature.geometry());
        for (PropertySchema property : layer.properties()) {
            column(property.name()).add(feature.property(property.name()));
        }
        return true;
    }

    @Override
    public Layer layer() {
        return layer;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public String id(int row) {
        return ids.get(row);
    }

    @Override
    public @Nullable Geometry geometry(int row) {
        return geometries.get(row);
    }

    @Override
    public Envelope longitudeLatitudeBounds() {
        return new Envelope(bounds);
    }

    @Override
    public @Nullable Object value(int row, String property) {
        return column(property).value(row);
    }

    @Override
    public double number(int row, String property) {
        return column(property).number(row);
    }

    @Override
    public int[] rows(Filter filter) {
        if (filter.equals(Filter.all())) {
            return allRows();
        }
        IntPredicate test = new FilterRows(columns, ids, geometries).of(filter);
        int[] rows = new int[size()];
        int found = 0;
        for (int row = 0; row < rows.length; row++) {
            if (test.test(row)) {
                rows[found++] = row;
            }
        }
        return Arrays.copyOf(rows, found);
    }

    @Override
    public Projected in(Crs metricCrs) {
        return projections.computeIfAbsent(
                metricCrs, crs -> new ProjectedColumn(crs, geometries.transformed(layer.crs(), crs)));
    }

    private Column column(String property) {
        Column column = columns.get(property);
        if (column == null) {
            throw new IllegalArgumentException("layer " + layer.id() + " has no property " + property);
        }
        return column;
    }

    private record ProjectedColumn(Crs crs, GeometryColumn geometries) implements Projected {
        @Override
        public double[] eastings() {
            return points().xs();
        }

        @Override
        public double[] northings() {
            return points().ys();
        }

        private GeometryColumn points() {
            if (!geometries.isPoints()) {
                throw new IllegalStateException("only a point layer has eastings and northings");
            }
            return geometries;
        }

        @Override
        public @Nullable Geometry geometry(int row) {
            return geometries.get(row);
        }
    }
}
