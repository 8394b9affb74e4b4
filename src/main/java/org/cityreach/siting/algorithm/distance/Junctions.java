package org.cityreach.siting.algorithm.distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.OrientedCoordinateArray;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;

/**
 * The places where at least three arms of lines meet: a crossing has four, a side road's end three, a bend
 * or two lines end to end two. Lines count as drawn in the plane, so one that passes above another crosses
 * it. Metres; places closer than {@value #SNAP_METRES} m are one, and lines drawn twice count once. From
 * west to east, places on one meridian from south to north. Source: snap rounding, Hobby 1999.
 */
public final class Junctions {

    /** Ends that miss the other road by less than this meet it. */
    public static final double SNAP_METRES = 0.1;

    private static final int LEAST_ARMS = 3;

    private Junctions() {}

    /** The junctions of lines in metres; other shapes, null and empty ones have none. */
    public static List<Coordinate> of(List<? extends @Nullable Geometry> lines) {
        List<SegmentString> paths = new ArrayList<>();
        for (Geometry shape : lines) {
            if (shape != null && shape.getDimension() == 1) {
                for (Object part : LinearComponentExtracter.getLines(shape)) {
                    paths.add(new NodedSegmentString(((LineString) part).getCoordinates(), null));
                }
            }
        }
        if (paths.isEmpty()) {
            return List.of();
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(new PrecisionModel(1 / SNAP_METRES));
        noder.computeNodes(paths);
        Map<Coordinate, Integer> arms = new HashMap<>();
        Set<OrientedCoordinateArray> seen = new HashSet<>();
        for (Object one : noder.getNodedSubstrings()) {
            Coordinate[] path = ((SegmentString) one).getCoordinates();
            if (seen.add(new OrientedCoordinateArray(path))) {
                arms.merge(path[0], 1, Integer::sum);
                arms.merge(path[path.length - 1], 1, Integer::sum);
            }
        }
        List<Coordinate> junctions = new ArrayList<>();
        arms.forEach((place, count) -> {
            if (count >= LEAST_ARMS) {
                junctions.add(place);
            }
        });
        junctions.sort(Comparator.<Coordinate>naturalOrder());
        return junctions;
    }
}
