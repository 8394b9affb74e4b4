package org.cityreach.grid.algorithm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.geom.Geometry;

/**
 * Which of many polygons a place lies in: the first in the list that holds it, border included; polygons may
 * overlap and leave gaps. A raster over all of them knows for most of its cells the one answer; a cell that a border
 * touches names the few polygons to ask, and of each the few edges that decide there. Exact, as by asking each polygon
 * in turn: the parity of crossings with a ray to the east, with a robust orientation test. Immutable; safe for use by
 * many threads.
 */
public final class PolygonLocator implements Locator {

    private final RasterFrame frame;
    private final int columns;
    private final int rows;
    private final double[] xy;
    private final int[] answers;
    private final int[] lists;

    private PolygonLocator(List<? extends @Nullable Geometry> polygons) {
        frame = RasterFrame.over(polygons);
        columns = frame.columns();
        rows = frame.rows();
        EdgeStrips strips = new EdgeStrips(polygons, frame);
        xy = strips.points();
        answers = new int[frame.size()];
        lists = new CellLists(frame, strips, polygons.size()).collect(answers);
    }

    /** For polygons in metres; those that are null or empty hold nothing. */
    public static PolygonLocator of(List<? extends @Nullable Geometry> polygons) {
        return new PolygonLocator(polygons);
    }

    @Override
    public int locate(double x, double y) {
        double across = frame.across(x);
        double up = frame.up(y);
        if (!(across >= 0 && up >= 0 && across < columns && up < rows)) {
            return OUTSIDE;
        }
        int answer = answers[(int) up * columns + (int) across];
        return answer >= OUTSIDE ? answer : ask(-2 - answer, x, y);
    }

    private int ask(int list, double x, double y) {
        int at = list;
        while (true) {
            int polygon = lists[at];
            if (polygon < 0) {
                return polygon == OUTSIDE ? OUTSIDE : -2 - polygon;
            }
            int head = lists[at + 1];
            at += 2;
            if (holds(at, head, x, y)) {
                return polygon;
            }
            at += head >> 1;
        }
    }

    private boolean holds(int from, int head, double px, double py) {
        boolean inside = (head & 1) == 1;
        int to = from + (head >> 1);
        for (int at = from; at < to; at++) {
            int edge = lists[at];
            double x1 = xy[edge];
            double y1 = xy[edge + 1];
            double x2 = xy[edge + 2];
            double y2 = xy[edge + 3];
            if (x1 < px && x2 < px) {
                continue;
            }
            if (y1 > py != y2 > py) {
                int side = x1 > px && x2 > px ? 2 : CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, px, py);
                if (side == 0) {
                    return true;
                }
                inside ^= side == 2 || side > 0 == y2 > y1;
            } else if (isEndOrLevel(x1, y1, x2, y2, px, py)) {
                return true;
            }
        }
        return inside;
    }

    /** Whether an edge that the ray does not cross has the place as its end, or lies level with it and holds it. */
    private static boolean isEndOrLevel(double x1, double y1, double x2, double y2, double px, double py) {
        return x2 == px && y2 == py
                || x1 == px && y1 == py
                || y1 == py && y2 == py && Math.min(x1, x2) <= px && px <= Math.max(x1, x2);
    }

    @Override
    public void locate(double[] xs, double[] ys, int count, int[] areas) {
        for (int i = 0; i < count; i++) {
            areas[i] = locate(xs[i], ys[i]);
        }
    }
}
