package org.cityreach.coverage.algorithm;

import java.util.Arrays;

/**
 * A piece of ground as closed rings in working memory: signed areas add up to the piece. Cutting with a
 * line keeps that true also where the cut leaves a ring touching itself, because the doubled edges along
 * the line cancel. Holds coordinates relative to an origin near by, so that rounding stays small.
 *
 * <p>Source: I. Sutherland and G. Hodgman, "Reentrant polygon clipping", 1974, applied to each ring.
 */
final class Rings {

    double[] x = new double[64];
    double[] y = new double[64];
    /** Where ring {@code i} starts; one more entry than there are rings. */
    int[] start = new int[8];

    int count;

    double west;
    double south;
    double east;
    double north;

    void load(PolygonSet polygons, int polygon, double originX, double originY) {
        int firstRing = polygons.polygonStart[polygon];
        int lastRing = polygons.polygonStart[polygon + 1];
        int first = polygons.ringStart[firstRing];
        int size = polygons.ringStart[lastRing] - first;
        if (size > x.length) {
            x = new double[size];
            y = new double[size];
        }
        for (int i = 0; i < size; i++) {
            x[i] = polygons.x[first + i] - originX;
            y[i] = polygons.y[first + i] - originY;
        }
        count = lastRing - firstRing;
        if (count + 1 > start.length) {
            start = new int[count + 1];
        }
        for (int ring = 0; ring <= count; ring++) {
            start[ring] = polygons.ringStart[firstRing + ring] - first;
        }
        west = polygons.bounds[4 * polygon] - originX;
        south = polygons.bounds[4 * polygon + 1] - originY;
        east = polygons.bounds[4 * polygon + 2] - originX;
        north = polygons.bounds[4 * polygon + 3] - originY;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int points() {
        return start[count];
    }

    double area() {
        double area = 0;
        for (int ring = 0; ring < count; ring++) {
            area += RingArea.signed(x, y, start[ring], start[ring + 1]);
        }
        return area;
    }

    double areaInDisk(double cx, double cy, double radiusMetres) {
        double area = 0;
        for (int ring = 0; ring < count; ring++) {
            area += RingArea.signedInDisk(x, y, start[ring], start[ring + 1], cx, cy, radiusMetres);
        }
        return area;
    }

    /** Puts into {@code out} the part where {@code a x + b y + c >= 0}, with its bounds. */
    void cut(double a, double b, double c, Rings out) {
        int most = 2 * points() + 2 * count;
        if (most > out.x.length) {
            out.x = new double[2 * most];
            out.y = new double[2 * most];
        }
        if (count + 1 > out.start.length) {
            out.start = new int[2 * (count + 1)];
        }
        out.count = 0;
        out.start[0] = 0;
        int size = 0;
        for (int ring = 0; ring < count; ring++) {
            int end = cutRing(ring, a, b, c, out, size);
            if (end - size >= 4) {
                out.count++;
                out.start[out.count] = end;
                size = end;
            }
        }
        out.bound();
    }

    private int cutRing(int ring, double a, double b, double c, Rings out, int at) {
        int from = start[ring];
        int to = start[ring + 1];
        int size = at;
        double px = x[from];
        double py = y[from];
        double pf = a * px + b * py + c;
        for (int i = from + 1; i < to; i++) {
            double qx = x[i];
            double qy = y[i];
            double qf = a * qx + b * qy + c;
            if (pf >= 0) {
                out.x[size] = px;
                out.y[size++] = py;
            }
            if ((pf > 0 && qf < 0) || (pf < 0 && qf > 0)) {
                double share = pf / (pf - qf);
                out.x[size] = px + share * (qx - px);
                out.y[size++] = py + share * (qy - py);
            }
            px = qx;
            py = qy;
            pf = qf;
        }
        if (size > at) {
            out.x[size] = out.x[at];
            out.y[size++] = out.y[at];
        }
        return size;
    }

    private void bound() {
        west = Double.POSITIVE_INFINITY;
        south = Double.POSITIVE_INFINITY;
        east = Double.NEGATIVE_INFINITY;
        north = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points(); i++) {
            west = Math.min(west, x[i]);
            east = Math.max(east, x[i]);
            south = Math.min(south, y[i]);
            north = Math.max(north, y[i]);
        }
    }

    void copyTo(Rings out) {
        if (out.x.length < points()) {
            out.x = new double[x.length];
            out.y = new double[x.length];
        }
        if (out.start.length < count + 1) {
            out.start = new int[start.length];
        }
        System.arraycopy(x, 0, out.x, 0, points());
        System.arraycopy(y, 0, out.y, 0, points());
        System.arraycopy(start, 0, out.start, 0, count + 1);
        out.count = count;
        out.west = west;
        out.south = south;
        out.east = east;
        out.north = north;
    }

    /** Rings that can be lent and given back in the order of a stack, so that recursion makes no garbage. */
    static final class Pool {
        private Rings[] rings = new Rings[16];
        private int lent;

        Rings lend() {
            if (lent == rings.length) {
                rings = Arrays.copyOf(rings, 2 * lent);
            }
            Rings next = rings[lent];
            if (next == null) {
                next = new Rings();
                rings[lent] = next;
            }
            lent++;
            return next;
        }

        int mark() {
            return lent;
        }

        void giveBack(int mark) {
            lent = mark;
        }
    }
}
