package org.cityreach.siting.algorithm;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a plan: each rule of the problem is looked at anew, and all figures are summed anew,
 * straight from the definitions.
 */
public final class PlanCheck {

    private static final double ROUNDING = 1e-9;

    private final SitingProblem problem;
    private final Plan plan;
    private final Sites sites;
    private final List<String> faults = new ArrayList<>();

    private PlanCheck(SitingProblem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        this.sites = problem.sites();
    }

    /** In words; empty where the plan keeps all rules and its figures are right. */
    public static List<String> faults(SitingProblem problem, Plan plan) {
        PlanCheck check = new PlanCheck(problem, plan);
        if (plan.allocation() == null) {
            check.demand(plan.option().length == 0, "sites without an allocation");
            check.demand(Double.isNaN(plan.objective()), "an objective without a plan");
            return check.faults;
        }
        check.sites();
        check.service(plan.allocation());
        check.bound();
        return check.faults;
    }

    /**
     * What is wrong with a plan of a problem whose truth is known: besides {@link #faults(SitingProblem,
     * Plan)} an outcome, objective or bound that cannot be.
     */
    public static List<String> faults(SitingProblem problem, Plan plan, Enumeration.Truth truth) {
        List<String> faults = new ArrayList<>(faults(problem, plan));
        if (!truth.isFeasible() && plan.allocation() != null) {
            faults.add("a plan, but there is none");
        }
        switch (plan.outcome()) {
            case INFEASIBLE -> {
                if (truth.isFeasible() && !isNothingReached(problem, plan, truth)) {
                    faults.add("infeasible, but " + truth.objective() + " can be reached");
                }
            }
            case OPTIMAL -> {
                if (!isEqual(plan.objective(), truth.objective())) {
                    faults.add("optimal " + plan.objective() + ", but it is " + truth.objective());
                }
            }
            case FEASIBLE -> {
                if (!truth.isFeasible() || isBetter(problem, truth.objective(), plan.bound())) {
                    faults.add("bound " + plan.bound() + ", but truth is " + truth);
                }
            }
            case UNDECIDED -> {}
        }
        return faults;
    }

    /** A covering of demand that no site reaches has an empty plan; the answer may be that it is out of reach. */
    private static boolean isNothingReached(SitingProblem problem, Plan plan, Enumeration.Truth truth) {
        Shortfall shortfall = plan.shortfall();
        return problem.goal().isMaximised()
                && truth.objective() == 0
                && shortfall != null
                && shortfall.reason() == Shortfall.Reason.OUT_OF_REACH;
    }

    private static boolean isEqual(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(b));
    }

    /** Whether one value is better than another by more than rounding. */
    private static boolean isBetter(SitingProblem problem, double one, double other) {
        double gain = problem.goal().isMaximised() ? one - other : other - one;
        return gain > ROUNDING * Math.max(1, Math.abs(one));
    }

    private void demand(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private void sites() {
        int newSites = 0;
        int closable = 0;
        int[] option = plan.option();
        demand(option.length == sites.count(), option.length + " options");
        for (int site = 0; site < option.length; site++) {
            demand(option[site] >= -1 && option[site] < sites.optionCount(site), "option " + option[site]);
            demand(option[site] >= 0 || !sites.state()[site].isAlwaysOpen(), "site " + site + " is closed");
            newSites += option[site] >= 0 && sites.state()[site].isNew() ? 1 : 0;
            closable += option[site] >= 0 && sites.state()[site] == Sites.State.CLOSABLE ? 1 : 0;
            for (int other : sites.conflicts()[site]) {
                demand(option[site] < 0 || option[other] < 0, "sites " + site + " and " + other + " conflict");
            }
        }
        Rules rules = problem.rules();
        demand(newSites <= rules.mostNew(), newSites + " new sites, allowed " + rules.mostNew());
        demand(closable <= rules.mostClosable(), closable + " closable sites, allowed " + rules.mostClosable());
        double cost = sites.cost(option);
        demand(Enumeration.isWithin(cost, rules.budget()), "cost " + cost + ", budget " + rules.budget());
        if (problem.goal() == Goal.SET_COVERING) {
            double objective = rules.byCost() ? cost : newSites;
            demand(isEqual(plan.objective(), objective), "objective " + plan.objective() + ", it is " + objective);
        }
    }

    private void service(Allocation allocation) {
        double[] load = new double[sites.count()];
        double served = 0;
        double metres = 0;
        double farthest = 0;
        boolean isAll = true;
        for (int one = 0; one < problem.weight().length; one++) {
            double shares = 0;
            for (int k = allocation.start()[one]; k < allocation.start()[one + 1]; k++) {
                int site = allocation.site()[k];
                double share = allocation.share()[k];
                double distance = problem.pairs().distance(one, site);
                demand(plan.option()[site] >= 0, "demand " + one + " goes to closed site " + site);
                demand(Double.isFinite(distance), "demand " + one + " cannot go to site " + site);
                demand(share > 0 && share <= 1, "share " + share + " of demand " + one);
                boolean ordered = k == allocation.start()[one] || allocation.site()[k - 1] < site;
                demand(ordered, "sites of demand " + one + " are not ascending");
                load[site] += share * problem.weight()[one];
                metres += share * problem.weight()[one] * distance;
                farthest = Math.max(farthest, distance);
                shares += share;
            }
            int parts = allocation.start()[one + 1] - allocation.start()[one];
            demand(problem.rules().split() || parts <= 1, "demand " + one + " is split");
            demand(parts == 0 || problem.rules().split() || isEqual(shares, 1), "demand " + one + " is cut");
            demand(shares <= 1 + ROUNDING, "demand " + one + " is served more than once");
            isAll &= isEqual(shares, 1);
            served += shares * problem.weight()[one];
        }
        loads(load);
        amounts(served, metres, farthest, isAll);
    }

    private void loads(double[] load) {
        for (int site = 0; site < load.length && problem.goal().isCapacitated(); site++) {
            int option = plan.option()[site];
            double room = option < 0 ? 0 : sites.capacity()[site][option];
            demand(Enumeration.isWithin(load[site], room), "site " + site + " serves " + load[site] + " of " + room);
        }
    }

    private void amounts(double served, double metres, double farthest, boolean isAll) {
        Goal goal = problem.goal();
        demand(isAll || !goal.servesAll(), "not all demand is served");
        if (goal == Goal.SET_COVERING) {
            double share = problem.rules().share();
            double total = problem.totalWeight();
            boolean enough = share == 1 ? isAll : served >= share * total - ROUNDING * total;
            demand(enough, "serves " + served + " of " + total + ", asked for a share of " + share);
            return;
        }
        double objective = goal == Goal.P_CENTRE ? farthest : goal.isMaximised() ? served : metres;
        demand(isEqual(plan.objective(), objective), "objective " + plan.objective() + ", it is " + objective);
    }

    private void bound() {
        boolean proved = plan.outcome() == Plan.Outcome.OPTIMAL;
        demand(!Double.isNaN(plan.bound()), "no bound");
        demand(!isBetter(problem, plan.objective(), plan.bound()), "bound " + plan.bound() + " below the objective");
        demand(!proved || isEqual(plan.bound(), plan.objective()), "proved with a bound of " + plan.bound());
    }
}
