package org.cityreach.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * Takes geometries between the order of axes in memory, x first, and that of an authority that puts latitude or
 * northing first ({@link Crs#isLatitudeFirst()}). Heights stay as they are. Safe for use by many threads.
 */
public final class AxisOrder {

    private AxisOrder() {}

    /** A copy whose first two ordinates have changed places; doing it twice gives the same geometry again. */
    public static Geometry swapped(Geometry geometry) {
        Geometry copy = geometry.copy();
        copy.apply(new Swap());
        return copy;
    }

    private static final class Swap implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int index) {
            double first = sequence.getX(index);
            sequence.setOrdinate(index, CoordinateSequence.X, sequence.getY(index));
            sequence.setOrdinate(index, CoordinateSequence.Y, first);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
