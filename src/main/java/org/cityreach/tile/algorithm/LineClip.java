package org.cityreach.tile.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a path to a box (Y.-D. Liang and B. Barsky, 1984). One thread. */
public final class LineClip {

    private final double low;
    private final double high;
    private final List<double[]> parts = new ArrayList<>();
    private double[] part = new double[64];
    private int length;

    private LineClip(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /**
     * The parts of a path that lie in the box from (low, low) to (high, high), in their order.
     *
     * @param xy interleaved
     */
    public static List<double[]> of(double[] xy, double low, double high) {
        LineClip clip = new LineClip(low, high);
        for (int i = 0; i + 3 < xy.length; i += 2) {
            clip.add(xy[i], xy[i + 1], xy[i + 2], xy[i + 3]);
        }
        clip.end();
        return clip.parts;
    }

    private void add(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double[] range = {0, 1};
        if (!narrow(-dx, x1 - low, range)
                || !narrow(dx, high - x1, range)
                || !narrow(-dy, y1 - low, range)
                || !narrow(dy, high - y1, range)) {
            end();
            return;
        }
        if (range[0] > 0 || length == 0) {
            end();
            place(x1 + range[0] * dx, y1 + range[0] * dy);
        }
        place(range[1] == 1 ? x2 : x1 + range[1] * dx, range[1] == 1 ? y2 : y1 + range[1] * dy);
        if (range[1] < 1) {
            end();
        }
    }

    /** Narrows the part of a segment that lies on the inner side of an edge; false where nothing is left. */
    private static boolean narrow(double outwards, double room, double[] range) {
        if (outwards == 0) {
            return room >= 0;
        }
        double at = room / outwards;
        if (outwards < 0) {
            range[0] = Math.max(range[0], at);
        } else {
            range[1] = Math.min(range[1], at);
        }
        return range[0] <= range[1];
    }

    private void place(double x, double y) {
        if (length + 2 > part.length) {
            part = Arrays.copyOf(part, 2 * part.length);
        }
        part[length++] = x;
        part[length++] = y;
    }

    private void end() {
        if (length > 0) {
            parts.add(Arrays.copyOf(part, length));
            length = 0;
        }
    }
}
