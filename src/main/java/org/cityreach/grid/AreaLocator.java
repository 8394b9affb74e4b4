package org.cityreach.grid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which of many polygons a place lies in. A place in several of them, on a border or where they overlap,
 * belongs to the first in the order given; a place in none belongs to {@link #OUTSIDE}. So every place
 * belongs to one area at most, and counts by area add up. Immutable; safe for use by many threads.
 */
public final class AreaLocator {

    public static final int OUTSIDE = -1;

    private final List<@Nullable PointOnGeometryLocator> locators = new ArrayList<>();
    private final STRtree index = new STRtree();

    private AreaLocator() {}

    /** For polygons in metres; places of the list that are null or empty hold nothing. */
    public static AreaLocator of(List<? extends @Nullable Geometry> polygons) {
        AreaLocator locator = new AreaLocator();
        for (int i = 0; i < polygons.size(); i++) {
            Geometry polygon = polygons.get(i);
            locator.locators.add(polygon == null ? null : new IndexedPointInAreaLocator(polygon));
            if (polygon != null && !polygon.isEmpty()) {
                locator.index.insert(polygon.getEnvelopeInternal(), i);
            }
        }
        locator.index.build();
        return locator;
    }

    /** The area's place in the list, or {@link #OUTSIDE}, also for NaN. */
    public int locate(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return OUTSIDE;
        }
        Coordinate place = new Coordinate(x, y);
        int found = OUTSIDE;
        for (Object item : index.query(new Envelope(place))) {
            int i = (Integer) item;
            PointOnGeometryLocator locator = locators.get(i);
            if ((found < 0 || i < found) && locator != null && locator.locate(place) != Location.EXTERIOR) {
                found = i;
            }
        }
        return found;
    }

    /** The same for the first {@code count} places of two arrays, into the first of {@code areas}. */
    public void locate(double[] xs, double[] ys, int count, int[] areas) {
        for (int i = 0; i < count; i++) {
            areas[i] = locate(xs[i], ys[i]);
        }
    }
}
