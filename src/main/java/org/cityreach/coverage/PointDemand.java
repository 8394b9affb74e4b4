package org.cityreach.coverage;

import java.util.Arrays;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.layer.GeometryType;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The points of a question, in city metres. A feature of several points counts once, at their centroid.
 *
 * @param rows of the snapshot
 * @param weights null where each counts one
 * @param groups the group of each
 */
record PointDemand(int[] rows, double[] eastings, double[] northings, double @Nullable [] weights, int[] groups) {

    static PointDemand read(
            Sources sources, CoverageRequest request, MetricFrame frame, Ground ground, Groups groups, Notes notes) {
        LayerSnapshot snapshot = sources.get(request.demand().collection());
        int[] candidates = sources.rows(request.demand());
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        boolean plain = snapshot.layer().geometryType() == GeometryType.POINT;
        double[] allX = plain ? projected.eastings() : new double[0];
        double[] allY = plain ? projected.northings() : new double[0];
        int[] rows = new int[candidates.length];
        double[] x = new double[candidates.length];
        double[] y = new double[candidates.length];
        int size = 0;
        int without = 0;
        int far = 0;
        for (int row : candidates) {
            double px = plain ? allX[row] : Double.NaN;
            double py = plain ? allY[row] : Double.NaN;
            Geometry shape = plain ? null : projected.geometry(row);
            if (shape != null && !shape.isEmpty()) {
                Point centre = shape.getCentroid();
                px = centre.getX();
                py = centre.getY();
            }
            if (Double.isNaN(px) || Double.isNaN(py)) {
                without++;
            } else if (!frame.holds(places.longitude(row))) {
                far++;
            } else if (ground.holds(px, py)) {
                rows[size] = row;
                x[size] = px;
                y[size++] = py;
            }
        }
        notes.addLeftOut(without, far, frame);
        int[] kept = Arrays.copyOf(rows, size);
        int[] group = new int[size];
        for (int i = 0; i < size; i++) {
            group[i] = groups.size() == 0 ? 0 : groups.find(x[i], y[i]);
        }
        double[] weights = request.weight() == null ? null : notes.weights(snapshot, kept, request.weight());
        return new PointDemand(kept, Arrays.copyOf(x, size), Arrays.copyOf(y, size), weights, group);
    }

    double weight(int point) {
        return weights == null ? 1 : weights[point];
    }
}
