package org.cityreach.grid;

import java.util.List;
import org.cityreach.grid.algorithm.PolygonLocator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Which of many polygons a place lies in. A place in several of them, on a border or where they overlap,
 * belongs to the first in the order given; a place in none belongs to {@link #OUTSIDE}. So every place
 * belongs to one area at most, and counts by area add up. Exact. Immutable; safe for use by many threads.
 */
public final class AreaLocator {

    public static final int OUTSIDE = -1;

    private final PolygonLocator locator;

    private AreaLocator(PolygonLocator locator) {
        this.locator = locator;
    }

    /** For polygons in metres; places of the list that are null or empty hold nothing. */
    public static AreaLocator of(List<? extends @Nullable Geometry> polygons) {
        return new AreaLocator(PolygonLocator.of(polygons));
    }

    /** The area's place in the list, or {@link #OUTSIDE}, also for NaN. */
    public int locate(double x, double y) {
        return locator.locate(x, y);
    }

    /** The same for the first {@code count} places of two arrays, into the first of {@code areas}. */
    public void locate(double[] xs, double[] ys, int count, int[] areas) {
        locator.locate(xs, ys, count, areas);
    }
}
