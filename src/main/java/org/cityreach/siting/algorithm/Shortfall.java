package org.cityreach.siting.algorithm;

/**
 * Why no plan can meet the rules.
 *
 * @param reason what is wrong
 * @param demand the demand it is about, by number; empty where it is about none
 * @param sites the sites it is about, by number; empty where it is about none
 * @param needed what would be needed, in the unit of the reason; NaN where that is not known
 * @param available what there is at most
 */
public record Shortfall(Reason reason, int[] demand, int[] sites, double needed, double available) {

    /** What can be wrong; in brackets the unit of what is needed and available. */
    public enum Reason {
        /** There is no candidate and no existing site [sites]. */
        NO_SITES,
        /** More new sites are asked for, or must be opened, than may or can be [sites]. */
        TOO_FEW_SITES,
        /** Demand that no site reaches [weight]. */
        OUT_OF_REACH,
        /**
         * No set of sites within the rules reaches enough: the fewest new sites that could, and the most that
         * may be [sites]; NaN where no number is enough.
         */
        NOT_ENOUGH_REACH,
        /** All that may be open together has too little room [weight]. */
        CAPACITY_SHORT,
        /** A single demand is larger than every site that reaches it, and may not be split [weight]. */
        DEMAND_TOO_LARGE,
        /** What must be open costs more than the budget [cost]. */
        BUDGET_SHORT,
        /** Sites that must be open stand too near to each other [sites]. */
        FIXED_CONFLICT,
        /** Every combination was searched, none meets all rules together [NaN]. */
        NO_COMBINATION
    }
}
