package org.cityreach.coverage.algorithm;

import org.cityreach.job.Progress;

/**
 * How much of each polygon lies in at least one of many disks: the area of (union of disks ∩ polygon).
 *
 * <p><b>Space</b>: one metric CRS for both, x easting, y northing; every polygon is worked on relative
 * to its own middle, so that city coordinates cost no precision. <b>Units</b>: metres, square metres.
 * <b>Exact</b>: circles stay circles, integrated along arcs and edges; what remains is rounding, below
 * 1e-9 of the polygon's area or 1e-6 m², whichever is more. <b>Model</b>: plane. <b>Complexity</b>: near
 * linear in polygons; a polygon costs the square of the disks whose border crosses it, and a large one
 * with many is halved until few do.
 *
 * <p><b>Degenerate input</b>: disks that coincide, touch, hold one another or have their centre on an edge
 * or a corner need no special care ({@link RingArea}, {@link DiskPartition}). A polygon without area has
 * coverage 0. A ring that crosses itself counts each part as often as the ring winds round it, less than
 * 0 being taken as 0: give valid polygons. The answer for a polygon does not depend on the others or on
 * the number of threads, bit for bit.
 */
public final class DiskUnionArea {

    private static final int BLOCK = 1024;
    private static final String STAGE = "measuring-area";

    private DiskUnionArea() {}

    /**
     * What was found.
     *
     * @param coveredSquareMetres for each polygon, what any disk covers
     * @param servedSquareMetres for each owner, what its disks cover of all polygons together
     * @param servedWeight for each owner, the same times the polygon's weight per square metre
     * @param aloneSquareMetres for each owner, what no other owner's disks cover
     * @param aloneWeight for each owner, the same times the polygon's weight per square metre
     */
    public record Shares(
            double[] coveredSquareMetres,
            double[] servedSquareMetres,
            double[] servedWeight,
            double[] aloneSquareMetres,
            double[] aloneWeight) {}

    /** For each polygon, how many of its square metres lie in at least one disk. */
    public static double[] compute(DiskSet disks, PolygonSet polygons, Progress progress) {
        double[] covered = new double[polygons.size()];
        DiskGrid grid = new DiskGrid(disks);
        Blocks.run(polygons.size(), BLOCK, progress, STAGE, (from, to) -> {
            DiskPartition partition = new DiskPartition();
            DiskGrid.Finder finder = grid.new Finder();
            for (int polygon = from; polygon < to; polygon++) {
                covered[polygon] = cover(disks, polygons, polygon, finder, partition);
            }
            return covered;
        });
        return covered;
    }

    private static double cover(
            DiskSet disks, PolygonSet polygons, int polygon, DiskGrid.Finder finder, DiskPartition partition) {
        double west = polygons.bounds[4 * polygon];
        double south = polygons.bounds[4 * polygon + 1];
        double east = polygons.bounds[4 * polygon + 2];
        double north = polygons.bounds[4 * polygon + 3];
        double area = polygons.areaSquareMetres(polygon);
        if (!(area > 0)) {
            return 0;
        }
        int count = finder.find(west, south, east, north);
        if (count == 0) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            int disk = finder.found[i];
            double dx = Math.max(disks.x[disk] - west, east - disks.x[disk]);
            double dy = Math.max(disks.y[disk] - south, north - disks.y[disk]);
            if (dx * dx + dy * dy <= disks.radius[disk] * disks.radius[disk]) {
                return area;
            }
        }
        double originX = (west + east) / 2;
        double originY = (south + north) / 2;
        int mark = partition.pool().mark();
        Rings piece = partition.pool().lend();
        piece.load(polygons, polygon, originX, originY);
        partition.load(disks, finder.found, count, originX, originY);
        double covered = partition.cover(piece);
        partition.pool().giveBack(mark);
        return Math.min(area, Math.max(0, covered));
    }

    /**
     * The same and, for each owner of disks, what it covers and what it covers alone.
     *
     * @param weightPerSquareMetre for each polygon
     */
    public static Shares computeShares(
            DiskSet disks, PolygonSet polygons, double[] weightPerSquareMetre, Progress progress) {
        double[] covered = new double[polygons.size()];
        DiskGrid grid = new DiskGrid(disks);
        Object[] blocks = Blocks.run(polygons.size(), BLOCK, progress, STAGE, (from, to) -> {
            OwnerShares shares = new OwnerShares();
            DiskPartition partition = new DiskPartition();
            DiskGrid.Finder finder = grid.new Finder();
            for (int polygon = from; polygon < to; polygon++) {
                if (polygons.areaSquareMetres(polygon) > 0) {
                    shares.density = weightPerSquareMetre[polygon];
                    covered[polygon] = share(disks, polygons, polygon, finder, partition, shares);
                }
            }
            return shares;
        });
        return OwnerShares.sum(blocks, disks.owners(), covered);
    }

    private static double share(
            DiskSet disks,
            PolygonSet polygons,
            int polygon,
            DiskGrid.Finder finder,
            DiskPartition partition,
            OwnerShares shares) {
        double west = polygons.bounds[4 * polygon];
        double south = polygons.bounds[4 * polygon + 1];
        double east = polygons.bounds[4 * polygon + 2];
        double north = polygons.bounds[4 * polygon + 3];
        int count = finder.find(west, south, east, north);
        if (count == 0) {
            return 0;
        }
        double area = polygons.areaSquareMetres(polygon);
        double originX = (west + east) / 2;
        double originY = (south + north) / 2;
        int mark = partition.pool().mark();
        Rings piece = partition.pool().lend();
        piece.load(polygons, polygon, originX, originY);
        partition.load(disks, finder.found, count, originX, originY);
        double covered = partition.coverByOwner(piece);
        shareAmongOwners(partition, piece, count, area, shares);
        partition.pool().giveBack(mark);
        return Math.min(area, Math.max(0, covered));
    }

    private static void shareAmongOwners(
            DiskPartition partition, Rings piece, int count, double area, OwnerShares shares) {
        for (int disk = 0; disk < count; disk++) {
            int which = partition.owner(disk);
            boolean first = true;
            boolean only = true;
            for (int other = 0; other < count; other++) {
                boolean same = other != disk && partition.owner(other) == which;
                first &= !same || other > disk;
                only &= !same;
            }
            double alone = partition.alone(disk);
            double served = 0;
            if (first) {
                double inside = only ? partition.coverOfDisk(piece, disk) : partition.coverOfOwner(piece, which);
                served = Math.min(area, Math.max(0, inside));
            }
            if (served != 0 || alone != 0) {
                shares.add(which, served, alone);
            }
        }
    }
}
