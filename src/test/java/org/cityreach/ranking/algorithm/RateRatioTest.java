package org.cityreach.ranking.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Truth: published examples — Stata's manual on {@code iri} (41 cancers in 28 010 person-years against 15 in 19 017)
 * and R's on {@code poisson.test} (11 in 800 against 21 in 3011) — and closed forms for counts of 0.
 */
class RateRatioTest {

    @Test
    void publishedExamples() {
        RateRatio cancers = RateRatio.of(15, 19_017, 41, 28_010);
        assertThat(cancers.value()).isCloseTo(1.855759, within(5e-7));
        assertThat(cancers.low()).isCloseTo(1.005684, within(5e-7));
        assertThat(cancers.high()).isCloseTo(3.6093, within(5e-6));
        RateRatio rates = RateRatio.of(21, 3011, 11, 800);
        assertThat(rates.value()).isCloseTo(1.971488, within(5e-7));
        assertThat(rates.low()).isCloseTo(0.8584264, within(5e-8));
        assertThat(rates.high()).isCloseTo(4.2772659, within(5e-8));
    }

    @Test
    void countsOfZero() {
        // five to none: the share's lower limit is 0.025^(1/5), so the ratio's is that over one less it
        double share = Math.pow(0.025, 0.2);
        RateRatio more = RateRatio.of(0, 10, 5, 10);
        assertThat(more.value()).isInfinite();
        assertThat(more.low()).isCloseTo(share / (1 - share), within(1e-12));
        assertThat(more.high()).isInfinite();
        RateRatio fewer = RateRatio.of(5, 10, 0, 10);
        assertThat(fewer.value()).isZero();
        assertThat(fewer.low()).isZero();
        assertThat(fewer.high()).isCloseTo((1 - share) / share, within(1e-12));
        RateRatio none = RateRatio.of(0, 10, 0, 10);
        assertThat(none.value()).isNaN();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isInfinite();
    }

    @Test
    void swappingTheSidesTurnsTheRatioOver() {
        RateRatio ratio = RateRatio.of(37, 180, 22, 120);
        RateRatio turned = RateRatio.of(22, 120, 37, 180);
        assertThat(turned.value()).isCloseTo(1 / ratio.value(), within(1e-12));
        assertThat(turned.low()).isCloseTo(1 / ratio.high(), within(1e-10));
        assertThat(turned.high()).isCloseTo(1 / ratio.low(), within(1e-10));
    }

    /** Values of scipy.special.betainc. */
    @ParameterizedTest
    @CsvSource({
        "2, 3, 0.4, 0.5248",
        "0.5, 0.5, 0.3, 0.36901011956554536",
        "1000, 2000, 0.34, 0.7812150911606441",
        "1000000, 1000000, 0.5003, 0.8019280371578701",
        "1, 100000, 0.00001, 0.6321223982334279"
    })
    void incompleteBeta(double a, double b, double x, double expected) {
        assertThat(IncompleteBeta.of(a, b, x)).isCloseTo(expected, within(1e-9 * expected));
        assertThat(IncompleteBeta.inverse(a, b, expected)).isCloseTo(x, within(1e-9 * x));
    }
}
