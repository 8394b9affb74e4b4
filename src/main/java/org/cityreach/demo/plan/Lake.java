package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lake south-west of the city, 滆湖, and the park on its shore. */
public final class Lake {

    private static final double SHORE_U = -4250;
    private static final double SHORE_V = -1530;
    private static final double ALONG_U = 0.669;
    private static final double ALONG_V = -0.743;
    private static final double HALF_SHORE_METRES = 4300;
    private static final double STEP_METRES = 60;

    private Lake() {}

    /** The closed shore, counter-clockwise in the plan. */
    public static List<double[]> ring() {
        List<double[]> ring = new ArrayList<>();
        for (double along = -HALF_SHORE_METRES; along <= HALF_SHORE_METRES; along += STEP_METRES) {
            ring.add(shore(along, 0));
        }
        List<double[]> far = new ArrayList<>();
        int steps = 150;
        for (int i = 1; i < steps; i++) {
            double turn = Math.PI * i / steps;
            double cosine = StrictMath.cos(turn);
            double along = HALF_SHORE_METRES * cosine;
            double out =
                    -StrictMath.sin(turn) * (4300 + 300 * StrictMath.sin(turn * 5) + 120 * StrictMath.sin(turn * 17))
                            + wave(along) * cosine * cosine * cosine * cosine;
            far.add(place(along, out));
        }
        ring.addAll(far);
        ring.add(ring.get(0));
        Collections.reverse(ring);
        return ring;
    }

    /** A closed strip of land along the shore. */
    public static List<double[]> shoreStrip(double from, double to, double depthMetres) {
        List<double[]> ring = new ArrayList<>();
        for (double along = from; along <= to; along += STEP_METRES) {
            ring.add(shore(along, 6));
        }
        List<double[]> inland = new ArrayList<>();
        for (double along = from; along <= to; along += STEP_METRES) {
            double share = (along - from) / (to - from);
            double depth =
                    depthMetres * (0.35 + 0.65 * StrictMath.sin(Math.PI * share)) + 25 * StrictMath.sin(along / 130);
            inland.add(0, shore(along, depth));
        }
        ring.addAll(inland);
        ring.add(ring.get(0));
        return ring;
    }

    private static double[] shore(double along, double inlandMetres) {
        return place(along, wave(along) + inlandMetres);
    }

    private static double wave(double along) {
        double end = along / HALF_SHORE_METRES;
        return -1500 * StrictMath.pow(Math.abs(end), 5)
                + 170 * StrictMath.sin(along / 720 + 0.8)
                + 70 * StrictMath.sin(along / 260 + 1)
                + 30 * StrictMath.sin(along / 110);
    }

    private static double[] place(double along, double inlandMetres) {
        return new double[] {
            SHORE_U + along * ALONG_U - inlandMetres * ALONG_V, SHORE_V + along * ALONG_V + inlandMetres * ALONG_U
        };
    }
}
