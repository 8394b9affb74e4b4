package org.cityreach.cases.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.cityreach.job.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: hand-worked borders, and every pair compared by two loops. */
class EarlierCasesTest {

    private static final long DAY = 86_400_000;

    @ParameterizedTest
    @CsvSource({
        "50, 30, 0, true", // both borders belong
        "50.00001, 30, 0, false",
        "30, 30.00001, 0, false",
        "0, 0, 0, true", // the same moment and place: the second by the ties
        "10, 1, 1, false", // another category
        "-50, 30, 0, true",
        "NaN, 1, 0, false"
    })
    void borders(double east, double days, int category, boolean repeats) {
        EarlierCases.Places places = new EarlierCases.Places(
                new double[] {500_000, 500_000 + east},
                new double[] {3_500_000, 3_500_000},
                new long[] {0, Math.round(days * DAY)},
                new int[] {0, category},
                Integer::compare);
        BitSet found = EarlierCases.find(places, row -> true, 50, 30 * DAY, Progress.NONE);
        assertThat(found.get(1)).isEqualTo(repeats);
        assertThat(found.get(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7, 3000, 900", "8, 3000, 300", "9, 2000, 60"})
    void everyPairCompared(long seed, int size, double cityMetres) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] eastings = new double[size];
        double[] northings = new double[size];
        long[] millis = new long[size];
        int[] categories = new int[size];
        for (int i = 0; i < size; i++) {
            eastings[i] = Math.rint(random.nextDouble() * cityMetres / 5) * 5;
            northings[i] = Math.rint(random.nextDouble() * cityMetres / 5) * 5;
            millis[i] = random.nextInt(300) * DAY;
            categories[i] = random.nextInt(-1, 6);
        }
        BitSet expected = new BitSet();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean earlier = millis[j] < millis[i] || millis[j] == millis[i] && j < i;
                boolean near = Math.hypot(eastings[i] - eastings[j], northings[i] - northings[j]) <= 50;
                if (earlier
                        && near
                        && categories[i] >= 0
                        && categories[i] == categories[j]
                        && millis[i] - millis[j] <= 30 * DAY) {
                    expected.set(i);
                }
            }
        }
        EarlierCases.Places places = new EarlierCases.Places(eastings, northings, millis, categories, Integer::compare);
        BitSet found = EarlierCases.find(places, row -> true, 50, 30 * DAY, Progress.NONE);
        assertThat(found).isEqualTo(expected);
        assertThat(found.cardinality()).isBetween(1, size - 1);
    }
}
