package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** Which shapes lie no farther apart than a distance. Exact. Pairs come ordered, the lower index first. */
public final class Neighbours {

    private static final int BLOCK = 256;

    private static final long MOST_CORNER_PAIRS = 200;

    private Neighbours() {}

    /** The pairs whose distance is at most {@code metres}; touching shapes are at distance 0. */
    public static List<int[]> compute(List<Geometry> shapes, double metres, Progress progress) {
        STRtree index = new STRtree();
        for (int i = 0; i < shapes.size(); i++) {
            index.insert(shapes.get(i).getEnvelopeInternal(), i);
        }
        index.build();
        Object[] blocks = Blocks.run(shapes.size(), BLOCK, progress, "joining-gaps", (from, to) -> {
            List<int[]> pairs = new ArrayList<>();
            for (int i = from; i < to; i++) {
                addPairs(shapes, i, metres, index, pairs);
            }
            return pairs;
        });
        List<int[]> all = new ArrayList<>();
        for (Object block : blocks) {
            for (Object pair : (List<?>) block) {
                all.add((int[]) pair);
            }
        }
        return all;
    }

    private static void addPairs(List<Geometry> shapes, int i, double metres, STRtree index, List<int[]> pairs) {
        Geometry shape = shapes.get(i);
        Envelope box = shape.getEnvelopeInternal();
        Envelope wide = new Envelope(box);
        wide.expandBy(metres);
        int[] found = index.query(wide).stream()
                .mapToInt(other -> (Integer) other)
                .sorted()
                .toArray();
        for (int other : found) {
            if (other > i && isNear(shape, shapes.get(other), metres)) {
                pairs.add(new int[] {i, other});
            }
        }
    }

    private static boolean isNear(Geometry a, Geometry b, double metres) {
        double boxes = a.getEnvelopeInternal().distance(b.getEnvelopeInternal());
        if (boxes > metres) {
            return false;
        }
        return a.isRectangle() && b.isRectangle() || haveNearCorners(a, b, metres) || a.isWithinDistance(b, metres);
    }

    /** Cheap, and true of most neighbours: cells that share a corner. Tried for small shapes only. */
    private static boolean haveNearCorners(Geometry a, Geometry b, double metres) {
        if ((long) a.getNumPoints() * b.getNumPoints() > MOST_CORNER_PAIRS) {
            return false;
        }
        Coordinate[] others = b.getCoordinates();
        for (Coordinate corner : a.getCoordinates()) {
            for (Coordinate other : others) {
                if (corner.distance(other) <= metres) {
                    return true;
                }
            }
        }
        return false;
    }
}
