package org.cityreach.heat.algorithm;

import java.util.Random;

/** The density by its formula, place by place, written apart from the product's code. */
public final class Formula {

    private Formula() {}

    /** Per km² at a position. */
    public static double quartic(double[] xs, double[] ys, double x, double y, double radiusMetres) {
        double sum = 0;
        for (int i = 0; i < xs.length; i++) {
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            double squared = dx * dx + dy * dy;
            if (squared < radiusMetres * radiusMetres) {
                sum += Math.pow(1 - squared / radiusMetres / radiusMetres, 2);
            }
        }
        return sum * 3 / Math.PI / Math.pow(radiusMetres / 1000, 2);
    }

    public static double gaussian(double[] xs, double[] ys, double x, double y, double radiusMetres) {
        double sigmaKilometres = radiusMetres / 4000;
        double sum = 0;
        for (int i = 0; i < xs.length; i++) {
            double metres = Math.hypot(xs[i] - x, ys[i] - y);
            if (metres < radiusMetres) {
                sum += Math.exp(-Math.pow(metres / 1000 / sigmaKilometres, 2) / 2);
            }
        }
        return sum / (2 * Math.PI * sigmaKilometres * sigmaKilometres) / (1 - Math.exp(-8));
    }

    /** Clusters and a background in a square; the first half of the array are eastings, the second northings. */
    public static double[][] city(long seed, int count, double sideMetres, double west, double south) {
        Random random = new Random(seed);
        double[][] xy = new double[2][count];
        double[][] centres = new double[20][3];
        for (double[] centre : centres) {
            centre[0] = random.nextDouble() * sideMetres;
            centre[1] = random.nextDouble() * sideMetres;
            centre[2] = 200 + random.nextDouble() * 1200;
        }
        for (int i = 0; i < count; i++) {
            double x = -1;
            double y = -1;
            while (x < 0 || y < 0 || x > sideMetres || y > sideMetres) {
                double[] centre = centres[random.nextInt(centres.length)];
                boolean clustered = random.nextDouble() < 0.7;
                x = clustered ? centre[0] + random.nextGaussian() * centre[2] : random.nextDouble() * sideMetres;
                y = clustered ? centre[1] + random.nextGaussian() * centre[2] : random.nextDouble() * sideMetres;
            }
            xy[0][i] = west + x;
            xy[1][i] = south + y;
        }
        return xy;
    }
}
