package org.cityreach.hotspot.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;

/**
 * Gi* in space and time: each place at each step beside all places at all steps. The neighbourhood of a
 * place at a step is the place itself and its neighbours, at that step and at some steps before it; the first steps have
 * fewer before them. Otherwise as {@link GetisOrd}, n being places times steps.
 */
public final class SpaceTimeGetisOrd {

    private SpaceTimeGetisOrd() {}

    /**
     * The z by step and place.
     *
     * @param values by step, oldest first, then by place
     * @param stepsBefore how many steps before belong, from 0 on
     */
    public static double[][] compute(double[][] values, Neighbourhood neighbours, int stepsBefore, Progress progress) {
        int steps = values.length;
        int places = neighbours.size();
        double n = (double) steps * places;
        Moments moments = moments(values);
        double[][] around = new double[steps][];
        IntStream.range(0, steps).parallel().forEach(step -> {
            progress.checkCancelled();
            around[step] = neighbours.sums(values[step]);
            for (int i = 0; i < places; i++) {
                around[step][i] += values[step][i];
            }
        });
        double[][] z = new double[steps][places];
        IntStream.range(0, steps).parallel().forEach(step -> {
            int first = Math.max(0, step - stepsBefore);
            if (moments.isFlat()) {
                Arrays.fill(z[step], Double.NaN);
                return;
            }
            for (int i = 0; i < places; i++) {
                double sum = 0;
                for (int before = first; before <= step; before++) {
                    sum += around[before][i];
                }
                double weight = (neighbours.count(i) + 1.0) * (step - first + 1);
                double variance = weight * (n - weight) * moments.second() / (n - 1);
                z[step][i] = variance > 0 ? (sum - moments.mean() * weight) / Math.sqrt(variance) : Double.NaN;
            }
        });
        return z;
    }

    private static Moments moments(double[][] values) {
        int places = values[0].length;
        double[] all = new double[Math.multiplyExact(values.length, places)];
        for (int step = 0; step < values.length; step++) {
            System.arraycopy(values[step], 0, all, step * places, places);
        }
        return Moments.of(all);
    }
}
