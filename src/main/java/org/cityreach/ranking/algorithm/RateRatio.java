package org.cityreach.ranking.algorithm;

/**
 * How many times as often something happens after as before, with limits between which the true ratio lies with
 * 95 % confidence or more. Exact where both counts are Poisson: given their sum, the later one is binomial, so
 * the limits are those of C. Clopper and E. Pearson (1934) for its share, turned into a ratio. Real counts that come in
 * bursts vary more than Poisson ones; then the limits are too narrow.
 *
 * <p>Nothing before: the ratio and the upper limit are infinite, the lower limit is not. Nothing after: ratio and
 * lower limit are 0. Nothing at all: the ratio is NaN, the limits are 0 and infinite.
 *
 * @param value (after ÷ exposureAfter) ÷ (before ÷ exposureBefore)
 */
public record RateRatio(double value, double low, double high) {

    private static final double TAIL = 0.025;

    /**
     * @param before count
     * @param exposureBefore what it was counted over, such as days; more than 0
     * @param after count
     * @param exposureAfter in the same unit; more than 0
     */
    public static RateRatio of(long before, double exposureBefore, long after, double exposureAfter) {
        if (before < 0 || after < 0 || !(exposureBefore > 0) || !(exposureAfter > 0)) {
            throw new IllegalArgumentException(before + " in " + exposureBefore + ", " + after + " in " + exposureAfter
                    + "; counts from 0 on, exposures above 0");
        }
        double exposures = exposureBefore / exposureAfter;
        double low = after == 0 ? 0 : odds(IncompleteBeta.inverse(after, before + 1.0, TAIL)) * exposures;
        double high = before == 0
                ? Double.POSITIVE_INFINITY
                : odds(IncompleteBeta.inverse(after + 1.0, before, 1 - TAIL)) * exposures;
        double value = before == 0 && after == 0 ? Double.NaN : (double) after / before * exposures;
        return new RateRatio(value, low, high);
    }

    private static double odds(double share) {
        return share / (1 - share);
    }
}
