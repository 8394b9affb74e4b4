package org.cityreach.hotspot.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Truth: series made by hand for each rule of docs/emerging-hotspots.md. A letter is a step: H hot, C cold, - neither;
 * the numbers are z.
 */
class EmergingPatternTest {

    private static final String RISING = "2 2.1 2.3 2.6 3 3.1 3.5 4 5 6";
    private static final String FALLING = "6 5 4 3.5 3.1 3 2.6 2.3 2.1 2";
    private static final String LEVEL = "3 4 3 4 3 4 3 4 3 4";

    static Stream<Arguments> hotSeries() {
        return Stream.of(
                Arguments.of("---------H", LEVEL, EmergingPattern.NEW_HOT),
                Arguments.of("-----C---H", LEVEL, EmergingPattern.NEW_HOT),
                Arguments.of("--------HH", LEVEL, EmergingPattern.CONSECUTIVE_HOT),
                Arguments.of("--HHHHHHHH", RISING, EmergingPattern.CONSECUTIVE_HOT),
                Arguments.of("-C-----HHH", LEVEL, EmergingPattern.CONSECUTIVE_HOT),
                Arguments.of("HHHHHHHHHH", RISING, EmergingPattern.INTENSIFYING_HOT),
                Arguments.of("-HHHHHHHHH", RISING, EmergingPattern.INTENSIFYING_HOT),
                Arguments.of("HHHHHHHHHH", LEVEL, EmergingPattern.PERSISTENT_HOT),
                Arguments.of("HHHH-HHHHH", LEVEL, EmergingPattern.PERSISTENT_HOT),
                Arguments.of("HHHHHHHHHH", FALLING, EmergingPattern.DIMINISHING_HOT),
                Arguments.of("H-H--H-H-H", LEVEL, EmergingPattern.SPORADIC_HOT),
                Arguments.of("H--------H", RISING, EmergingPattern.SPORADIC_HOT),
                Arguments.of("CC-H--C--H", LEVEL, EmergingPattern.OSCILLATING_HOT),
                Arguments.of("HHHHHHHHH-", FALLING, EmergingPattern.HISTORICAL_HOT),
                Arguments.of("----------", LEVEL, EmergingPattern.NONE),
                Arguments.of("HHHHHHHH--", FALLING, EmergingPattern.NONE),
                // Nine of ten hot, but now cold: what is now comes first.
                Arguments.of("HHHHHHHHHC", FALLING, EmergingPattern.NEW_COLD));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("hotSeries")
    void hotPatterns(String states, String series, EmergingPattern pattern) {
        assertThat(EmergingPattern.of(states(states, 1), MannKendall.of(numbers(series, 1))))
                .isEqualTo(pattern);
    }

    /** The same upside down. */
    @ParameterizedTest(name = "cold instead of hot: {0} {1}")
    @MethodSource("hotSeries")
    void coldPatternsMirrorThem(String states, String series, EmergingPattern pattern) {
        EmergingPattern mirrored = pattern == EmergingPattern.NONE
                ? pattern
                : EmergingPattern.valueOf(pattern.name()
                        .replace("HOT", "X")
                        .replace("COLD", "HOT")
                        .replace("X", "COLD"));
        assertThat(EmergingPattern.of(states(states, -1), MannKendall.of(numbers(series, -1))))
                .isEqualTo(mirrored);
    }

    @Test
    void allSixteenAreSeen() {
        assertThat(hotSeries()
                        .map(one -> (EmergingPattern) one.get()[2])
                        .filter(pattern -> pattern.sign() > 0)
                        .distinct())
                .hasSize(8);
        assertThat(EmergingPattern.values()).hasSize(17);
    }

    /** Nine tenths of twelve steps are 10.8: eleven are enough, ten are not. */
    @Test
    void nineTenthsAreNotRounded() {
        MannKendall level = MannKendall.of(numbers(LEVEL, 1));
        assertThat(EmergingPattern.of(states("-HHHHHHHHHHH", 1), level)).isEqualTo(EmergingPattern.PERSISTENT_HOT);
        assertThat(EmergingPattern.of(states("--HHHHHHHHHH", 1), level)).isEqualTo(EmergingPattern.CONSECUTIVE_HOT);
        assertThat(EmergingPattern.of(states("HHHHHHHHHHH-", 1), level)).isEqualTo(EmergingPattern.HISTORICAL_HOT);
        assertThat(EmergingPattern.of(states("HHHHHHHHHH--", 1), level)).isEqualTo(EmergingPattern.NONE);
    }

    @Test
    void noStepsHaveNoPattern() {
        assertThat(EmergingPattern.of(new int[0], MannKendall.of(new double[0])))
                .isEqualTo(EmergingPattern.NONE);
    }

    @Test
    void labelsAreTheNamesOfDocuments() {
        assertThat(EmergingPattern.NEW_HOT.label()).isEqualTo("new-hot");
        assertThat(EmergingPattern.HISTORICAL_COLD.label()).isEqualTo("historical-cold");
        assertThat(EmergingPattern.HISTORICAL_COLD.sign()).isEqualTo(-1);
        assertThat(HotState.HOT_99.sign()).isEqualTo(1);
        assertThat(HotState.COLD_90.sign()).isEqualTo(-1);
        assertThat(HotState.NONE.sign()).isZero();
        assertThat(HotState.of(-3, 0.01)).isEqualTo(HotState.COLD_99);
        assertThat(HotState.of(3, 0.1)).isEqualTo(HotState.HOT_90);
        assertThat(HotState.of(1, 0.1000001)).isEqualTo(HotState.NONE);
        assertThat(HotState.of(Double.NaN, Double.NaN)).isEqualTo(HotState.NONE);
    }

    private static int[] states(String letters, int sign) {
        return letters.chars()
                .map(letter -> letter == 'H' ? sign : letter == 'C' ? -sign : 0)
                .toArray();
    }

    private static double[] numbers(String text, int sign) {
        return Stream.of(text.split(" "))
                .mapToDouble(number -> sign * Double.parseDouble(number))
                .toArray();
    }
}
