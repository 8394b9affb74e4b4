package org.cityreach.ranking.algorithm;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks from 1 on for the best. Equal values share a rank and the next rank is left out for each of them (1, 2, 2, 4:
 * standard competition ranking). Values are compared exactly. A value that does not exist (NaN) has rank 0.
 */
public final class Ranks {

    private Ranks() {}

    /**
     * @param highestFirst whether the highest value is the best
     * @return by place of the value
     */
    public static int[] of(double[] values, boolean highestFirst) {
        Comparator<Integer> ascending = Comparator.comparingDouble(i -> values[i]);
        int[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(highestFirst ? ascending.reversed() : ascending)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[values.length];
        for (int place = 0; place < order.length; place++) {
            boolean tied = place > 0 && values[order[place]] == values[order[place - 1]];
            ranks[order[place]] = tied ? ranks[order[place - 1]] : place + 1;
        }
        return ranks;
    }
}
