package org.cityreach.hotspot;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Division;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The things that are compared, in metres: polygons of a division, or features of any geometry.
 *
 * @param x easting of the centroid, by thing
 * @param leftOut how many have no geometry or lie beyond the zone
 */
record Areas(
        LocalizedText title,
        Crs crs,
        List<String> ids,
        List<@Nullable String> names,
        List<Geometry> shapes,
        double[] x,
        double[] y,
        int leftOut) {

    static Areas of(Division division) {
        List<Geometry> shapes = new ArrayList<>(division.size());
        List<@Nullable String> names = new ArrayList<>(division.size());
        for (int area = 0; area < division.size(); area++) {
            shapes.add(division.polygon(area));
            names.add(division.name(area));
        }
        List<String> ids = new AbstractList<>() {
            @Override
            public String get(int area) {
                return division.id(area);
            }

            @Override
            public int size() {
                return division.size();
            }
        };
        return of(division.title(), division.metricCrs(), ids, names, shapes, division.leftOut());
    }

    /** Of rows that {@link #measurable} gave. */
    static Areas of(LayerSnapshot snapshot, int[] rows, Crs crs, int leftOut) {
        LayerSnapshot.Projected projected = snapshot.in(crs);
        List<Geometry> shapes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<@Nullable String> names = new ArrayList<>();
        for (int row : rows) {
            Geometry shape = projected.geometry(row);
            if (shape == null) {
                throw new IllegalStateException(snapshot.id(row) + " has a place but no geometry");
            }
            shapes.add(shape);
            ids.add(snapshot.id(row));
            names.add(Sources.name(snapshot, row));
        }
        return of(snapshot.layer().title(), crs, ids, names, shapes, leftOut);
    }

    /** The rows that have a place in the frame. */
    static int[] measurable(LayerSnapshot snapshot, int[] rows, MetricFrame frame) {
        MetricFrame.Places places = new MetricFrame.Places(snapshot);
        int[] held = new int[rows.length];
        int count = 0;
        for (int row : rows) {
            Geometry geometry = snapshot.geometry(row);
            if (geometry != null && !geometry.isEmpty() && frame.holds(places.longitude(row))) {
                held[count++] = row;
            }
        }
        return Arrays.copyOf(held, count);
    }

    private static Areas of(
            LocalizedText title,
            Crs crs,
            List<String> ids,
            List<@Nullable String> names,
            List<Geometry> shapes,
            int leftOut) {
        double[] x = new double[shapes.size()];
        double[] y = new double[shapes.size()];
        for (int i = 0; i < x.length; i++) {
            Point centre = shapes.get(i).getCentroid();
            x[i] = centre.getX();
            y[i] = centre.getY();
        }
        return new Areas(title, crs, ids, names, shapes, x, y, leftOut);
    }

    int size() {
        return x.length;
    }

    boolean arePolygons() {
        return shapes.stream().allMatch(shape -> shape.getDimension() == 2);
    }

    Geometry inDegrees(int area) {
        return CrsTransform.between(crs, Crs.CRS84).apply(shapes.get(area));
    }
}
