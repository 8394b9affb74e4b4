package org.cityreach.cases.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cityreach.cases.algorithm.SpaceTimeGroups.Events;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: hand-made places and times; comparison of all pairs for random ones. */
class SpaceTimeGroupsTest {

    private static final double[] CITY = {494_501.69, 3_508_699.52};

    @Test
    void bothLimitsBelong() {
        assertThat(groups(new double[] {0, 50}, new long[] {0, 30})).containsExactly(0, 0);
        assertThat(groups(new double[] {0, 50.001}, new long[] {0, 30})).containsExactly(0, 1);
        assertThat(groups(new double[] {0, 50}, new long[] {31, 0})).containsExactly(0, 1);
    }

    @Test
    void aChainJoinsWhatIsFarApart() {
        assertThat(groups(new double[] {0, 40, 80, 120, 500}, new long[] {0, 20, 40, 60, 60}))
                .containsExactly(0, 0, 0, 0, 4);
    }

    @Test
    void nearInSpaceAtAnotherTimeIsNoLinkThoughATimeBetweenIsElsewhere() {
        assertThat(groups(new double[] {0, 400, 0}, new long[] {0, 20, 40})).containsExactly(0, 1, 2);
    }

    @Test
    void anotherKindNoKindAndNoPlaceAreNotLinked() {
        double[] x = {0, 0, 0, Double.NaN, Double.NaN, 0};
        int[] firsts = SpaceTimeGroups.compute(
                new Events(x, new double[6], new long[6], new int[] {0, 1, -1, 0, 0, -1}), 50, 30, Progress.NONE);
        assertThat(firsts).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void nothingAndOne() {
        assertThat(groups(new double[0], new long[0])).isEmpty();
        assertThat(groups(new double[1], new long[1])).containsExactly(0);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        Events none = new Events(new double[0], new double[0], new long[0], new int[0]);
        assertThatThrownBy(() -> SpaceTimeGroups.compute(none, 0, 1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpaceTimeGroups.compute(none, Double.NaN, 1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpaceTimeGroups.compute(none, 1, -1, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "seed {0}, {1} m, {2} days over {3} m and {4} days, snapped to {5} m")
    @CsvSource({
        "1, 50, 30, 3000, 365, 0",
        "2, 50, 3, 500, 365, 0",
        "3, 7, 30, 300, 90, 0",
        "4, 50, 30, 3000, 365, 25",
        "5, 50, 0, 400, 20, 50",
        "6, 5000, 1, 3000, 3650, 0",
        "7, 0.1, 3650, 5, 10, 0.05",
        "8, 100, 10, 1, 365, 0",
    })
    void agreesWithTheComparisonOfAllPairs(
            long seed, double metres, long days, double spreadMetres, int spreadDays, double snapMetres) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int size = 1200;
        double[] x = new double[size];
        double[] y = new double[size];
        long[] moments = new long[size];
        int[] kinds = new int[size];
        for (int i = 0; i < size; i++) {
            x[i] = CITY[0] + snapped(random.nextDouble(spreadMetres), snapMetres);
            y[i] = CITY[1] + snapped(random.nextDouble(spreadMetres), snapMetres);
            moments[i] = random.nextInt(spreadDays);
            kinds[i] = random.nextInt(-1, 3);
        }
        Events events = new Events(x, y, moments, kinds);
        assertThat(SpaceTimeGroups.compute(events, metres, days, Progress.NONE))
                .isEqualTo(byAllPairs(events, metres, days));
    }

    @Test
    void theOrderOfTheEventsChangesNothing() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(9);
        int size = 2000;
        double[] x = random.doubles(size, 0, 2000).toArray();
        long[] moments = random.longs(size, 0, 200).toArray();
        int[] there = groups(x, moments);
        int[] back = groups(reversed(x), reversed(moments));
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < Math.min(size, i + 40); j++) {
                assertThat(back[size - 1 - i] == back[size - 1 - j])
                        .as("%d and %d", i, j)
                        .isEqualTo(there[i] == there[j]);
            }
        }
    }

    @Test
    void aMillionInOnePlaceAtOneMomentAreOneGroup() {
        int size = 1_000_000;
        Events events = new Events(new double[size], new double[size], new long[size], new int[size]);
        int[] firsts = SpaceTimeGroups.compute(events, 50, 30, Progress.NONE);
        assertThat(Arrays.stream(firsts).allMatch(first -> first == 0)).isTrue();
    }

    private static long[] reversed(long[] values) {
        return IntStream.range(0, values.length)
                .mapToLong(i -> values[values.length - 1 - i])
                .toArray();
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }

    private static double snapped(double metres, double stepMetres) {
        return stepMetres == 0 ? metres : stepMetres * Math.rint(metres / stepMetres);
    }

    private static int[] groups(double[] x, long[] moments) {
        return SpaceTimeGroups.compute(
                new Events(x, new double[x.length], moments, new int[x.length]), 50, 30, Progress.NONE);
    }

    /** Spreads the least index along all links until nothing changes. */
    private static int[] byAllPairs(Events events, double metres, long span) {
        int[] least = IntStream.range(0, events.size()).toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < events.size(); i++) {
                for (int j = 0; j < events.size(); j++) {
                    if (least[j] < least[i] && isLinked(events, i, j, metres, span)) {
                        least[i] = least[j];
                        changed = true;
                    }
                }
            }
        }
        return least;
    }

    private static boolean isLinked(Events events, int i, int j, double metres, long span) {
        return events.kinds()[i] >= 0
                && events.kinds()[i] == events.kinds()[j]
                && Math.abs(events.moments()[i] - events.moments()[j]) <= span
                && Math.hypot(events.x()[i] - events.x()[j], events.y()[i] - events.y()[j]) <= metres + 1e-6;
    }
}
