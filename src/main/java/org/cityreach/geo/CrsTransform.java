package org.cityreach.geo;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cityreach.fault.Fault;
import org.cityreach.geo.projection.CoordinateStep;
import org.cityreach.geo.system.SystemDefinition.Unit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/**
 * Takes coordinates from one system to another, x first on both sides: easting or longitude in degrees,
 * then northing or latitude. Between the systems built in (see {@link Crs}) it is exact to better than
 * 0.1 micrometres, the shift between CGCS2000 and WGS 84 being null by decision; through the EPSG
 * database it is as exact as the datum shift known there, and where none is known none is applied.
 *
 * <p>A coordinate that the target cannot express, or that is NaN, becomes NaN in both parts; geometries
 * refuse it. Immutable; get it once per pair by {@link #between}.
 */
public final class CrsTransform {

    private static final ConcurrentMap<Pair, CrsTransform> CACHE = new ConcurrentHashMap<>();

    private final Crs from;
    private final Crs to;
    private final boolean identity;

    private CrsTransform(Crs from, Crs to) {
        this.from = from;
        this.to = to;
        this.identity = from.equals(to) || isPlainDegrees(from) && isPlainDegrees(to);
    }

    /** The transform from one system to another, kept for the next caller. */
    public static CrsTransform between(Crs from, Crs to) {
        return CACHE.computeIfAbsent(new Pair(from, to), pair -> new CrsTransform(pair.from, pair.to));
    }

    public Crs from() {
        return from;
    }

    public Crs to() {
        return to;
    }

    /** Whether every coordinate stays as it is. */
    public boolean isIdentity() {
        return identity;
    }

    /**
     * Transforms in place.
     *
     * @param xy interleaved: x0, y0, x1, y1, …
     * @param offset index of the first x
     * @param count how many coordinates
     */
    public void apply(double[] xy, int offset, int count) {
        if (offset < 0 || count < 0 || offset + 2L * count > xy.length) {
            throw new IllegalArgumentException(
                    count + " coordinates at " + offset + " do not lie within an array of " + xy.length);
        }
        if (!identity) {
            from.definition().toLongitudeLatitude().apply(xy, offset, count);
            to.definition().fromLongitudeLatitude().apply(xy, offset, count);
        }
    }

    /** Transforms all of an interleaved array in place. */
    public void apply(double[] xy) {
        apply(xy, 0, xy.length / 2);
    }

    /** A transformed coordinate; NaN where the target cannot express it. Heights are dropped. */
    public Coordinate apply(Coordinate coordinate) {
        double[] xy = {coordinate.x, coordinate.y};
        apply(xy, 0, 1);
        return new Coordinate(xy[0], xy[1]);
    }

    /**
     * A transformed copy, vertex by vertex; heights stay as they are. Throws the fault
     * {@code coordinates-outside-crs} where a finite vertex cannot be expressed in the target.
     */
    public Geometry apply(Geometry geometry) {
        Geometry copy = geometry.copy();
        if (identity) {
            return copy;
        }
        GeometryComponentFilter everySequence = part -> {
            if (part instanceof LineString line) {
                applyToSequence(line.getCoordinateSequence());
            } else if (part instanceof Point point) {
                applyToSequence(point.getCoordinateSequence());
            }
        };
        copy.apply(everySequence);
        copy.geometryChanged();
        return copy;
    }

    private void applyToSequence(CoordinateSequence sequence) {
        int count = sequence.size();
        double[] xy = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xy[2 * i] = sequence.getX(i);
            xy[2 * i + 1] = sequence.getY(i);
        }
        apply(xy, 0, count);
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(xy[2 * i]) && Double.isFinite(sequence.getX(i)) && Double.isFinite(sequence.getY(i))) {
                throw outside(sequence.getX(i), sequence.getY(i));
            }
            sequence.setOrdinate(i, CoordinateSequence.X, xy[2 * i]);
            sequence.setOrdinate(i, CoordinateSequence.Y, xy[2 * i + 1]);
        }
    }

    private Fault outside(double x, double y) {
        return Fault.invalid(
                "coordinates-outside-crs",
                "geometry",
                x + " " + y + " in " + from.code(),
                "coordinates that " + to.code() + " can express");
    }

    /** Longitude and latitude of CGCS2000 or WGS 84, which are one datum here. */
    private static boolean isPlainDegrees(Crs crs) {
        return crs.definition().unit() == Unit.DEGREES
                && crs.definition().toLongitudeLatitude() == CoordinateStep.IDENTITY;
    }

    @Override
    public String toString() {
        return from + " → " + to;
    }

    private record Pair(Crs from, Crs to) {}
}
