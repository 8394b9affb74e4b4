package org.cityreach.hotspot.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: published tables, SciPy's erfc in 40 digits, the paper's example, series worked by hand. */
class ProbabilityTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.92034432544594204",
        "0.6745, 0.49999348572739833",
        "1, 0.3173105078629141",
        "1.959963984540054, 0.050000000000000028",
        "2.4999, 0.012422836749889172",
        "2.5, 0.01241933065155227",
        "2.5758293035489, 0.010000000000000022",
        "3, 0.0026997960632601891",
        "3.290526731, 0.0010000000017483814",
        "5, 5.7330314375838782e-7",
        "8, 1.2441921148543568e-15",
        "12, 3.552964224155358e-33",
        "20, 5.5072482372124674e-89",
        "30, 9.8134278542963741e-198",
        "37.5, 9.2107060191639097e-308"
    })
    void twoSidedProbabilities(double z, double p) {
        assertThat(Normal.twoSided(z)).isCloseTo(p, Percentage.withPercentage(1e-11));
        assertThat(Normal.twoSided(-z)).isEqualTo(Normal.twoSided(z));
    }

    @Test
    void endsOfTheNormalDistribution() {
        assertThat(Normal.twoSided(0)).isEqualTo(1);
        assertThat(Normal.twoSided(112)).isZero();
        assertThat(Normal.twoSided(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Normal.twoSided(Double.NaN)).isNaN();
    }

    /** Both ways of computing meet without a step. */
    @Test
    void theProbabilityFallsThroughout() {
        double before = 1;
        for (double z = 0.001; z < 38; z += 0.001) {
            double p = Normal.twoSided(z);
            assertThat(p).isLessThan(before);
            before = p;
        }
    }

    /** Benjamini and Hochberg 1995, section 3.2: four of fifteen hypotheses fall at 0.05. */
    @Test
    void theExampleOfThePaper() {
        double[] p = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0
        };
        double[] adjusted = FalseDiscovery.adjust(p);
        assertThat(Arrays.stream(adjusted).filter(q -> q <= 0.05).count()).isEqualTo(4);
        assertThat(adjusted[3]).isEqualTo(0.0095 * 15 / 4, within(1e-15));
        // 0.0344 · 15 / 8 is less than what ranks 5 to 7 give.
        assertThat(Arrays.copyOfRange(adjusted, 4, 8))
                .containsExactly(
                        new double[] {0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645}, within(1e-15));
        assertThat(adjusted[14]).isEqualTo(1);
    }

    @Test
    void theOrderDoesNotMatterTiesAreEqualAndNanIsNoTest() {
        assertThat(FalseDiscovery.adjust(new double[] {0.04, Double.NaN, 0.01, 0.04}))
                .containsExactly(0.04, Double.NaN, 0.03, 0.04);
        assertThat(FalseDiscovery.adjust(new double[0])).isEmpty();
        assertThat(FalseDiscovery.adjust(new double[] {Double.NaN})).containsExactly(Double.NaN);
        assertThat(FalseDiscovery.adjust(new double[] {0, 1})).containsExactly(0, 1);
    }

    /** Ten rising values: S = 45, variance 10·9·25/18 = 125, z = 44/√125. */
    @Test
    void aSteadyRise() {
        MannKendall trend = MannKendall.of(new double[] {1, 2, 3, 5, 8, 13, 21, 34, 55, 89});
        assertThat(trend.s()).isEqualTo(45);
        assertThat(trend.variance()).isEqualTo(125);
        assertThat(trend.z()).isEqualTo(3.935479640396, within(1e-11));
        assertThat(trend.p()).isCloseTo(8.303070332644e-5, Percentage.withPercentage(1e-8));
    }

    /**
     * 2 3 3 1 4 4 4: rises less falls from each value on are 4, 2, 2, 3, 0, 0, together 11. One pair and one triple are
     * tied: (7·6·19 − 2·1·9 − 3·2·11)/18 = 714/18.
     */
    @Test
    void tiesLessenTheVariance() {
        MannKendall trend = MannKendall.of(new double[] {2, 3, 3, 1, 4, 4, 4});
        assertThat(trend.s()).isEqualTo(11);
        assertThat(trend.variance()).isEqualTo(714.0 / 18, within(1e-12));
        assertThat(trend.z()).isEqualTo(10 / Math.sqrt(714.0 / 18), within(1e-12));
        MannKendall mirrored = MannKendall.of(new double[] {-2, -3, -3, -1, -4, -4, -4});
        assertThat(mirrored.z()).isEqualTo(-trend.z());
    }

    @Test
    void noTrendInWhatIsFlatOrShort() {
        for (double[] series : new double[][] {{}, {3}, {2, 2, 2, 2}, {0.0, -0.0}}) {
            MannKendall trend = MannKendall.of(series);
            assertThat(trend.s()).isZero();
            assertThat(trend.z()).isZero();
            assertThat(trend.p()).isEqualTo(1);
        }
    }
}
