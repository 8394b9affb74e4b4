package org.cityreach.cases.column;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Takes places of a layer to metres; what lies too far from the city's zone to be measured has none. Immutable. */
final class Places {

    private static final int BLOCK = 4096;

    private final MetricFrame frame;
    private final CrsTransform toDegrees;
    private final CrsTransform toMetres;

    private Places(MetricFrame frame, Crs own) {
        this.frame = frame;
        this.toDegrees = CrsTransform.between(own, Crs.WGS84);
        this.toMetres = CrsTransform.between(own, frame.crs());
    }

    /**
     * For the places of a layer.
     *
     * @param xs in the layer's system, NaN where there is none; the first {@code size} count
     */
    static Places of(@Nullable String metricCrs, Crs own, double[] xs, double[] ys, int size) {
        CrsTransform toDegrees = CrsTransform.between(own, Crs.WGS84);
        if (own.isMetric() || toDegrees.isIdentity()) {
            return new Places(MetricFrame.ofPoints(metricCrs, own, xs, ys, size), own);
        }
        double[] longitudes = Arrays.copyOf(xs, size);
        double[] latitudes = Arrays.copyOf(ys, size);
        apply(toDegrees, longitudes, latitudes, size);
        return new Places(MetricFrame.ofPoints(metricCrs, own, longitudes, latitudes, size), own);
    }

    Crs metricCrs() {
        return frame.crs();
    }

    /** Takes places from the layer's system to metres. */
    void toMetres(double[] xs, double[] ys, int size) {
        IntStream.range(0, (size + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int from = block * BLOCK;
            int count = Math.min(BLOCK, size - from);
            double[] degrees = interleaved(xs, ys, from, count);
            double[] metres = degrees.clone();
            toDegrees.apply(degrees);
            toMetres.apply(metres);
            for (int i = 0; i < count; i++) {
                boolean isHeld = frame.holds(degrees[2 * i]);
                xs[from + i] = isHeld ? metres[2 * i] : Double.NaN;
                ys[from + i] = isHeld ? metres[2 * i + 1] : Double.NaN;
            }
        });
    }

    /** A geometry's first point in metres; NaN where it has none or lies too far away. */
    Coordinate toMetres(@Nullable Geometry geometry) {
        Coordinate place = firstOf(geometry);
        double[] xs = {place.x};
        double[] ys = {place.y};
        toMetres(xs, ys, 1);
        return new Coordinate(xs[0], ys[0]);
    }

    /** The first point in the layer's own system; NaN where there is none. */
    static Coordinate firstOf(@Nullable Geometry geometry) {
        return geometry == null || geometry.isEmpty()
                ? new Coordinate(Double.NaN, Double.NaN)
                : geometry.getCoordinate();
    }

    private static void apply(CrsTransform transform, double[] xs, double[] ys, int size) {
        for (int from = 0; from < size; from += BLOCK) {
            int count = Math.min(BLOCK, size - from);
            double[] xy = interleaved(xs, ys, from, count);
            transform.apply(xy);
            for (int i = 0; i < count; i++) {
                xs[from + i] = xy[2 * i];
                ys[from + i] = xy[2 * i + 1];
            }
        }
    }

    private static double[] interleaved(double[] xs, double[] ys, int from, int count) {
        double[] xy = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xy[2 * i] = xs[from + i];
            xy[2 * i + 1] = ys[from + i];
        }
        return xy;
    }
}
