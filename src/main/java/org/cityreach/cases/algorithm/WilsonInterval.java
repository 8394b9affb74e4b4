package org.cityreach.cases.algorithm;

/**
 * Between what limits a share of {@code hits} out of {@code trials} lies with 95 % confidence: the score interval
 * without continuity correction (E. B. Wilson, Probable inference, the law of succession, and statistical inference,
 * 1927). Limits are shares from 0 to 1; without trials they are 0 and 1.
 */
public record WilsonInterval(double low, double high) {

    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    public static WilsonInterval of(long hits, long trials) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials);
        }
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double share = (double) hits / trials;
        double square = Z * Z / trials;
        double middle = (share + square / 2) / (1 + square);
        double half = Z * Math.sqrt(share * (1 - share) / trials + square / (4.0 * trials)) / (1 + square);
        return new WilsonInterval(hits == 0 ? 0 : middle - half, hits == trials ? 1 : middle + half);
    }
}
