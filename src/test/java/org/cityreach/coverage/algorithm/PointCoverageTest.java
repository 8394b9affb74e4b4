package org.cityreach.coverage.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: Pythagorean triples at the radius, and a plain loop over all pairs on seeded random cities. */
class PointCoverageTest {

    @ParameterizedTest(name = "a point exactly at the radius, facility at easting {0}, northing {1}")
    @CsvSource({"0, 0", "494501.6866, 3508699.5214", "500000.1, 3500000.1", "-71000.3, 9999999.7"})
    void aPointExactlyAtTheRadiusIsServed(double easting, double northing) {
        double[] dx = {500, 300, 400, -300, 0, 140, -480, 500.00001, 300.00001, 0};
        double[] dy = {0, 400, 300, -400, -500, 480, 140, 0, 400, 500.00001};
        double[] x = new double[dx.length];
        double[] y = new double[dx.length];
        Arrays.setAll(x, i -> easting + dx[i]);
        Arrays.setAll(y, i -> northing + dy[i]);
        DiskSet disk = DiskSet.of(new double[] {easting}, new double[] {northing}, 500);
        boolean[] expected = {true, true, true, true, true, true, true, false, false, false};
        assertThat(PointCoverage.compute(disk, x, y, Progress.NONE)).isEqualTo(expected);
        PointCoverage.Shares shares = PointCoverage.computeShares(disk, x, y, null, Progress.NONE);
        for (int i = 0; i < expected.length; i++) {
            assertThat(shares.isServed(i)).as("point %s", i).isEqualTo(expected[i]);
        }
        assertThat(shares.servedPoints()).containsExactly(7);
        assertThat(shares.aloneWeight()).containsExactly(7);
    }

    @Test
    void nobodyAndNothing() {
        DiskSet none = DiskSet.of(new double[0], new double[0], 500);
        assertThat(PointCoverage.compute(none, new double[] {1}, new double[] {2}, Progress.NONE))
                .containsExactly(false);
        DiskSet one = DiskSet.of(new double[] {0}, new double[] {0}, 500);
        assertThat(PointCoverage.compute(one, new double[0], new double[0], Progress.NONE))
                .isEmpty();
        double[] odd = {Double.NaN, 0, Double.POSITIVE_INFINITY};
        assertThat(PointCoverage.compute(one, odd, new double[] {0, Double.NaN, 0}, Progress.NONE))
                .containsExactly(false, false, false);
    }

    @Test
    void refusesADiskWithoutRadius() {
        assertThatThrownBy(() -> DiskSet.of(new double[] {0}, new double[] {0}, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> DiskSet.of(new double[] {Double.NaN}, new double[] {0}, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "against a plain loop, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithAPlainLoop(long seed) {
        Random random = new Random(seed);
        int sites = 1 + random.nextInt(120);
        double[] radius = new double[sites];
        int[] owner = new int[sites];
        int owners = sites / 2 + 1;
        for (int i = 0; i < sites; i++) {
            radius[i] = seed % 2 == 0 ? 300 : Math.pow(10, 1 + 3 * random.nextDouble());
            owner[i] = random.nextInt(owners);
        }
        double[] cx = coordinates(random, sites, 494_000);
        double[] cy = coordinates(random, sites, 3_508_000);
        double[] x = coordinates(random, 70_000, 494_000);
        double[] y = coordinates(random, 70_000, 3_508_000);
        double[] weight = coordinates(random, 70_000, 0);
        DiskSet disks = DiskSet.of(cx, cy, radius, owner, owners);
        boolean[] served = PointCoverage.compute(disks, x, y, Progress.NONE);
        PointCoverage.Shares shares = PointCoverage.computeShares(disks, x, y, weight, Progress.NONE);
        double[] servedWeight = new double[owners];
        double[] aloneWeight = new double[owners];
        long[] servedPoints = new long[owners];
        for (int i = 0; i < x.length; i++) {
            boolean[] by = new boolean[owners];
            int many = 0;
            for (int j = 0; j < sites; j++) {
                if (!by[owner[j]] && Math.hypot(x[i] - cx[j], y[i] - cy[j]) <= radius[j]) {
                    by[owner[j]] = true;
                    many++;
                }
            }
            assertThat(served[i]).isEqualTo(many > 0).isEqualTo(shares.isServed(i));
            for (int k = 0; k < owners; k++) {
                if (by[k]) {
                    servedPoints[k]++;
                    servedWeight[k] += weight[i];
                    aloneWeight[k] += many == 1 ? weight[i] : 0;
                }
            }
        }
        assertThat(shares.servedPoints()).isEqualTo(servedPoints);
        assertThat(shares.servedWeight()).containsExactly(servedWeight, within(1e-3));
        assertThat(shares.aloneWeight()).containsExactly(aloneWeight, within(1e-3));
    }

    private static double[] coordinates(Random random, int size, double from) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> from + 8000 * random.nextDouble());
        return values;
    }
}
