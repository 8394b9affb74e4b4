package org.cityreach.siting.algorithm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a solver found and what it proved.
 *
 * @param option by site the option that is open, -1 where the site is closed or not opened; empty where
 *     there is no plan
 * @param allocation null where there is no plan
 * @param objective of the goal: weight served, number or cost of new sites, weighted distance, largest
 *     distance; NaN where there is no plan
 * @param bound no plan is better than this; infinite (or minus infinite) where nothing is proved
 * @param course how objective and bound came nearer over time
 * @param shortfall why there is no plan; null unless infeasible
 */
public record Plan(
        Outcome outcome,
        Stop stop,
        int[] option,
        @Nullable Allocation allocation,
        double objective,
        double bound,
        List<Point> course,
        @Nullable Shortfall shortfall) {

    /** What is certain. */
    public enum Outcome {
        /** No plan is better. */
        OPTIMAL,
        /** A plan that meets all rules; the bound says how much better one could be. */
        FEASIBLE,
        /** It is proved that no plan meets the rules. */
        INFEASIBLE,
        /** The search stopped before it found a plan or a proof that there is none. */
        UNDECIDED
    }

    /** Why the search ended. */
    public enum Stop {
        PROVED,
        GAP,
        /** The planned amount of search was done. */
        WORK,
        TIME,
        CANCELLED
    }

    /** A moment of the search; NaN where there was no plan yet, infinite where no bound. */
    public record Point(double seconds, double objective, double bound) {}

    public static Plan infeasible(Shortfall shortfall, List<Point> course) {
        return new Plan(Outcome.INFEASIBLE, Stop.PROVED, new int[0], null, Double.NaN, Double.NaN, course, shortfall);
    }

    /** The distance between objective and bound as a share of the objective; 0 where both are 0. */
    public double gap() {
        return gap(objective, bound);
    }

    public static double gap(double objective, double bound) {
        double distance = Math.abs(objective - bound);
        return distance == 0 ? 0 : distance / Math.max(Math.abs(objective), 1e-300);
    }
}
