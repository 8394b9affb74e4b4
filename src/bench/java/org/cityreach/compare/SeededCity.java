package org.cityreach.compare;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A city of {@value #SIZE_METRES} m × {@value #SIZE_METRES} m in EPSG:32650 for benchmarks: points in
 * forty clusters over an even background, and facilities laid out the same way. The same seed gives the
 * same city. Coordinates are rounded to centimetres, so that text and binary copies agree.
 */
public final class SeededCity {

    public static final double WEST_METRES = 485_000;
    public static final double SOUTH_METRES = 4_410_000;
    public static final int SIZE_METRES = 30_000;
    public static final int CELL_METRES = 100;

    private static final int CLUSTERS = 40;

    private final RandomGenerator random;
    private final double[] clusterX = new double[CLUSTERS];
    private final double[] clusterY = new double[CLUSTERS];
    private final double[] clusterSpread = new double[CLUSTERS];
    private final double[] clusterShare = new double[CLUSTERS];

    /** Coordinates of many points, by index. */
    public record Points(double[] eastings, double[] northings) {
        public int size() {
            return eastings.length;
        }
    }

    public SeededCity(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double total = 0;
        for (int i = 0; i < CLUSTERS; i++) {
            clusterX[i] = random.nextDouble(2000, 28_000);
            clusterY[i] = random.nextDouble(2000, 28_000);
            clusterSpread[i] = random.nextDouble(300, 2500);
            total += random.nextExponential() + random.nextExponential();
            clusterShare[i] = total;
        }
        for (int i = 0; i < CLUSTERS; i++) {
            clusterShare[i] /= total;
        }
    }

    /** Points of which a share lies in clusters and the rest anywhere. */
    public Points points(int count, double clusteredShare) {
        double[] eastings = new double[count];
        double[] northings = new double[count];
        for (int i = 0; i < count; i++) {
            boolean clustered = random.nextDouble() < clusteredShare;
            double x;
            double y;
            do {
                int cluster = clustered ? anyCluster() : -1;
                x = clustered
                        ? clusterX[cluster] + clusterSpread[cluster] * random.nextGaussian()
                        : random.nextDouble(SIZE_METRES);
                y = clustered
                        ? clusterY[cluster] + clusterSpread[cluster] * random.nextGaussian()
                        : random.nextDouble(SIZE_METRES);
            } while (x < 0 || y < 0 || x >= SIZE_METRES - 0.01 || y >= SIZE_METRES - 0.01);
            eastings[i] = WEST_METRES + Math.rint(x * 100) / 100;
            northings[i] = SOUTH_METRES + Math.rint(y * 100) / 100;
        }
        return new Points(eastings, northings);
    }

    private int anyCluster() {
        int found = Arrays.binarySearch(clusterShare, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found, CLUSTERS - 1);
    }
}
