package org.cityreach.tile.algorithm;

import java.util.Arrays;

/** Places rounded to whole tile units, without repeats. */
final class GridRing {

    private GridRing() {}

    /** A path on the grid, places that fall together once; interleaved. */
    static int[] path(double[] xy) {
        int[] grid = new int[xy.length];
        int length = 0;
        for (int i = 0; i < xy.length; i += 2) {
            int x = (int) Math.round(xy[i]);
            int y = (int) Math.round(xy[i + 1]);
            if (length == 0 || x != grid[length - 2] || y != grid[length - 1]) {
                grid[length++] = x;
                grid[length++] = y;
            }
        }
        return Arrays.copyOf(grid, length);
    }

    /** A ring on the grid, not closed, without places on the straight line between their neighbours. */
    static int[] ring(double[] xy) {
        int[] path = path(xy);
        int count = path.length / 2;
        if (count > 1 && path[0] == path[2 * count - 2] && path[1] == path[2 * count - 1]) {
            count--;
        }
        int[] ring = new int[2 * count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            int before = (i + count - 1) % count;
            int after = (i + 1) % count;
            long turn = cross(path, before, i, after);
            if (turn != 0 || isSpike(path, before, i, after)) {
                ring[length++] = path[2 * i];
                ring[length++] = path[2 * i + 1];
            }
        }
        return Arrays.copyOf(ring, length);
    }

    private static long cross(int[] xy, int a, int b, int c) {
        return (long) (xy[2 * b] - xy[2 * a]) * (xy[2 * c + 1] - xy[2 * b + 1])
                - (long) (xy[2 * b + 1] - xy[2 * a + 1]) * (xy[2 * c] - xy[2 * b]);
    }

    private static boolean isSpike(int[] xy, int a, int b, int c) {
        return (long) (xy[2 * b] - xy[2 * a]) * (xy[2 * c] - xy[2 * b])
                        + (long) (xy[2 * b + 1] - xy[2 * a + 1]) * (xy[2 * c + 1] - xy[2 * b + 1])
                < 0;
    }

    /** Twice the area; above 0 where the ring runs with the clock as seen with y southwards. */
    static long area(int[] ring) {
        long sum = 0;
        int count = ring.length / 2;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            sum += (long) ring[2 * i] * ring[2 * next + 1] - (long) ring[2 * next] * ring[2 * i + 1];
        }
        return sum;
    }

    /** Whether it turns one way all round, once; such a ring cannot cross itself. */
    static boolean isConvex(int[] ring) {
        int count = ring.length / 2;
        long way = 0;
        int flips = 0;
        int lastSign = 0;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            long turn = cross(ring, (i + count - 1) % count, i, next);
            if (turn == 0 || way != 0 && turn > 0 != way > 0) {
                return false;
            }
            way = turn;
            int sign = Integer.signum(ring[2 * next] - ring[2 * i]);
            if (sign != 0) {
                flips += lastSign != 0 && sign != lastSign ? 1 : 0;
                lastSign = sign;
            }
        }
        return flips <= 2;
    }
}
