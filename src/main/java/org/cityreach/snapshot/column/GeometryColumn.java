package org.cityreach.snapshot.column;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.GeometryType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** Geometries by row: points as two numbers each, everything else as objects. */
final class GeometryColumn {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int BLOCK = 4096;

    private final boolean isPoints;
    private double[] xs = {};
    private double[] ys = {};
    private @Nullable Geometry[] geometries = {};
    private int size;

    GeometryColumn(GeometryType type) {
        this.isPoints = type == GeometryType.POINT;
    }

    void add(@Nullable Geometry geometry) {
        if (size == (isPoints ? xs.length : geometries.length)) {
            resize(Math.max(16, size + (size >> 1)));
        }
        if (isPoints) {
            @Nullable Point point = geometry instanceof Point there && !there.isEmpty() ? there : null;
            xs[size] = point == null ? Double.NaN : point.getX();
            ys[size] = point == null ? Double.NaN : point.getY();
        } else {
            geometries[size] = geometry;
        }
        size++;
    }

    void trim() {
        resize(size);
    }

    private void resize(int length) {
        if (isPoints) {
            xs = Arrays.copyOf(xs, length);
            ys = Arrays.copyOf(ys, length);
        } else {
            geometries = Arrays.copyOf(geometries, length);
        }
    }

    boolean isPoints() {
        return isPoints;
    }

    double[] xs() {
        return xs;
    }

    double[] ys() {
        return ys;
    }

    @Nullable
    Geometry get(int row) {
        if (!isPoints) {
            return geometries[row];
        }
        return Double.isNaN(xs[row]) ? null : FACTORY.createPoint(new CoordinateXY(xs[row], ys[row]));
    }

    /** All of it in another system. Points that the other cannot express become missing. */
    GeometryColumn transformed(Crs from, Crs to) {
        CrsTransform transform = CrsTransform.between(from, to);
        if (transform.isIdentity()) {
            return this;
        }
        GeometryColumn out = new GeometryColumn(isPoints ? GeometryType.POINT : GeometryType.POLYGON);
        out.size = size;
        out.resize(size);
        if (isPoints) {
            transformPoints(transform, out);
        } else {
            IntStream.range(0, size).parallel().forEach(row -> {
                @Nullable Geometry geometry = geometries[row];
                out.geometries[row] = geometry == null ? null : transformed(geometry, transform);
            });
        }
        return out;
    }

    /** Null where the system cannot express it, as a point is NaN then: one feature astray must not stop the others. */
    private static @Nullable Geometry transformed(Geometry geometry, CrsTransform transform) {
        try {
            return transform.apply(geometry);
        } catch (Fault outside) {
            return null;
        }
    }

    private void transformPoints(CrsTransform transform, GeometryColumn out) {
        int blocks = (size + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int from = block * BLOCK;
            int count = Math.min(BLOCK, size - from);
            double[] xy = new double[2 * count];
            for (int i = 0; i < count; i++) {
                xy[2 * i] = xs[from + i];
                xy[2 * i + 1] = ys[from + i];
            }
            transform.apply(xy);
            for (int i = 0; i < count; i++) {
                out.xs[from + i] = xy[2 * i];
                out.ys[from + i] = xy[2 * i + 1];
            }
        });
    }

    Envelope bounds() {
        Envelope bounds = new Envelope();
        for (int row = 0; row < size; row++) {
            if (isPoints) {
                if (!Double.isNaN(xs[row])) {
                    bounds.expandToInclude(xs[row], ys[row]);
                }
            } else {
                @Nullable Geometry geometry = geometries[row];
                if (geometry != null) {
                    bounds.expandToInclude(geometry.getEnvelopeInternal());
                }
            }
        }
        return bounds;
    }
}
