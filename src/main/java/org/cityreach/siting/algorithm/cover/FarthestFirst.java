package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * A first plan for a p-centre: again and again the site nearest to the demand that is farthest from all open
 * ones (after Gonzalez 1985), as long as the rules allow. No proof, and not always a plan.
 */
final class FarthestFirst {

    private final SitingProblem problem;
    private final Pairs pairs;
    private final Sites sites;
    private final int[] option;
    private final double[] away;
    private int newCount;
    private int closableCount;
    private double spent;

    FarthestFirst(SitingProblem problem) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.sites = problem.sites();
        this.option = new int[sites.count()];
        this.away = new double[pairs.demandCount()];
        Arrays.fill(option, -1);
        Arrays.fill(away, Double.POSITIVE_INFINITY);
    }

    /** The plan by site; empty where it ends over the budget. */
    int[] compute() {
        for (int one = 0; one < option.length; one++) {
            spent += sites.closingCost()[one];
        }
        for (int one = 0; one < option.length; one++) {
            if (sites.state()[one].isAlwaysOpen()) {
                open(one);
            }
        }
        for (int one = 0; one < option.length; one++) {
            if (sites.state()[one] == Sites.State.CLOSABLE && mayOpen(one)) {
                open(one);
            }
        }
        int next = next();
        while (next >= 0) {
            open(next);
            next = next();
        }
        return spent <= SetCoveringSolver.loosened(problem.rules().budget()) ? option : new int[0];
    }

    private void open(int one) {
        option[one] = Models.cheapest(sites, one);
        spent += more(one);
        newCount += sites.state()[one].isNew() ? 1 : 0;
        closableCount += sites.state()[one] == Sites.State.CLOSABLE ? 1 : 0;
        for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
            int demand = pairs.siteDemands()[k];
            away[demand] = Math.min(away[demand], pairs.siteDistances()[k]);
        }
    }

    private double more(int one) {
        return sites.cost()[one][Models.cheapest(sites, one)] - sites.closingCost()[one];
    }

    /** The site nearest to the farthest demand; -1 where none may open or none brings it nearer. */
    private int next() {
        int farthest = -1;
        for (int demand = 0; demand < away.length; demand++) {
            farthest = farthest < 0 || away[demand] > away[farthest] ? demand : farthest;
        }
        if (farthest < 0) {
            return -1;
        }
        for (int k = pairs.start(farthest); k < pairs.start(farthest + 1); k++) {
            if (pairs.distances()[k] >= away[farthest]) {
                return -1;
            }
            if (mayOpen(pairs.sites()[k])) {
                return pairs.sites()[k];
            }
        }
        return -1;
    }

    private boolean mayOpen(int one) {
        boolean room = sites.state()[one].isNew()
                ? newCount < problem.rules().mostNew()
                : closableCount < problem.rules().mostClosable();
        boolean may = option[one] < 0
                && room
                && spent + Math.max(0, more(one))
                        <= SetCoveringSolver.loosened(problem.rules().budget());
        for (int other : sites.conflicts()[one]) {
            may &= option[other] < 0;
        }
        return may;
    }
}
