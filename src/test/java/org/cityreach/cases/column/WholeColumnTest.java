package org.cityreach.cases.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the numbers that were put in. */
class WholeColumnTest {

    @ParameterizedTest(name = "up to {0}")
    @ValueSource(longs = {0, 1, 127, 128, 40_000, Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, Long.MAX_VALUE})
    void givesBackWhatCameWhateverTheWidth(long greatest) {
        Random random = new Random(greatest);
        List<@Nullable Long> values = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            values.add(random.nextInt(5) == 0 ? null : (Long) (long) random.nextInt(3));
        }
        values.add(greatest);
        values.add(-greatest);
        values.add(-greatest - (greatest == Long.MAX_VALUE ? 0 : 1));
        values.add(null);
        check(values);
    }

    @Test
    void keepsNothingWhereAllAreMissing() {
        check(new ArrayList<>(Collections.nCopies(300, null)));
    }

    private static void check(List<@Nullable Long> values) {
        WholeColumn.Builder first = new WholeColumn.Builder(3);
        values.forEach(first::add);
        int[] backwards = IntStream.range(0, values.size())
                .map(i -> values.size() - 1 - i)
                .toArray();
        Column column = first.inOrder(backwards);
        WholeColumn.Builder second = new WholeColumn.Builder(values.size());
        IntStream.range(0, values.size()).forEach(row -> second.addFrom(column, row));
        Column again = second.inOrder(backwards);
        for (int row = 0; row < values.size(); row++) {
            Long value = values.get(row);
            assertThat(again.value(row)).isEqualTo(value);
            assertThat(again.isMissing(row)).isEqualTo(value == null);
            assertThat(again.number(row)).isEqualTo(value == null ? (Double) Double.NaN : (Double) value.doubleValue());
            assertThat(column.value(values.size() - 1 - row)).isEqualTo(value);
        }
    }
}
