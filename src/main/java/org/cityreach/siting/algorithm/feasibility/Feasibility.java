package org.cityreach.siting.algorithm.feasibility;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.jspecify.annotations.Nullable;

/**
 * Why no plan can meet the rules, as far as that can be told without a search. Each test is a proof: where
 * it finds a shortfall there is no plan; where all pass a search must tell. What is needed is then a lower
 * bound and what is available an upper one, exact for reach, single demands, sites that must be open and
 * capacity without a budget or conflicts.
 *
 * <p>A maximal covering is never short of reach unless no site reaches anything; it may cover nothing.
 */
public final class Feasibility {

    private Feasibility() {}

    /** The first reason in the order of {@link Reason}, with few exceptions; null where no test finds one. */
    public static @Nullable Shortfall check(SitingProblem problem) {
        Shortfall found = sites(problem);
        if (found == null) {
            found = fixedConflict(problem.sites());
        }
        if (found == null) {
            found = Reach.check(problem);
        }
        if (found == null) {
            found = Reach.checkLost(problem);
        }
        if (found == null) {
            found = Costs.check(problem);
        }
        if (found == null && problem.goal() == Goal.CAPACITATED_P_MEDIAN) {
            found = Room.check(problem);
        }
        return found == null ? Reach.checkWithinRules(problem) : found;
    }

    /** The reason after a search that came to its end without a plan. */
    public static Shortfall exhausted(SitingProblem problem) {
        Shortfall found = check(problem);
        return found == null ? of(Reason.NO_COMBINATION, Double.NaN, Double.NaN) : found;
    }

    static Shortfall of(Reason reason, double needed, double available) {
        return new Shortfall(reason, new int[0], new int[0], needed, available);
    }

    /** The least weight that a plan must serve. */
    static double neededWeight(SitingProblem problem) {
        if (problem.goal() == Goal.SET_COVERING) {
            return problem.rules().share() * problem.totalWeight();
        }
        return problem.goal().servesAll() ? problem.totalWeight() : 0;
    }

    /** Whether each demand must be served, one of weight 0 too. */
    static boolean servesEach(SitingProblem problem) {
        boolean wholeCover =
                problem.goal() == Goal.SET_COVERING && problem.rules().share() == 1;
        return problem.goal().servesAll() || wholeCover;
    }

    private static @Nullable Shortfall sites(SitingProblem problem) {
        Sites sites = problem.sites();
        if (sites.count() == 0 && problem.weight().length > 0) {
            boolean needsSome = servesEach(problem) || problem.totalWeight() > 0;
            return needsSome ? of(Reason.NO_SITES, 1, 0) : null;
        }
        int[] fixed = numbers(sites, Sites.State.FIXED);
        int most = problem.rules().mostNew();
        return fixed.length > most ? new Shortfall(Reason.TOO_FEW_SITES, new int[0], fixed, fixed.length, most) : null;
    }

    private static @Nullable Shortfall fixedConflict(Sites sites) {
        boolean[] together = new boolean[sites.count()];
        int count = 0;
        for (int one = 0; one < sites.count(); one++) {
            for (int other : sites.conflicts()[one]) {
                boolean both = sites.state()[one].isAlwaysOpen() && sites.state()[other].isAlwaysOpen();
                if (both && !together[one]) {
                    together[one] = true;
                    count++;
                }
            }
        }
        return count == 0
                ? null
                : new Shortfall(Reason.FIXED_CONFLICT, new int[0], marked(together), count, count - 1.0);
    }

    static int[] numbers(Sites sites, Sites.State state) {
        boolean[] has = new boolean[sites.count()];
        for (int one = 0; one < has.length; one++) {
            has[one] = sites.state()[one] == state;
        }
        return marked(has);
    }

    static int[] marked(boolean[] mark) {
        int[] all = new int[mark.length];
        int count = 0;
        for (int i = 0; i < mark.length; i++) {
            if (mark[i]) {
                all[count++] = i;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /** By site whether some plan may have it open: the rules' numbers leave room and nothing that must be open is too near. */
    static boolean[] possible(SitingProblem problem) {
        Sites sites = problem.sites();
        Rules rules = problem.rules();
        boolean roomForNew = numbers(sites, Sites.State.FIXED).length < rules.mostNew();
        boolean[] possible = new boolean[sites.count()];
        for (int one = 0; one < possible.length; one++) {
            possible[one] = switch (sites.state()[one]) {
                case FIXED, KEPT -> true;
                case CANDIDATE -> roomForNew;
                case CLOSABLE -> rules.mostClosable() > 0;
            };
            if (!sites.state()[one].isAlwaysOpen()) {
                for (int other : sites.conflicts()[one]) {
                    possible[one] &= !sites.state()[other].isAlwaysOpen();
                }
            }
        }
        return possible;
    }

    /** By demand whether a site that is open in every plan reaches it. */
    static boolean[] reachedAlways(SitingProblem problem) {
        Pairs pairs = problem.pairs();
        boolean[] reached = new boolean[pairs.demandCount()];
        for (int one = 0; one < pairs.siteCount(); one++) {
            if (problem.sites().state()[one].isAlwaysOpen()) {
                for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
                    reached[pairs.siteDemands()[k]] = true;
                }
            }
        }
        return reached;
    }

    /** The least cost of any option. */
    static double leastCost(Sites sites, int one) {
        return Arrays.stream(sites.cost()[one]).min().orElseThrow();
    }

    static double mostRoom(Sites sites, int one) {
        return Arrays.stream(sites.capacity()[one]).max().orElseThrow();
    }
}
