package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.locationtech.jts.geom.Polygon;

/**
 * A river or canal of even width along a gently winding middle line.
 *
 * @param eastWest whether {@code course} gives v by u; else u by v
 */
public record River(
        String name, double widthMetres, boolean eastWest, double from, double to, DoubleUnaryOperator course) {

    private static final double STEP_METRES = 60;

    /** The rivers of the demo city. */
    public static List<River> all() {
        return List.of(
                new River(
                        "长沟河",
                        44,
                        true,
                        -14_500,
                        15_500,
                        u -> 1150 - 0.34 * u + 230 * StrictMath.sin(u / 820 + 0.3) + 80 * StrictMath.sin(u / 310)),
                new River(
                        "采菱港",
                        34,
                        false,
                        -15_000,
                        14_500,
                        v -> 2780 + 0.1 * v + 240 * StrictMath.sin(v / 1000 + 1) + 60 * StrictMath.sin(v / 360)),
                new River(
                        "武南河",
                        58,
                        true,
                        -3150,
                        15_500,
                        u -> -2440 + 0.05 * u + 190 * StrictMath.sin(u / 1150 + 0.5) + 60 * StrictMath.sin(u / 420)),
                new River(
                        "京杭运河",
                        92,
                        true,
                        -15_500,
                        15_500,
                        u -> 4650 + 0.1 * u + 260 * StrictMath.sin(u / 1900) + 60 * StrictMath.sin(u / 700)),
                new River(
                        "永胜河",
                        18,
                        false,
                        330,
                        4600,
                        v -> -640 + 0.1 * v + 90 * StrictMath.sin(v / 520) + 40 * StrictMath.sin(v / 190)),
                new River(
                        "湖塘河",
                        18,
                        true,
                        -4700,
                        2700,
                        u -> -720 - 0.02 * u + 120 * StrictMath.sin(u / 600 + 2) + 45 * StrictMath.sin(u / 210)),
                new River(
                        "龚巷河",
                        16,
                        false,
                        -2500,
                        330,
                        v -> 900 + 0.06 * v + 110 * StrictMath.sin(v / 450 + 1) + 30 * StrictMath.sin(v / 170)));
    }

    /** The river, widened on both sides. */
    public Polygon polygon(Warp warp, double wideningMetres) {
        double half = widthMetres / 2 + wideningMetres;
        List<double[]> left = new ArrayList<>();
        List<double[]> right = new ArrayList<>();
        for (double at = from; at <= to; at += STEP_METRES) {
            double slope = (course.applyAsDouble(at + 1) - course.applyAsDouble(at - 1)) / 2;
            double length = Math.sqrt(1 + slope * slope);
            double along = slope / length * half;
            double across = half / length;
            double on = course.applyAsDouble(at);
            left.add(at(at - along, on + across));
            right.add(0, at(at + along, on - across));
        }
        List<double[]> ring = new ArrayList<>(right);
        ring.addAll(left);
        ring.add(ring.get(0));
        if (eastWest) {
            Collections.reverse(ring);
        }
        return warp.polygon(ring);
    }

    /** A place in the middle of the river. */
    public double[] middle(double along) {
        return at(along, course.applyAsDouble(along));
    }

    private double[] at(double along, double across) {
        return eastWest ? new double[] {along, across} : new double[] {across, along};
    }
}
