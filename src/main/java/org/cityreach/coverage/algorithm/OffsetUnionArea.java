package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

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

    private double share(Geometry polygon, DiskPartition partition, OwnerShares shares) {
        double area = polygon.getArea();
        List<Integer> near = near(polygon);
        if (near.isEmpty() || !(area > 0)) {
            return 0;
        }
        List<Integer> whole = new ArrayList<>();
        for (int shape : near) {
            if (shapes[shape].prepared.contains(polygon)) {
                whole.add(shape);
            }
        }
        double covered = whole.isEmpty() ? cover(polygon, area, near, partition) : area;
        for (int shape : near) {
            boolean full = whole.contains(shape);
            double served = full ? area : near.size() == 1 ? covered : cover(polygon, area, List.of(shape), partition);
            double alone = 0;
            if (served > 0 && whole.size() <= (full ? 1 : 0)) {
                alone = covered - cover(polygon, area, without(near, shape), partition);
            }
            if (served > 0) {
                shares.add(shape, served, Math.max(0, alone));
            }
        }
        return covered;
    }

    private List<Integer> near(Geometry polygon) {
        List<Integer> near = new ArrayList<>();
        for (Object found : index.query(polygon.getEnvelopeInternal())) {
            near.add((Integer) found);
        }
        near.sort(null);
        return near;
    }

    private static List<Integer> without(List<Integer> near, int shape) {
        List<Integer> rest = new ArrayList<>(near);
        rest.remove(Integer.valueOf(shape));
        return rest;
    }

    private double cover(Geometry polygon, double area, List<Integer> which, DiskPartition partition) {
        Geometry rest = polygon;
        for (int shape : which) {
            Geometry core = shapes[shape].core;
            if (!rest.isEmpty() && core.getEnvelopeInternal().intersects(rest.getEnvelopeInternal())) {
                rest = OverlayNGRobust.overlay(rest, core, OverlayNG.DIFFERENCE);
            }
        }
        if (rest.isEmpty()) {
            return area;
        }
        double left = rest.getArea();
        double inDisks = Math.min(left, Math.max(0, coverByCorners(rest, which, partition)));
        return Math.min(area, Math.max(0, area - left + inDisks));
    }

    private double coverByCorners(Geometry rest, List<Integer> which, DiskPartition partition) {
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

    private DiskSet cornersNear(PolygonSet set, List<Integer> which) {
        double[] x = new double[64];
        double[] y = new double[64];
        double[] r = new double[64];
        int size = 0;
        for (int index : which) {
            OffsetShape shape = shapes[index];
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
