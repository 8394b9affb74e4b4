package org.cityreach.demo.plan;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Bends the plan onto the ground: a turn by some degrees and a smooth displacement of up to about 300 m
 * with wavelengths of kilometres, so that streets swing gently as they do in a grown city. Plan metres
 * in, city metres (EPSG:4549, x easting, y northing) out. The slope of the displacement stays below
 * 0.25, so the map is one to one and keeps the sense of rings. Only {@link StrictMath}: the same bits on
 * every machine.
 */
public final class Warp {

    private static final double ORIGIN_EASTING = 494_500;
    private static final double ORIGIN_NORTHING = 3_508_700;
    private static final double TURN_DEGREES = -4.5;
    private static final double COS = StrictMath.cos(StrictMath.toRadians(TURN_DEGREES));
    private static final double SIN = StrictMath.sin(StrictMath.toRadians(TURN_DEGREES));

    private final GeometryFactory factory = new GeometryFactory();

    /** One place of the plan in city metres. */
    public Coordinate toGround(double u, double v) {
        double bentU = u
                + 170 * StrictMath.sin(v / 1750 + 0.7)
                + 60 * StrictMath.sin((u + 0.6 * v) / 950 + 2.1)
                + 25 * StrictMath.sin((v - 0.4 * u) / 420);
        double bentV = v
                + 190 * StrictMath.sin(u / 1950 + 2.4)
                + 55 * StrictMath.sin((v - 0.7 * u) / 1050 + 0.4)
                + 25 * StrictMath.sin((u + 0.3 * v) / 460 + 1.3);
        return new Coordinate(ORIGIN_EASTING + COS * bentU - SIN * bentV, ORIGIN_NORTHING + SIN * bentU + COS * bentV);
    }

    public Point point(double u, double v) {
        return factory.createPoint(toGround(u, v));
    }

    public LineString line(List<double[]> plan) {
        return factory.createLineString(bend(plan));
    }

    /** A polygon from a closed ring of the plan. */
    public Polygon polygon(List<double[]> ring) {
        return factory.createPolygon(bend(ring));
    }

    private Coordinate[] bend(List<double[]> plan) {
        Coordinate[] ground = new Coordinate[plan.size()];
        for (int i = 0; i < ground.length; i++) {
            double[] at = plan.get(i);
            ground[i] = toGround(at[0], at[1]);
        }
        return ground;
    }
}
