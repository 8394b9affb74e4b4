package org.cityreach.siting.algorithm;

/**
 * The places a plan chooses among, by number. A place has one option or more, of which at most one is
 * open: an option costs something and has room for so much weight. Of an existing site that is kept or
 * may be closed the first option is what stands there now, the others are its upgrades. Do not write to
 * the arrays.
 *
 * @param state by site
 * @param cost by site and option; money or any unit that {@link Rules#budget} has; may be negative
 * @param capacity by site and option, in the unit of the weights; infinite where there is no limit
 * @param closingCost by site; what it costs to close an existing site, 0 for all others; may be negative
 * @param conflicts by site the sites that may not be open together with it, ascending and mutual
 */
public record Sites(State[] state, double[][] cost, double[][] capacity, double[] closingCost, int[][] conflicts) {

    /** What a plan may do with a place. */
    public enum State {
        /** May be opened; counts among the new sites. */
        CANDIDATE,
        /** Must be opened; counts among the new sites. */
        FIXED,
        /** Stands and stays; one of its options is open. */
        KEPT,
        /** Stands and may be closed. */
        CLOSABLE;

        public boolean isNew() {
            return this == CANDIDATE || this == FIXED;
        }

        /** Whether it is open in every plan. */
        public boolean isAlwaysOpen() {
            return this == FIXED || this == KEPT;
        }
    }

    public Sites {
        int count = state.length;
        if (cost.length != count
                || capacity.length != count
                || closingCost.length != count
                || conflicts.length != count) {
            throw new IllegalArgumentException("of " + count + " sites: " + cost.length + " costs, " + capacity.length
                    + " capacities, " + closingCost.length + " closing costs, " + conflicts.length + " conflicts");
        }
        for (int site = 0; site < count; site++) {
            if (cost[site].length == 0 || cost[site].length != capacity[site].length) {
                throw new IllegalArgumentException("site " + site + ": " + cost[site].length + " costs and "
                        + capacity[site].length + " capacities; allowed: as many of each, at least 1");
            }
            for (int option = 0; option < cost[site].length; option++) {
                if (!Double.isFinite(cost[site][option]) || !(capacity[site][option] >= 0)) {
                    throw new IllegalArgumentException("site " + site + ": cost " + cost[site][option] + ", capacity "
                            + capacity[site][option] + "; allowed: a finite cost, a capacity from 0");
                }
            }
        }
    }

    /** Candidates without cost, limit or conflict. */
    public static Sites candidates(int count) {
        State[] state = new State[count];
        double[][] cost = new double[count][];
        double[][] capacity = new double[count][];
        for (int site = 0; site < count; site++) {
            state[site] = State.CANDIDATE;
            cost[site] = new double[] {0};
            capacity[site] = new double[] {Double.POSITIVE_INFINITY};
        }
        return new Sites(state, cost, capacity, new double[count], new int[count][0]);
    }

    public int count() {
        return state.length;
    }

    public int optionCount(int site) {
        return cost[site].length;
    }

    /** The cost of a plan: of what is open, and of closing what stands and is not. */
    public double cost(int[] option) {
        double sum = 0;
        for (int site = 0; site < option.length; site++) {
            if (option[site] >= 0) {
                sum += cost[site][option[site]];
            } else if (state[site] == State.CLOSABLE) {
                sum += closingCost[site];
            }
        }
        return sum;
    }
}
