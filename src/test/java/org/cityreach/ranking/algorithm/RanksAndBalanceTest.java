package org.cityreach.ranking.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Truth: hand-worked ranks and spreads; the Gini coefficient also by its definition over all pairs. */
class RanksAndBalanceTest {

    @Test
    void equalValuesShareARankAndTheNextIsLeftOut() {
        double[] values = {30, 10, 20, 20, Double.NaN, 40};
        assertThat(Ranks.of(values, false)).containsExactly(4, 1, 2, 2, 0, 5);
        assertThat(Ranks.of(values, true)).containsExactly(2, 5, 3, 3, 0, 1);
        assertThat(Ranks.of(new double[0], true)).isEmpty();
    }

    @Test
    void balanceByHand() {
        // mean 5, squares 9 + 1 + 1 + 9, Gini (−3·2 −1·4 + 1·6 + 3·8) ÷ (4·20)
        Balance balance = Balance.of(new double[] {8, 4, 2, 6});
        assertThat(balance.mean()).isEqualTo(5);
        assertThat(balance.sd()).isCloseTo(Math.sqrt(5), within(1e-15));
        assertThat(balance.cv()).isCloseTo(Math.sqrt(5) / 5, within(1e-15));
        assertThat(balance.gini()).isEqualTo(0.25);
    }

    @Test
    void giniIsHalfTheMeanDifferenceOverTheMean() {
        double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 0};
        double differences = 0;
        double sum = 0;
        for (double a : values) {
            sum += a;
            for (double b : values) {
                differences += Math.abs(a - b);
            }
        }
        assertThat(Balance.of(values).gini()).isCloseTo(differences / (2 * values.length * sum), within(1e-15));
    }

    @Test
    void allTheSameNothingAndOneWithAll() {
        assertThat(Balance.of(new double[] {7, 7, 7}).gini()).isZero();
        assertThat(Balance.of(new double[] {0, 0, 12}).gini()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(Balance.of(new double[] {0, 0}).gini()).isNaN();
        assertThat(Balance.of(new double[0]).mean()).isNaN();
    }
}
