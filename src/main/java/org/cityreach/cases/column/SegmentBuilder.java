package org.cityreach.cases.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.layer.Feature;

/** Collects cases in any order and makes a segment of them. For one thread. */
final class SegmentBuilder {

    private final CaseSchema schema;
    private final IdColumn.Builder ids = new IdColumn.Builder();
    private final List<Column.Builder> columns;
    private double[] xs;
    private double[] ys;
    private int size;

    SegmentBuilder(CaseSchema schema, int capacity) {
        this.schema = schema;
        columns = new ArrayList<>(schema.builders(capacity));
        xs = new double[capacity];
        ys = new double[capacity];
    }

    /** Adds a case; NaN where it has no place. */
    void add(Feature feature, double x, double y) {
        ids.add(feature.id());
        place(x, y);
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).add(schema.value(feature, column));
        }
    }

    /** Adds a case of another segment of the same schema. */
    void add(Segment source, int row) {
        ids.addFrom(source.ids(), row);
        place(source.positions().easting(row), source.positions().northing(row));
        for (int column = 0; column < columns.size(); column++) {
            columns.get(column).addFrom(source.column(column), row);
        }
    }

    private void place(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, Growth.beyond(size));
            ys = Arrays.copyOf(ys, xs.length);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    int size() {
        return size;
    }

    /** By row as they came; may be changed until {@link #finish}. */
    double[] xs() {
        return xs;
    }

    double[] ys() {
        return ys;
    }

    /** The segment, in metres where {@link #xs} and {@link #ys} are; the builder is spent. */
    Segment finish() {
        Positions positions = Positions.of(xs, ys, size);
        // what is not needed any more is let go at once: a large layer would not fit into memory twice
        xs = new double[0];
        ys = new double[0];
        int[] order = positions.spaceOrder();
        positions = positions.inOrder(order);
        List<Column> ordered = new ArrayList<>(columns.size());
        while (!columns.isEmpty()) {
            ordered.add(columns.remove(0).inOrder(order));
        }
        return new Segment(schema, ids.inOrder(order), positions, ordered);
    }
}
