package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * How much of each polygon lies within the radius of at least one line or polygon. The straight cores of
 * the facilities ({@link OffsetShape}) are taken off the polygon first; of what is left the disks at the
 * corners cover an area that is integrated along arcs ({@link DiskPartition}). So no arc is ever replaced
 * by segments.
 *
 * <p><b>Exact</b> up to rounding in the overlay of straight lines, which stays below 1e-6 of the polygon's
 * area. City metres, square metres. Polygons must be valid. The answer does not depend on the number of
 * threads.
 */
final class OffsetUnionArea {

    private static final int BLOCK = 64;
    private static final Geometry NOTHING = new GeometryFactory().createPolygon();

    private final OffsetShape[] shapes;
    private final STRtree index = new STRtree();

    OffsetUnionArea(List<Geometry> facilities, double[] radiusMetres) {
        shapes = new OffsetShape[facilities.size()];
        Arrays.parallelSetAll(shapes, i -> OffsetShape.of(facilities.get(i), radiusMetres[i]));
        for (int i = 0; i < shapes.length; i++) {
            index.insert(shapes[i].reach, i);
        }
        index.build();
    }

    DiskUnionArea.Shares computeShares(List<Geometry> polygons, double[] weightPerSquareMetre, Progress progress) {
        double[] covered = new double[polygons.size()];
        Object[] blocks = Blocks.run(polygons.size(), BLOCK, progress, "measuring-area", (from, to) -> {
            OwnerShares shares = new OwnerShares();
            DiskPartition partition = new DiskPartition();
            for (int polygon = from; polygon < to; polygon++) {
                shares.density = weightPerSquareMetre[polygon];
                covered[polygon] = share(polygons.get(polygon), partition, shares);
            }
            return shares;
        });
        return OwnerShares.sum(blocks, shapes.length, covered);
    }

    /** A shape that reaches a polygon, and what of the polygon its straight core takes. */
    private record Near(int shape, boolean isWhole, Geometry core) {}

    private double share(Geometry polygon, DiskPartition partition, OwnerShares shares) {
        double area = polygon.getArea();
        List<Near> near = area > 0 ? near(polygon) : List.of();
        if (near.isEmpty()) {
            return 0;
        }
        long whole = near.stream().filter(Near::isWhole).count();
        double covered = whole > 0 ? area : cover(polygon, area, near, partition);
        double[] served = new double[near.size()];
        for (int i = 0; i < served.length; i++) {
            Near one = near.get(i);
            boolean single = near.size() == 1;
            served[i] = one.isWhole() ? area : single ? covered : cover(polygon, area, List.of(one), partition);
        }
        for (int i = 0; i < served.length; i++) {
            double alone = 0;
            if (served[i] > 0 && whole <= (near.get(i).isWhole() ? 1 : 0)) {
                double others = switch (near.size()) {
                    case 1 -> 0;
                    case 2 -> served[1 - i];
                    default -> cover(polygon, area, without(near, i), partition);
                };
                alone = Math.max(0, covered - others);
            }
            if (served[i] > 0) {
                shares.add(near.get(i).shape(), served[i], alone);
            }
        }
        return covered;
    }

    /** The shapes that reach the polygon, in the order of their indexes. */
    private List<Near> near(Geometry polygon) {
        int[] candidates = index.query(polygon.getEnvelopeInternal()).stream()
                .mapToInt(found -> (Integer) found)
                .sorted()
                .toArray();
        List<Near> near = new ArrayList<>();
        for (int candidate : candidates) {
            OffsetShape shape = shapes[candidate];
            if (shape.surelyCovers(polygon)) {
                near.add(new Near(candidate, true, polygon));
            } else {
                boolean meets = shape.prepared.intersects(polygon);
                if (shape.reaches(polygon, meets)) {
                    Geometry core = meets ? PolygonParts.intersection(polygon, shape.core) : NOTHING;
                    near.add(new Near(candidate, false, core));
                }
            }
        }
        return near;
    }

    private static List<Near> without(List<Near> near, int place) {
        List<Near> rest = new ArrayList<>(near);
        rest.remove(place);
        return rest;
    }

    private double cover(Geometry polygon, double area, List<Near> which, DiskPartition partition) {
        Geometry rest = polygon;
        for (Near one : which) {
            if (one.isWhole()) {
                return area;
            }
            if (!one.core().isEmpty() && !rest.isEmpty()) {
                rest = PolygonParts.difference(rest, one.core());
            }
        }
        if (rest.isEmpty()) {
            return area;
        }
        double left = rest.getArea();
        double inDisks = Math.min(left, Math.max(0, coverByCorners(rest, which, partition)));
        return Math.min(area, Math.max(0, area - left + inDisks));
    }

    private double coverByCorners(Geometry rest, List<Near> which, DiskPartition partition) {
        PolygonSet set = PolygonSet.of(List.of(rest));
        if (!(set.areaSquareMetres(0) > 0)) {
            return 0;
        }
        DiskSet disks = cornersNear(set, which);
        if (disks.size() == 0) {
            return 0;
        }
        int[] all = new int[disks.size()];
        Arrays.setAll(all, i -> i);
        double originX = (set.bounds[0] + set.bounds[2]) / 2;
        double originY = (set.bounds[1] + set.bounds[3]) / 2;
        int mark = partition.pool().mark();
        Rings piece = partition.pool().lend();
        piece.load(set, 0, originX, originY);
        partition.load(disks, all, all.length, originX, originY);
        double covered = partition.cover(piece);
        partition.pool().giveBack(mark);
        return covered;
    }

    private DiskSet cornersNear(PolygonSet set, List<Near> which) {
        double[] x = new double[64];
        double[] y = new double[64];
        double[] r = new double[64];
        int size = 0;
        for (Near one : which) {
            OffsetShape shape = shapes[one.shape()];
            for (int i = 0; i < shape.cornerX.length; i++) {
                double dx = Math.max(0, Math.max(set.bounds[0] - shape.cornerX[i], shape.cornerX[i] - set.bounds[2]));
                double dy = Math.max(0, Math.max(set.bounds[1] - shape.cornerY[i], shape.cornerY[i] - set.bounds[3]));
                if (dx * dx + dy * dy < shape.radius * shape.radius) {
                    if (size == x.length) {
                        x = Arrays.copyOf(x, 2 * size);
                        y = Arrays.copyOf(y, 2 * size);
                        r = Arrays.copyOf(r, 2 * size);
                    }
                    x[size] = shape.cornerX[i];
                    y[size] = shape.cornerY[i];
                    r[size++] = shape.radius;
                }
            }
        }
        return DiskSet.of(Arrays.copyOf(x, size), Arrays.copyOf(y, size), Arrays.copyOf(r, size));
    }
}
