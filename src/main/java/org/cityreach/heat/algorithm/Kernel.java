package org.cityreach.heat.algorithm;

/**
 * How the weight of a place is spread over the disk of its radius. Its integral over the plane is 1.
 *
 * <p>Quartic: 3/(π r²) (1 − d²/r²)² for d &lt; r (Silverman 1986, eq. 4.5). Gaussian: a normal density with a
 * standard deviation of a quarter of the radius, cut off at the radius, where 0.034 % of its peak is left, and
 * divided by 1 − e⁻⁸ so that what is cut off is not lost.
 */
public enum Kernel {
    QUARTIC {
        @Override
        public double shape(double squaredShare) {
            double rest = 1 - squaredShare;
            return rest > 0 ? rest * rest : 0;
        }

        @Override
        double peakTimesSquaredRadius() {
            return 3 / Math.PI;
        }
    },
    GAUSSIAN {
        @Override
        public double shape(double squaredShare) {
            return squaredShare < 1 ? Math.exp(-HALF_SQUARED_SIGMAS * squaredShare) : 0;
        }

        @Override
        double peakTimesSquaredRadius() {
            return HALF_SQUARED_SIGMAS / Math.PI / (1 - Math.exp(-HALF_SQUARED_SIGMAS));
        }
    };

    /** Half the square of the radius in standard deviations. */
    private static final double HALF_SQUARED_SIGMAS = 8;

    private static final double SQUARE_METRES_PER_SQUARE_KILOMETRE = 1e6;

    /**
     * The kernel as a share of its peak.
     *
     * @param squaredShare d²/r²; 0 from 1 on
     */
    public abstract double shape(double squaredShare);

    abstract double peakTimesSquaredRadius();

    /** What one place of weight 1 gives at its own position, per km². */
    public double peakPerSquareKilometre(double radiusMetres) {
        return SQUARE_METRES_PER_SQUARE_KILOMETRE * peakTimesSquaredRadius() / (radiusMetres * radiusMetres);
    }
}
