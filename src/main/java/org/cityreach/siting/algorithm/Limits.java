package org.cityreach.siting.algorithm;

/**
 * When a solver stops before it has a proof. The plan depends on the problem, the gap and the seed only,
 * not on the number of threads, unless the time runs out first.
 *
 * @param seconds of wall time; above 0
 * @param gap that is good enough, as a share of the objective; from 0
 * @param seed of whatever is random
 * @param threads from 1
 */
public record Limits(double seconds, double gap, long seed, int threads) {

    public Limits {
        if (!(seconds > 0) || !(gap >= 0) || threads < 1) {
            throw new IllegalArgumentException("seconds " + seconds + ", gap " + gap + ", threads " + threads
                    + "; allowed: seconds above 0, a gap from 0, threads from 1");
        }
    }

    public static Limits seconds(double seconds) {
        return new Limits(seconds, 0, 1, 1);
    }
}
