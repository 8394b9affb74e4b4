package org.cityreach.siting.algorithm;

/**
 * What binds every plan.
 *
 * @param mostNew the most new sites that may be open, those that must be among them; from 0, or
 *     {@link #NO_LIMIT}
 * @param mostClosable the most of the closable existing sites that may stay open; from 0, or
 *     {@link #NO_LIMIT}
 * @param budget the most that {@link Sites#cost(int[])} may be; infinite for no limit
 * @param share of all weight that a set covering serves at least, above 0 to 1; a plan that misses it by
 *     less than 1e-9 of all weight reaches it
 * @param byCost whether a set covering seeks the least cost; else the fewest new sites
 * @param split whether a demand may be served from several sites where capacity counts; else from one
 */
public record Rules(int mostNew, int mostClosable, double budget, double share, boolean byCost, boolean split) {

    public static final int NO_LIMIT = Integer.MAX_VALUE;

    public Rules {
        if (mostNew < 0 || mostClosable < 0 || Double.isNaN(budget) || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("new " + mostNew + ", closable " + mostClosable + ", budget " + budget
                    + ", share " + share + "; allowed: numbers from 0, a budget, a share above 0 to 1");
        }
    }

    /** At most so many new sites, and nothing else. */
    public static Rules most(int mostNew) {
        return new Rules(mostNew, NO_LIMIT, Double.POSITIVE_INFINITY, 1, false, false);
    }
}
