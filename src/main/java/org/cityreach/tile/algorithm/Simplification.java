package org.cityreach.tile.algorithm;

import java.util.Arrays;

/**
 * Leaves out places of a path that lie within a tolerance of the straight line between those that stay (D. Douglas and T.
 * Peucker, 1973). Both ends stay; a ring keeps the place it begins at. The same path gives the same places in every tile,
 * wherever the tile lies.
 */
final class Simplification {

    private Simplification() {}

    /**
     * The places that stay.
     *
     * @param xy interleaved
     */
    static double[] of(double[] xy, double tolerance) {
        int count = xy.length / 2;
        if (count < 3) {
            return xy;
        }
        boolean[] stays = new boolean[count];
        stays[0] = true;
        stays[count - 1] = true;
        int[] stack = new int[64];
        int depth = 0;
        stack[depth++] = 0;
        stack[depth++] = count - 1;
        while (depth > 0) {
            int last = stack[--depth];
            int first = stack[--depth];
            int farthest = farthest(xy, first, last, tolerance * tolerance);
            if (farthest > 0) {
                stays[farthest] = true;
                if (depth + 4 > stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                stack[depth++] = first;
                stack[depth++] = farthest;
                stack[depth++] = farthest;
                stack[depth++] = last;
            }
        }
        return kept(xy, stays);
    }

    private static double[] kept(double[] xy, boolean[] stays) {
        double[] kept = new double[xy.length];
        int length = 0;
        for (int i = 0; i < stays.length; i++) {
            if (stays[i]) {
                kept[length++] = xy[2 * i];
                kept[length++] = xy[2 * i + 1];
            }
        }
        return length == xy.length ? xy : Arrays.copyOf(kept, length);
    }

    /** The place farthest from the line between two others, where that is more than the limit; 0 for none. */
    private static int farthest(double[] xy, int first, int last, double limitSquared) {
        double x = xy[2 * first];
        double y = xy[2 * first + 1];
        double dx = xy[2 * last] - x;
        double dy = xy[2 * last + 1] - y;
        double lengthSquared = dx * dx + dy * dy;
        double most = limitSquared;
        int found = 0;
        for (int i = first + 1; i < last; i++) {
            double px = xy[2 * i] - x;
            double py = xy[2 * i + 1] - y;
            double along = lengthSquared == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / lengthSquared));
            double offX = px - along * dx;
            double offY = py - along * dy;
            double distanceSquared = offX * offX + offY * offY;
            if (distanceSquared > most) {
                most = distanceSquared;
                found = i;
            }
        }
        return found;
    }
}
