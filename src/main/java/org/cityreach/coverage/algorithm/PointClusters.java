package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.hull.ConcaveHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Clusters of points: two points are in one cluster where a chain of points joins them, each step no
 * longer than the link, unless the cluster would be wider than a limit ({@link ContiguousGroups}). Points
 * are first put into squares so small that all points of one are linked, so that a dense crowd costs no
 * more than its squares. Metres. Exact and deterministic.
 */
public final class PointClusters {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_HULL_POINTS = 5000;

    private PointClusters() {}

    /** The clusters, each as ascending indexes of points, in the order of their squares. */
    public static List<int[]> compute(double[] x, double[] y, double linkMetres, double spanMetres) {
        double side = Math.max(linkMetres, 1e-3) / Math.sqrt(2);
        Map<Long, Integer> squareOf = new HashMap<>();
        List<List<Integer>> members = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            long key = key((long) Math.floor(x[i] / side), (long) Math.floor(y[i] / side));
            Integer square = squareOf.putIfAbsent(key, members.size());
            if (square == null) {
                square = members.size();
                members.add(new ArrayList<>());
            }
            members.get(square).add(i);
        }
        List<int[]> pairs = new ArrayList<>();
        for (int square = 0; square < members.size(); square++) {
            int first = members.get(square).get(0);
            long column = (long) Math.floor(x[first] / side);
            long row = (long) Math.floor(y[first] / side);
            for (int dr = -2; dr <= 2; dr++) {
                for (int dc = -2; dc <= 2; dc++) {
                    Integer other = squareOf.get(key(column + dc, row + dr));
                    if (other != null && other > square && isLinked(members, square, other, x, y, linkMetres)) {
                        pairs.add(new int[] {square, other});
                    }
                }
            }
        }
        List<int[]> clusters = new ArrayList<>();
        for (int[] group : ContiguousGroups.compute(boxes(members, x, y), pairs, spanMetres)) {
            int[] points = Arrays.stream(group)
                    .flatMap(square -> members.get(square).stream().mapToInt(i -> i))
                    .sorted()
                    .toArray();
            clusters.add(points);
        }
        return clusters;
    }

    private static long key(long column, long row) {
        return column * 4_294_967_291L + row;
    }

    private static boolean isLinked(
            List<List<Integer>> members, int a, int b, double[] x, double[] y, double linkMetres) {
        for (int i : members.get(a)) {
            for (int j : members.get(b)) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                if (dx * dx + dy * dy <= linkMetres * linkMetres) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double[] boxes(List<List<Integer>> members, double[] x, double[] y) {
        double[] boxes = new double[4 * members.size()];
        for (int square = 0; square < members.size(); square++) {
            double w = Double.POSITIVE_INFINITY;
            double s = Double.POSITIVE_INFINITY;
            double e = Double.NEGATIVE_INFINITY;
            double n = Double.NEGATIVE_INFINITY;
            for (int i : members.get(square)) {
                w = Math.min(w, x[i]);
                e = Math.max(e, x[i]);
                s = Math.min(s, y[i]);
                n = Math.max(n, y[i]);
            }
            boxes[4 * square] = w;
            boxes[4 * square + 1] = s;
            boxes[4 * square + 2] = e;
            boxes[4 * square + 3] = n;
        }
        return boxes;
    }

    /**
     * The outline of a cluster for drawing: the hull of its points with bays deeper than the link, grown by
     * a margin so that it is a polygon even of one point. Of more than 5000 points the convex hull.
     */
    public static Geometry outline(double[] x, double[] y, int[] points, double linkMetres, double marginMetres) {
        Coordinate[] places = new Coordinate[points.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Coordinate(x[points[i]], y[points[i]]);
        }
        Geometry all = FACTORY.createMultiPointFromCoords(places);
        Geometry hull = all.convexHull();
        if (hull.getDimension() == 2 && points.length <= MOST_HULL_POINTS) {
            hull = ConcaveHull.concaveHullByLength(all, linkMetres);
        }
        return hull.buffer(marginMetres, 4);
    }
}
