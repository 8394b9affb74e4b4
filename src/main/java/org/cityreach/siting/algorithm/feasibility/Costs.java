package org.cityreach.siting.algorithm.feasibility;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.jspecify.annotations.Nullable;

/** Whether what must be open is within the budget. */
final class Costs {

    private static final double TOLERANCE = 1e-9;

    private Costs() {}

    static @Nullable Shortfall check(SitingProblem problem) {
        double budget = problem.rules().budget();
        double least = least(problem);
        if (least <= budget + TOLERANCE * Math.abs(budget)) {
            return null;
        }
        return new Shortfall(
                Reason.BUDGET_SHORT,
                new int[0],
                Feasibility.numbers(problem.sites(), Sites.State.FIXED),
                least,
                budget);
    }

    /** What opening a site costs more than not opening it. */
    static double more(Sites sites, int one) {
        return Feasibility.leastCost(sites, one) - sites.closingCost()[one];
    }

    /** The least that any plan costs, whom it serves and what is too near aside. */
    static double least(SitingProblem problem) {
        Sites sites = problem.sites();
        double sum = 0;
        int fixed = 0;
        double[] ofNew = new double[sites.count()];
        double[] ofClosable = new double[sites.count()];
        for (int one = 0; one < sites.count(); one++) {
            switch (sites.state()[one]) {
                case FIXED, KEPT -> sum += Feasibility.leastCost(sites, one);
                case CANDIDATE -> ofNew[one] = Math.min(0, more(sites, one));
                case CLOSABLE -> {
                    sum += sites.closingCost()[one];
                    ofClosable[one] = Math.min(0, more(sites, one));
                }
            }
            fixed += sites.state()[one] == Sites.State.FIXED ? 1 : 0;
        }
        long most = Math.max(0, problem.rules().mostNew() - fixed);
        return sum + leastOf(ofNew, most) + leastOf(ofClosable, problem.rules().mostClosable());
    }

    private static double leastOf(double[] saving, long most) {
        return Arrays.stream(saving).sorted().limit(most).sum();
    }
}
