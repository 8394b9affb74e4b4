package org.cityreach.areamap.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth: hand-worked lists; natural breaks by trying every partition (seeds in the names) and by the example of
 * Wang and Song (2011), Ckmeans.1d.dp.
 */
class ClassLimitsTest {

    @Test
    void naturalBreaksOfThePublishedExample() {
        double[] sorted = {-1, -1, -1, -1, 2, 2, 2, 4, 5, 6};
        assertThat(ClassLimits.ofNaturalBreaks(sorted, 3)).containsExactly(2, 4);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void naturalBreaksDeviateNoMoreThanAnyPartition(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 60; run++) {
            double[] sorted = new double[1 + random.nextInt(13)];
            boolean whole = random.nextBoolean();
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = whole ? random.nextInt(9) : 1e6 + Math.exp(4 * random.nextGaussian());
            }
            Arrays.sort(sorted);
            int classes = 1 + random.nextInt(5);
            double[] limits = ClassLimits.ofNaturalBreaks(sorted, classes);
            assertThat(limits.length).isEqualTo(Math.min(classes, distinct(sorted)) - 1);
            double least = leastDeviation(sorted, 0, classes);
            assertThat(deviation(sorted, limits)).isCloseTo(least, within(1e-9 * (1 + least)));
        }
    }

    @Test
    void naturalBreaksOfManyValuesAgreeWithTheDirectRecurrence() {
        Random random = new Random(11);
        double[] sorted = new double[900];
        Arrays.setAll(sorted, i -> Math.exp(2 * random.nextGaussian()));
        Arrays.sort(sorted);
        double[] limits = ClassLimits.ofNaturalBreaks(sorted, 7);
        assertThat(deviation(sorted, limits)).isCloseTo(direct(sorted, 7), within(1e-9));
    }

    @Test
    void equalCountKeepsEqualNumbersTogether() {
        assertThat(ClassLimits.ofEqualCount(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 5))
                .containsExactly(3, 5, 7, 9);
        assertThat(ClassLimits.ofEqualCount(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 2}, 5))
                .containsExactly(1);
        assertThat(ClassLimits.ofEqualCount(new double[] {0, 0, 1, 1, 1, 1, 1, 9}, 2))
                .containsExactly(1);
        assertThat(ClassLimits.ofEqualCount(new double[] {4, 4, 4}, 5)).isEmpty();
        assertThat(ClassLimits.ofEqualCount(new double[] {}, 5)).isEmpty();
        assertThat(ClassLimits.ofEqualCount(new double[] {1, 2}, 5)).containsExactly(2);
    }

    @Test
    void equalStepDividesTheRange() {
        assertThat(ClassLimits.ofEqualStep(new double[] {0, 1, 10}, 5)).containsExactly(2, 4, 6, 8);
        assertThat(ClassLimits.ofEqualStep(new double[] {3, 3}, 5)).isEmpty();
        assertThat(ClassLimits.ofEqualStep(new double[] {}, 5)).isEmpty();
    }

    @Test
    void aLimitBelongsToTheClassAbove() {
        double[] limits = {2, 4};
        assertThat(ClassLimits.classOf(Math.nextDown(2.0), limits)).isZero();
        assertThat(ClassLimits.classOf(2, limits)).isEqualTo(1);
        assertThat(ClassLimits.classOf(4, limits)).isEqualTo(2);
        assertThat(ClassLimits.classOf(Double.NaN, limits)).isEqualTo(-1);
    }

    @Test
    void manyValuesAreClassedInAMoment() {
        Random random = new Random(12);
        double[] sorted = random.doubles(250_000).sorted().toArray();
        assertThat(ClassLimits.ofNaturalBreaks(sorted, 5))
                .hasSize(4)
                .satisfies(limits -> assertThat(limits[1]).isCloseTo(0.4, within(0.01)));
    }

    private static int distinct(double[] sorted) {
        return (int) Arrays.stream(sorted).distinct().count();
    }

    private static double deviation(double[] sorted, double[] limits) {
        double sum = 0;
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length
                    || ClassLimits.classOf(sorted[i], limits) != ClassLimits.classOf(sorted[from], limits)) {
                sum += deviationOf(sorted, from, i);
                from = i;
            }
        }
        return sum;
    }

    private static double deviationOf(double[] sorted, int from, int to) {
        double mean = Arrays.stream(sorted, from, to).average().orElseThrow();
        return Arrays.stream(sorted, from, to)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    /** By trying every end of the first class. */
    private static double leastDeviation(double[] sorted, int from, int classes) {
        if (from == sorted.length) {
            return 0;
        }
        double least = deviationOf(sorted, from, sorted.length);
        for (int end = from + 1; classes > 1 && end < sorted.length; end++) {
            least = Math.min(least, deviationOf(sorted, from, end) + leastDeviation(sorted, end, classes - 1));
        }
        return least;
    }

    private static double direct(double[] sorted, int classes) {
        int n = sorted.length;
        double[] before = new double[n + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        for (int layer = 0; layer < classes; layer++) {
            double[] now = new double[n + 1];
            Arrays.fill(now, Double.POSITIVE_INFINITY);
            for (int end = 1; end <= n; end++) {
                double mean = 0;
                double squares = 0;
                for (int start = end - 1; start >= 0; start--) {
                    int count = end - start;
                    double away = sorted[start] - mean;
                    mean += away / count;
                    squares += away * (sorted[start] - mean);
                    now[end] = Math.min(now[end], before[start] + squares);
                }
            }
            before = now;
        }
        return before[n];
    }
}
