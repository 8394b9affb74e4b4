package org.cityreach.siting.algorithm;

/**
 * What a plan is to reach. Weighted distance is the sum over demand of weight times the distance to the
 * site that serves it.
 */
public enum Goal {
    /** The most weight within reach (Church and ReVelle 1974); among equal plans the least weighted distance. */
    MAXIMAL_COVERING,
    /** The fewest new sites, or the least cost, for a share of the weight within reach (Toregas 1971). */
    SET_COVERING,
    /** The least weighted distance to the nearest site (Hakimi 1964; ReVelle and Swain 1970). */
    P_MEDIAN,
    /** The least of the largest distance to the nearest site (Hakimi 1964), weights aside. */
    P_CENTRE,
    /** The least weighted distance where no site serves more weight than it has room for. */
    CAPACITATED_P_MEDIAN,
    /** The most weight served within reach where no site serves more than it has room for. */
    CAPACITATED_MAXIMAL_COVERING;

    /** Whether more is better; else less is. */
    public boolean isMaximised() {
        return this == MAXIMAL_COVERING || this == CAPACITATED_MAXIMAL_COVERING;
    }

    public boolean isCapacitated() {
        return this == CAPACITATED_P_MEDIAN || this == CAPACITATED_MAXIMAL_COVERING;
    }

    /** Whether a plan must serve all demand; else some of it may stay unserved. */
    public boolean servesAll() {
        return this == P_MEDIAN || this == P_CENTRE || this == CAPACITATED_P_MEDIAN;
    }
}
