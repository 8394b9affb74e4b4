package org.cityreach.grid.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Whether serial numbers run from west to east in rows, and rows from north to south. What a row is depends on how it
 * was drawn where cells are irregular; so only what no rows could explain is told: of two neighbouring cells the one whose
 * middle is clearly both west and north of the other's (or level with it on one side) must come first.
 * West and north are those of the community's streets, as far as they are turned by less than {@link #MOST_TILT_DEGREES}:
 * rows follow streets. Clearly: by more than {@link #CLEAR_SHARE} of the typical side; level: not against it by more than
 * {@link #LEVEL_SHARE}. Neighbours: middles nearer than {@link #NEAR_SIDES} typical sides.
 */
public final class SerialOrder {

    static final double CLEAR_SHARE = 0.4;
    static final double LEVEL_SHARE = 0.001;
    static final double MOST_TILT_DEGREES = 20;
    static final double NEAR_SIDES = 1.6;

    private SerialOrder() {}

    /**
     * One pair in the wrong order.
     *
     * @param late the cell that should come first, by its place in the arrays
     * @param early the cell that does
     */
    public record Swap(int late, int early) {}

    /**
     * At most one swap for each cell that comes too late, in the order of the arrays.
     *
     * @param middles in metres
     * @param serials of the same community
     * @param sideMetres the typical side of a cell
     */
    public static List<Swap> find(Coordinate[] middles, int[] serials, double sideMetres) {
        STRtree index = new STRtree();
        for (int i = 0; i < middles.length; i++) {
            index.insert(new Envelope(middles[i]), i);
        }
        index.build();
        List<Swap> swaps = new ArrayList<>();
        for (int i = 0; i < middles.length; i++) {
            Envelope around = new Envelope(middles[i]);
            around.expandBy(NEAR_SIDES * sideMetres);
            int earliest = -1;
            List<?> near = index.query(around);
            for (Object item : near) {
                int other = (Integer) item;
                boolean swapped = serials[i] > serials[other]
                        && mustPrecede(middles[i], middles[other], sideMetres)
                        && middles[i].distance(middles[other]) < NEAR_SIDES * sideMetres;
                if (swapped && (earliest < 0 || serials[other] < serials[earliest])) {
                    earliest = other;
                }
            }
            if (earliest >= 0) {
                swaps.add(new Swap(i, earliest));
            }
        }
        return swaps;
    }

    /**
     * How far the sides of polygons are turned against the clock from the directions of the compass, in radians: the mean
     * direction modulo a right angle, weighted by length; 0 where that is {@link #MOST_TILT_DEGREES} or more.
     */
    public static double tilt(List<Geometry> polygons) {
        double cosines = 0;
        double sines = 0;
        for (Geometry polygon : polygons) {
            Coordinate[] points = polygon.getCoordinates();
            for (int i = 0; i + 1 < points.length; i++) {
                double x = points[i + 1].x - points[i].x;
                double y = points[i + 1].y - points[i].y;
                double angle = 4 * Math.atan2(y, x);
                cosines += Math.hypot(x, y) * Math.cos(angle);
                sines += Math.hypot(x, y) * Math.sin(angle);
            }
        }
        double tilt = Math.atan2(sines, cosines) / 4;
        return Math.abs(tilt) < Math.toRadians(MOST_TILT_DEGREES) ? tilt : 0;
    }

    /** A place turned back by a tilt about the origin. */
    public static Coordinate turnedBack(Coordinate place, double tiltRadians) {
        double cosine = Math.cos(tiltRadians);
        double sine = Math.sin(tiltRadians);
        return new Coordinate(cosine * place.x + sine * place.y, cosine * place.y - sine * place.x);
    }

    private static boolean mustPrecede(Coordinate one, Coordinate other, double sideMetres) {
        double west = (other.x - one.x) / sideMetres;
        double north = (one.y - other.y) / sideMetres;
        return west >= -LEVEL_SHARE && north >= -LEVEL_SHARE && Math.max(west, north) > CLEAR_SHARE;
    }
}
