package org.cityreach.coverage.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The working core of {@link DiskUnionArea} for one thread: how much of one piece of ground a few disks
 * cover together, and how much of it one facility alone covers.
 *
 * <p>The union is cut along the power diagram of the disks: where disk i has the least power
 * {@code |p - c|² - r²} of all, the union is disk i and nothing else. A piece cut by straight lines meets
 * one disk at a time, and that area is a sum over edges ({@link RingArea}). Nothing has to be decided
 * about which arc lies where, so there is no arrangement to get wrong.
 *
 * <p>Source: F. Aurenhammer, "Power diagrams: properties, algorithms and applications", 1987.
 */
final class DiskPartition {

    /** So many disks are treated at once; where there are more, a large piece is halved first. */
    private static final int MOST_AT_ONCE = 12;
    /** A piece smaller than this share of the smallest radius is not halved, since that parts few disks. */
    private static final double SMALLEST_HALVED = 0.2;

    private final Rings.Pool pool = new Rings.Pool();
    private double[] x = new double[16];
    private double[] y = new double[16];
    private double[] radius = new double[16];
    private int[] owner = new int[16];
    private double[] alone = new double[16];
    private int size;
    /** A stack of candidate lists. */
    private int[] list = new int[256];

    Rings.Pool pool() {
        return pool;
    }

    /** Takes the disks that may matter, relative to an origin. */
    void load(DiskSet disks, int[] which, int count, double originX, double originY) {
        if (count > x.length) {
            int room = 2 * count;
            x = new double[room];
            y = new double[room];
            radius = new double[room];
            owner = new int[room];
            alone = new double[room];
        }
        size = count;
        reserve(count);
        for (int i = 0; i < count; i++) {
            x[i] = disks.x[which[i]] - originX;
            y[i] = disks.y[which[i]] - originY;
            radius[i] = disks.radius[which[i]];
            owner[i] = disks.owner[which[i]];
            alone[i] = 0;
            list[i] = i;
        }
    }

    int owner(int disk) {
        return owner[disk];
    }

    /** The area of the piece that no other facility covers than the disk's, as far as this disk has it; after {@link #coverByOwner}. */
    double alone(int disk) {
        return alone[disk];
    }

    /** The area of the piece in the union of all loaded disks. */
    double cover(Rings piece) {
        return cover(piece, 0, size);
    }

    /** The same, and sets {@link #alone}. */
    double coverByOwner(Rings piece) {
        return coverByOwner(piece, 0, size);
    }

    /** The area of the piece that one disk covers. */
    double coverOfDisk(Rings piece, int disk) {
        if (farthest2(piece, disk) <= radius[disk] * radius[disk]) {
            return piece.area();
        }
        return piece.areaInDisk(x[disk], y[disk], radius[disk]);
    }

    /** The area of the piece that one facility's disks cover. */
    double coverOfOwner(Rings piece, int which) {
        int to = size;
        reserve(2 * size);
        for (int i = 0; i < size; i++) {
            if (owner[i] == which) {
                list[to++] = i;
            }
        }
        return cover(piece, size, to);
    }

    private double cover(Rings piece, int from, int to) {
        int end = to;
        reserve(2 * to);
        for (int at = from; at < to; at++) {
            int disk = list[at];
            double square = radius[disk] * radius[disk];
            if (nearest2(piece, disk) < square) {
                if (farthest2(piece, disk) <= square) {
                    return piece.area();
                }
                list[end++] = disk;
            }
        }
        if (end - to <= 1) {
            return end == to ? 0 : piece.areaInDisk(x[list[to]], y[list[to]], radius[list[to]]);
        }
        end = prune(piece, to, end, false);
        if (end - to > MOST_AT_ONCE && isWorthHalving(piece, to, end)) {
            int mark = pool.mark();
            double area = 0;
            for (int side = -1; side <= 1; side += 2) {
                Rings half = half(piece, side);
                area += half.isEmpty() ? 0 : cover(half, to, end);
            }
            pool.giveBack(mark);
            return area;
        }
        double area = 0;
        for (int at = to; at < end; at++) {
            int mark = pool.mark();
            Rings share = shareOf(piece, at, to, end);
            if (share != null) {
                area += share.areaInDisk(x[list[at]], y[list[at]], radius[list[at]]);
            }
            pool.giveBack(mark);
        }
        return area;
    }

    private double coverByOwner(Rings piece, int from, int to) {
        int end = to;
        int full = -1;
        reserve(2 * to);
        for (int at = from; at < to; at++) {
            int disk = list[at];
            double square = radius[disk] * radius[disk];
            if (nearest2(piece, disk) < square) {
                if (farthest2(piece, disk) <= square) {
                    if (full >= 0 && owner[full] != owner[disk]) {
                        return piece.area();
                    }
                    full = disk;
                }
                list[end++] = disk;
            }
        }
        if (full >= 0) {
            double area = piece.area();
            alone[full] += area - coverWithoutOwner(piece, to, end, owner[full]);
            return area;
        }
        if (end - to <= 1) {
            double area = end == to ? 0 : piece.areaInDisk(x[list[to]], y[list[to]], radius[list[to]]);
            if (end > to) {
                alone[list[to]] += area;
            }
            return area;
        }
        return end - to > MOST_AT_ONCE ? coverOfManyByOwner(piece, to, end) : partitionByOwner(piece, to, end);
    }

    private double coverOfManyByOwner(Rings piece, int from, int to) {
        int end = prune(piece, from, to, true);
        if (end - from <= MOST_AT_ONCE || !isWorthHalving(piece, from, end)) {
            return partitionByOwner(piece, from, end);
        }
        int mark = pool.mark();
        double area = 0;
        for (int side = -1; side <= 1; side += 2) {
            Rings half = half(piece, side);
            area += half.isEmpty() ? 0 : coverByOwner(half, from, end);
        }
        pool.giveBack(mark);
        return area;
    }

    private double partitionByOwner(Rings piece, int from, int to) {
        double area = 0;
        for (int at = from; at < to; at++) {
            int mark = pool.mark();
            int disk = list[at];
            Rings share = shareOf(piece, at, from, to);
            if (share != null) {
                double covered = share.areaInDisk(x[disk], y[disk], radius[disk]);
                area += covered;
                if (covered > 0) {
                    alone[disk] += covered - coverWithoutOwner(share, from, to, owner[disk]);
                }
            }
            pool.giveBack(mark);
        }
        return area;
    }

    private double coverWithoutOwner(Rings piece, int from, int to, int without) {
        int end = to;
        reserve(2 * to);
        for (int at = from; at < to; at++) {
            if (owner[list[at]] != without) {
                list[end++] = list[at];
            }
        }
        return end == to ? 0 : cover(piece, to, end);
    }

    /** The part of the piece where the disk at this place of the list has the least power; null where that is nowhere. */
    private @Nullable Rings shareOf(Rings piece, int place, int from, int to) {
        Rings share = piece;
        Rings spare = null;
        int disk = list[place];
        for (int at = from; at < to; at++) {
            int other = list[at];
            if (other == disk) {
                continue;
            }
            double a = 2 * (x[disk] - x[other]);
            double b = 2 * (y[disk] - y[other]);
            double c = advantage(disk, other);
            double least = leastOf(a, b, c, share);
            double most = mostOf(a, b, c, share);
            if (most < 0 || (most == 0 && (least < 0 || other < disk))) {
                return null;
            }
            if (least < 0) {
                Rings out = spare == null ? pool.lend() : spare;
                share.cut(a, b, c, out);
                spare = share == piece ? null : share;
                share = out;
                if (share.isEmpty()) {
                    return null;
                }
            }
        }
        return share;
    }

    /** The constant term of power(other) - power(disk); changes its sign and nothing else when the two are swapped. */
    private double advantage(int disk, int other) {
        double dx = (x[other] - x[disk]) * (x[other] + x[disk]);
        double dy = (y[other] - y[disk]) * (y[other] + y[disk]);
        double dr = (radius[disk] - radius[other]) * (radius[disk] + radius[other]);
        return dx + dy + dr;
    }

    private static double leastOf(double a, double b, double c, Rings piece) {
        return a * (a > 0 ? piece.west : piece.east) + b * (b > 0 ? piece.south : piece.north) + c;
    }

    private static double mostOf(double a, double b, double c, Rings piece) {
        return a * (a > 0 ? piece.east : piece.west) + b * (b > 0 ? piece.north : piece.south) + c;
    }

    /**
     * Drops disks that change nothing in the piece: those whose ground there another disk covers too or,
     * where it matters who covers alone, another disk of the same facility or disks of two others.
     */
    private int prune(Rings piece, int from, int to, boolean byOwner) {
        int end = from;
        for (int at = from; at < to; at++) {
            if (!isNeedless(piece, from, end, at, to, byOwner)) {
                list[end++] = list[at];
            }
        }
        return end;
    }

    /** Compares the disk at a place with those kept so far, up to {@code end}, and those still to be judged. */
    private boolean isNeedless(Rings piece, int from, int end, int at, int to, boolean byOwner) {
        int disk = list[at];
        int first = -1;
        for (int i = end == from ? at + 1 : from; i < to; i = i + 1 == end ? at + 1 : i + 1) {
            int other = list[i];
            if (isDominated(disk, other, piece)) {
                if (!byOwner || owner[other] == owner[disk] || (first >= 0 && owner[first] != owner[other])) {
                    return true;
                }
                first = other;
            }
        }
        return false;
    }

    /** Whether the other disk has the lesser power everywhere in the piece; of equal ones the first has it. */
    private boolean isDominated(int disk, int other, Rings piece) {
        double a = 2 * (x[disk] - x[other]);
        double b = 2 * (y[disk] - y[other]);
        double c = advantage(disk, other);
        double most = mostOf(a, b, c, piece);
        return most < 0 || (most == 0 && (leastOf(a, b, c, piece) < 0 || other < disk));
    }

    private boolean isWorthHalving(Rings piece, int from, int to) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int at = from; at < to; at++) {
            smallest = Math.min(smallest, radius[list[at]]);
        }
        double longer = Math.max(piece.east - piece.west, piece.north - piece.south);
        return longer > SMALLEST_HALVED * smallest;
    }

    private Rings half(Rings piece, int side) {
        Rings half = pool.lend();
        if (piece.east - piece.west >= piece.north - piece.south) {
            piece.cut(side, 0, -side * (piece.west + piece.east) / 2, half);
        } else {
            piece.cut(0, side, -side * (piece.south + piece.north) / 2, half);
        }
        return half;
    }

    private double nearest2(Rings piece, int disk) {
        double dx = Math.max(0, Math.max(piece.west - x[disk], x[disk] - piece.east));
        double dy = Math.max(0, Math.max(piece.south - y[disk], y[disk] - piece.north));
        return dx * dx + dy * dy;
    }

    private double farthest2(Rings piece, int disk) {
        double dx = Math.max(x[disk] - piece.west, piece.east - x[disk]);
        double dy = Math.max(y[disk] - piece.south, piece.north - y[disk]);
        return dx * dx + dy * dy;
    }

    private void reserve(int room) {
        if (room > list.length) {
            list = Arrays.copyOf(list, 2 * room);
        }
    }
}
