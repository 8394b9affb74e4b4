package org.cityreach.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.PropertySchema;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.algorithm.distance.Places;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Reads demand as places in city metres: points as they are, polygons by a point inside them. */
final class DemandReader {

    private static final double MOST_WEIGHT = 1e15;

    private final Sources sources;
    private final MetricFrame frame;
    private final List<Note> notes;

    DemandReader(Sources sources, MetricFrame frame, List<Note> notes) {
        this.sources = sources;
        this.frame = frame;
        this.notes = notes;
    }

    /** The snapshot of the demand, once it is sure that it can be one. */
    static LayerSnapshot require(Sources sources, Layers layers) {
        LayerSnapshot snapshot = sources.get(layers.demand(), "demand");
        if (snapshot.layer().geometryType().dimension() == 1) {
            throw Fault.invalid(
                    "demand-not-points-or-polygons",
                    "demand.collection",
                    layers.demand().collection(),
                    "a collection of points or polygons");
        }
        if (layers.weight() != null) {
            sources.getNumeric(layers.demand().collection(), layers.weight(), "demand.weight");
        }
        return snapshot;
    }

    /** The unit of a weight: that of the property, else its name. */
    static String unit(LayerSnapshot snapshot, @Nullable String weight) {
        if (weight == null) {
            return "demand";
        }
        PropertySchema schema = snapshot.layer().getProperty(weight);
        return schema.unit() == null ? weight : schema.unit();
    }

    Ground.DemandPlaces read(Layers layers) {
        LayerSnapshot snapshot = sources.get(layers.demand(), "demand");
        int[] rows = sources.rows(layers.demand(), "demand");
        GeometryType type = snapshot.layer().geometryType();
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        boolean plain = type == GeometryType.POINT;
        List<String> ids = new ArrayList<>(rows.length);
        int[] kept = new int[rows.length];
        double[] x = new double[rows.length];
        double[] y = new double[rows.length];
        int size = 0;
        for (int row : rows) {
            double px = plain ? projected.eastings()[row] : Double.NaN;
            double py = plain ? projected.northings()[row] : Double.NaN;
            Geometry shape = plain ? null : projected.geometry(row);
            if (shape != null && !shape.isEmpty()) {
                Point place = shape.getDimension() == 2 ? shape.getInteriorPoint() : shape.getCentroid();
                px = place.getX();
                py = place.getY();
            }
            if (!Double.isNaN(px) && !Double.isNaN(py) && frame.holds(places.longitude(row))) {
                kept[size] = row;
                x[size] = px;
                y[size++] = py;
                ids.add(snapshot.id(row));
            }
        }
        note(type, rows.length - size);
        double[] weight = weights(snapshot, Arrays.copyOf(kept, size), layers.weight());
        return asking(ids, x, y, weight);
    }

    /** Where nobody lives nobody asks for a site: demand of weight 0 need not be reached by a plan that serves all. */
    private Ground.DemandPlaces asking(List<String> ids, double[] x, double[] y, double[] weight) {
        List<String> askingIds = new ArrayList<>(weight.length);
        int size = 0;
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0) {
                askingIds.add(ids.get(i));
                x[size] = x[i];
                y[size] = y[i];
                weight[size++] = weight[i];
            }
        }
        int without = weight.length - size;
        if (without > 0) {
            notes.add(Note.of(
                    "demand-of-no-weight",
                    without + " 个需求要素权重为 0,不需要设施,未计入",
                    without + " features of the demand have weight 0, ask for nothing and were left out"));
        }
        return new Ground.DemandPlaces(
                askingIds, new Places(Arrays.copyOf(x, size), Arrays.copyOf(y, size)), Arrays.copyOf(weight, size));
    }

    private void note(GeometryType type, int leftOut) {
        if (type.dimension() == 2) {
            notes.add(Note.of(
                    "demand-polygons-as-points",
                    "需求面以其内部一点计距离,整块计入或不计入",
                    "Polygons of the demand are measured from a point inside them and count wholly or not at all"));
        }
        if (leftOut > 0) {
            notes.add(
                    Note.of(
                            "demand-without-place",
                            leftOut + " 个需求要素没有几何或离坐标带太远,未计入",
                            leftOut
                                    + " features of the demand have no geometry or lie too far from the zone and were left out"));
        }
    }

    private double[] weights(LayerSnapshot snapshot, int[] rows, @Nullable String property) {
        double[] weights = new double[rows.length];
        int missing = 0;
        int wrong = 0;
        for (int i = 0; i < rows.length; i++) {
            double weight = property == null ? 1 : snapshot.number(rows[i], property);
            boolean right = weight >= 0 && weight < MOST_WEIGHT;
            weights[i] = right ? weight : 0;
            missing += Double.isNaN(weight) ? 1 : 0;
            wrong += right || Double.isNaN(weight) ? 0 : 1;
        }
        if (missing > 0) {
            notes.add(Note.of(
                    "weight-missing",
                    missing + " 个需求要素缺少 " + property + ",按 0 计",
                    missing + " features of the demand lack " + property + "; they count 0"));
        }
        if (wrong > 0) {
            notes.add(Note.of(
                    "weight-negative",
                    wrong + " 个需求要素的 " + property + " 为负或过大,按 0 计",
                    wrong + " features of the demand have a negative or endless " + property + "; they count 0"));
        }
        return weights;
    }
}
