package org.cityreach.siting.algorithm.feasibility;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.jspecify.annotations.Nullable;

/** Whether there is room for all demand: for each alone, for all together, and for those that share their sites. */
final class Room {

    private static final double TOLERANCE = 1e-9;
    private static final int MOST_PAIRS_FOR_FLOW = 4_000_000;

    private Room() {}

    static @Nullable Shortfall check(SitingProblem problem) {
        boolean[] possible = Feasibility.possible(problem);
        Shortfall found = problem.rules().split() ? null : single(problem, possible);
        if (found == null) {
            found = together(problem, possible);
        }
        if (found == null && problem.pairs().size() <= MOST_PAIRS_FOR_FLOW) {
            found = new RoomFlow(problem, possible).check();
        }
        return found;
    }

    /** Demands larger than any site that reaches them; the first listed misses most. */
    private static @Nullable Shortfall single(SitingProblem problem, boolean[] possible) {
        Pairs pairs = problem.pairs();
        boolean[] tooLarge = new boolean[pairs.demandCount()];
        double worst = 0;
        int worstDemand = -1;
        double worstRoom = 0;
        for (int demand = 0; demand < tooLarge.length; demand++) {
            double room = 0;
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                int one = pairs.sites()[k];
                room = possible[one] ? Math.max(room, Feasibility.mostRoom(problem.sites(), one)) : room;
            }
            double missing = problem.weight()[demand] - room;
            tooLarge[demand] = missing > TOLERANCE * problem.weight()[demand];
            if (tooLarge[demand] && missing > worst) {
                worst = missing;
                worstDemand = demand;
                worstRoom = room;
            }
        }
        if (worstDemand < 0) {
            return null;
        }
        int[] all = Feasibility.marked(tooLarge);
        int at = Arrays.binarySearch(all, worstDemand);
        System.arraycopy(all, 0, all, 1, at);
        all[0] = worstDemand;
        return new Shortfall(Reason.DEMAND_TOO_LARGE, all, new int[0], problem.weight()[worstDemand], worstRoom);
    }

    private static @Nullable Shortfall together(SitingProblem problem, boolean[] possible) {
        double needed = problem.totalWeight();
        double room = most(problem, possible, 0);
        double budget = problem.rules().budget();
        if (room != Double.POSITIVE_INFINITY && budget != Double.POSITIVE_INFINITY) {
            room = Math.min(room, withinBudget(problem, possible, room));
        }
        return room < needed * (1 - TOLERANCE) ? Feasibility.of(Reason.CAPACITY_SHORT, needed, room) : null;
    }

    /**
     * The most that room less cost times a price can be, over all plans that keep the numbers of sites. With
     * price 0 the most room.
     */
    private static double most(SitingProblem problem, boolean[] possible, double price) {
        Sites sites = problem.sites();
        Rules rules = problem.rules();
        double sum = 0;
        int fixed = 0;
        double[] ofNew = new double[sites.count()];
        double[] ofClosable = new double[sites.count()];
        for (int one = 0; one < sites.count(); one++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int option = 0; option < sites.optionCount(one); option++) {
                double cost = price == 0 ? 0 : price * sites.cost()[one][option];
                best = Math.max(best, sites.capacity()[one][option] - cost);
            }
            double closed = price == 0 ? 0 : -price * sites.closingCost()[one];
            fixed += sites.state()[one] == Sites.State.FIXED ? 1 : 0;
            if (sites.state()[one].isAlwaysOpen()) {
                sum += best;
            } else {
                sum += closed;
                double more = possible[one] ? Math.max(0, best - closed) : 0;
                (sites.state()[one].isNew() ? ofNew : ofClosable)[one] = more;
            }
        }
        return sum + largest(ofNew, rules.mostNew() - fixed) + largest(ofClosable, rules.mostClosable());
    }

    private static double largest(double[] more, int most) {
        Arrays.sort(more);
        double sum = 0;
        for (int i = more.length - 1; i >= 0 && more.length - 1 - i < most; i--) {
            sum += more[i];
        }
        return sum;
    }

    /** A bound of the room that the budget buys: the least over prices of the room's worth plus the priced budget. */
    private static double withinBudget(SitingProblem problem, boolean[] possible, double room) {
        double budget = problem.rules().budget();
        double low = 0;
        double high = 1;
        while (high < 1e12 && value(problem, possible, 2 * high, budget) < value(problem, possible, high, budget)) {
            high *= 2;
        }
        high *= 2;
        double least = room;
        for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            double ofA = value(problem, possible, a, budget);
            double ofB = value(problem, possible, b, budget);
            least = Math.min(least, Math.min(ofA, ofB));
            if (ofA <= ofB) {
                high = b;
            } else {
                low = a;
            }
        }
        return least;
    }

    private static double value(SitingProblem problem, boolean[] possible, double price, double budget) {
        return price * budget + most(problem, possible, price);
    }
}
