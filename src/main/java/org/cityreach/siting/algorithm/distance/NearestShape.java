package org.cityreach.siting.algorithm.distance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Which of many shapes is nearest to a place: points themselves, lines, and the boundaries of polygons
 * from inside as from outside. Metres, one metric system. Exact; of shapes equally far the one that comes
 * first. A packed tree of segments, sorted into tiles (Leutenegger, Lopez and Edgington 1997), 16 to a
 * node. Immutable; safe for use by many threads.
 */
public final class NearestShape {

    private static final int NODE = 16;

    /** Both ends of each segment, x and y; a point is a segment of no extent. */
    private final double[] ends;

    private final int[] shape;
    /** Per level the boxes west, south, east, north of its nodes; level 0 holds the segments themselves. */
    private final double[][] boxes;

    /** What was found: the shape's place in the list and the metres to it. */
    public record Found(int shape, double metres) {}

    private NearestShape(double[] ends, int[] shape, double[][] boxes) {
        this.ends = ends;
        this.shape = shape;
        this.boxes = boxes;
    }

    /** An index; shapes that are null or empty are never found. */
    public static NearestShape of(List<? extends @Nullable Geometry> shapes) {
        Segments segments = new Segments();
        for (int i = 0; i < shapes.size(); i++) {
            Geometry one = shapes.get(i);
            if (one != null) {
                segments.add(one, i);
            }
        }
        return segments.index();
    }

    /** The nearest shape that is nearer than the limit; null where there is none. */
    public @Nullable Found findNearer(double x, double y, double limitMetres) {
        if (shape.length == 0) {
            return null;
        }
        Search search = new Search(x, y, limitMetres * limitMetres);
        search.visit(boxes.length - 1, 0);
        return search.best < 0 ? null : new Found(search.best, Math.sqrt(search.square));
    }

    private final class Search {

        private final double x;
        private final double y;
        private double square;
        private int best = -1;

        Search(double x, double y, double square) {
            this.x = x;
            this.y = y;
            this.square = square;
        }

        void visit(int level, int node) {
            double[] box = boxes[level];
            int from = node * NODE;
            int to = Math.min(box.length / 4, from + NODE);
            for (int child = from; child < to; child++) {
                double away = squareToBox(box, 4 * child);
                if (away > square) {
                    continue;
                }
                if (level > 0) {
                    visit(level - 1, child);
                } else {
                    look(child);
                }
            }
        }

        private void look(int segment) {
            double metres = squareToSegment(4 * segment);
            if (metres < square || metres == square && best >= 0 && shape[segment] < best) {
                square = metres;
                best = shape[segment];
            }
        }

        private double squareToBox(double[] box, int at) {
            double dx = Math.max(0, Math.max(box[at] - x, x - box[at + 2]));
            double dy = Math.max(0, Math.max(box[at + 1] - y, y - box[at + 3]));
            return dx * dx + dy * dy;
        }

        private double squareToSegment(int at) {
            double ax = ends[at] - x;
            double ay = ends[at + 1] - y;
            double dx = ends[at + 2] - ends[at];
            double dy = ends[at + 3] - ends[at + 1];
            double length2 = dx * dx + dy * dy;
            double along = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
            double px = ax + along * dx;
            double py = ay + along * dy;
            return px * px + py * py;
        }
    }

    private static final class Segments {

        private double[] ends = new double[256];
        private int[] shape = new int[64];
        private int count;

        void add(Geometry geometry, int number) {
            if (geometry instanceof Point point && !point.isEmpty()) {
                Coordinate at = point.getCoordinate();
                add(at.x, at.y, at.x, at.y, number);
            } else if (geometry instanceof LineString line) {
                CoordinateSequence path = line.getCoordinateSequence();
                for (int i = 1; i < path.size(); i++) {
                    add(path.getX(i - 1), path.getY(i - 1), path.getX(i), path.getY(i), number);
                }
            } else if (geometry instanceof Polygon polygon && !polygon.isEmpty()) {
                add(polygon.getExteriorRing(), number);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    add(polygon.getInteriorRingN(i), number);
                }
            } else if (geometry instanceof GeometryCollection) {
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    add(geometry.getGeometryN(i), number);
                }
            }
        }

        private void add(double x1, double y1, double x2, double y2, int number) {
            if (count == shape.length) {
                shape = Arrays.copyOf(shape, 2 * count);
                ends = Arrays.copyOf(ends, 8 * count);
            }
            ends[4 * count] = x1;
            ends[4 * count + 1] = y1;
            ends[4 * count + 2] = x2;
            ends[4 * count + 3] = y2;
            shape[count++] = number;
        }

        NearestShape index() {
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Double.compare(middle(a, 0), middle(b, 0)));
            int leaves = (count + NODE - 1) / NODE;
            int slice = NODE * (int) Math.ceil(Math.sqrt(Math.max(1, leaves)));
            for (int from = 0; from < count; from += slice) {
                Arrays.sort(
                        order,
                        from,
                        Math.min(count, from + slice),
                        (a, b) -> Double.compare(middle(a, 1), middle(b, 1)));
            }
            double[] sorted = new double[4 * count];
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++) {
                System.arraycopy(ends, 4 * order[i], sorted, 4 * i, 4);
                numbers[i] = shape[order[i]];
            }
            return new NearestShape(sorted, numbers, levels(sorted));
        }

        private double middle(int segment, int axis) {
            return ends[4 * segment + axis] + ends[4 * segment + 2 + axis];
        }

        private static double[][] levels(double[] ends) {
            double[] boxes = new double[ends.length];
            for (int i = 0; i < ends.length; i += 4) {
                boxes[i] = Math.min(ends[i], ends[i + 2]);
                boxes[i + 1] = Math.min(ends[i + 1], ends[i + 3]);
                boxes[i + 2] = Math.max(ends[i], ends[i + 2]);
                boxes[i + 3] = Math.max(ends[i + 1], ends[i + 3]);
            }
            List<double[]> levels = new ArrayList<>();
            levels.add(boxes);
            while (boxes.length / 4 > NODE) {
                boxes = above(boxes);
                levels.add(boxes);
            }
            return levels.toArray(new double[0][]);
        }

        private static double[] above(double[] below) {
            int nodes = (below.length / 4 + NODE - 1) / NODE;
            double[] boxes = new double[4 * nodes];
            for (int node = 0; node < nodes; node++) {
                boxes[4 * node] = Double.POSITIVE_INFINITY;
                boxes[4 * node + 1] = Double.POSITIVE_INFINITY;
                boxes[4 * node + 2] = Double.NEGATIVE_INFINITY;
                boxes[4 * node + 3] = Double.NEGATIVE_INFINITY;
                for (int k = 4 * node * NODE; k < Math.min(below.length, 4 * (node + 1) * NODE); k += 4) {
                    boxes[4 * node] = Math.min(boxes[4 * node], below[k]);
                    boxes[4 * node + 1] = Math.min(boxes[4 * node + 1], below[k + 1]);
                    boxes[4 * node + 2] = Math.max(boxes[4 * node + 2], below[k + 2]);
                    boxes[4 * node + 3] = Math.max(boxes[4 * node + 3], below[k + 3]);
                }
            }
            return boxes;
        }
    }
}
