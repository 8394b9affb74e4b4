package org.cityreach.siting.algorithm.capacity;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.algorithm.SolverRun;
import org.cityreach.siting.algorithm.feasibility.Feasibility;

/**
 * Solves {@link Goal#CAPACITATED_P_MEDIAN} and {@link Goal#CAPACITATED_MAXIMAL_COVERING}: a good plan by
 * search, a bound by relaxation, and a proof by a mixed integer program where the problem is small and there
 * is a solver for it, else by branch and bound over the sites. Demand that may be split is assigned exactly;
 * demand that may not is proved optimal by the program only, else the gap stays what the split assignment
 * leaves open.
 *
 * <p>Safe for use by many threads. A run uses one thread, so that its plan does not depend on their number.
 */
public final class CapacitySolver implements SitingSolver {

    private static final int MOST_PAIRS_FOR_PROGRAM = 20_000;
    private static final int SHAKES = 12;

    private final MixedIntegerSolver programs;

    public CapacitySolver(MixedIntegerSolver programs) {
        this.programs = programs;
    }

    @Override
    public Plan solve(SitingProblem problem, Limits limits, Progress progress) {
        SolverRun run = new SolverRun(problem.goal(), limits, progress);
        Shortfall shortfall = Feasibility.check(problem);
        if (shortfall != null) {
            return Plan.infeasible(shortfall, run.course());
        }
        Choices all = Choices.all(problem.sites(), problem.rules());
        PlanSearch search = new PlanSearch(problem, all, run);
        int[] first = all.isPossible() ? search.near(nothing(problem), new double[0][]) : null;
        if (all.isPossible() && first != null) {
            run.stage("searching");
            search(problem, search, first);
        } else if (!all.isPossible()) {
            return Plan.infeasible(Feasibility.exhausted(problem), run.course());
        }
        if (problem.pairs().size() <= MOST_PAIRS_FOR_PROGRAM && programs.isAvailable() && !run.mustStop()) {
            return byProgram(problem, search, run);
        }
        return byBranching(problem, all, search, run);
    }

    private static int[] nothing(SitingProblem problem) {
        int[] option = new int[problem.sites().count()];
        Arrays.fill(option, -1);
        return option;
    }

    private static void search(SitingProblem problem, PlanSearch search, int[] first) {
        search.exchange(search.grow(first, false));
        if (problem.rules().budget() < Double.POSITIVE_INFINITY) {
            search.exchange(search.grow(first, true));
        }
    }

    private static void searchOn(PlanSearch search, SolverRun run) {
        SplittableRandom random = new SplittableRandom(run.limits().seed());
        for (int shake = 0; shake < SHAKES && search.best() != null && !run.isGoodEnough(); shake++) {
            search.exchange(search.shake(search.best().option(), random));
        }
    }

    private Plan byProgram(SitingProblem problem, PlanSearch search, SolverRun run) {
        CapacityProgram.Result result = new CapacityProgram(problem).solve(programs, run, search.best());
        if (result.outcome() == Plan.Outcome.INFEASIBLE) {
            return Plan.infeasible(shortfall(problem, run), run.course());
        }
        if (result.option().length > 0) {
            if (problem.rules().split()) {
                search.show(result.option());
            } else {
                offerWhole(problem, search, result);
            }
        }
        return plan(problem, search, run, result.outcome() == Plan.Outcome.OPTIMAL, result.bound());
    }

    private static void offerWhole(SitingProblem problem, PlanSearch search, CapacityProgram.Result result) {
        double unserved = 0;
        double metres = 0;
        boolean all = true;
        double[] load = new double[problem.sites().count()];
        for (int demand = 0; demand < problem.weight().length; demand++) {
            int site = result.siteOfDemand()[demand];
            all &= site >= 0;
            if (site < 0) {
                unserved += problem.weight()[demand];
            } else {
                load[site] += problem.weight()[demand];
                metres += problem.weight()[demand] * problem.pairs().distance(demand, site);
            }
        }
        for (int site = 0; site < load.length; site++) {
            int option = result.option()[site];
            double room = option < 0 ? 0 : problem.sites().capacity()[site][option];
            if (load[site] > room + 1e-9 * Math.max(1, room)) {
                return;
            }
        }
        search.offer(new Candidate(result.option(), unserved, metres, all, Allocation.whole(result.siteOfDemand())));
    }

    /** Why there is no plan; of room that is short by how much, found as the most that any plan can serve. */
    private Shortfall shortfall(SitingProblem problem, SolverRun run) {
        Shortfall known = Feasibility.exhausted(problem);
        if (known.reason() != Shortfall.Reason.NO_COMBINATION || !problem.goal().servesAll() || run.mustStop()) {
            return known;
        }
        SitingProblem most = new SitingProblem(
                Goal.CAPACITATED_MAXIMAL_COVERING, problem.weight(), problem.pairs(), problem.sites(), problem.rules());
        Limits all = run.limits();
        Limits left = new Limits(Math.max(0.01, run.secondsLeft()), 0, all.seed(), all.threads());
        Plan plan = solve(most, left, run.progress().between(0, 1));
        double needed = problem.totalWeight();
        boolean isShort = plan.bound() < needed * (1 - 1e-9);
        return isShort
                ? new Shortfall(Shortfall.Reason.CAPACITY_SHORT, new int[0], new int[0], needed, plan.bound())
                : known;
    }

    private Plan byBranching(SitingProblem problem, Choices all, PlanSearch search, SolverRun run) {
        Branching branching = new Branching(problem, search, run);
        branching.begin(all, firstPrices(problem, search));
        if (!branching.isProved()) {
            searchOn(search, run);
        }
        branching.prove();
        boolean proved = branching.isProved();
        if (proved && (search.best() == null || !isPlan(problem, search.best()))) {
            return Plan.infeasible(shortfall(problem, run), run.course());
        }
        double bound = branching.bound();
        return plan(problem, search, run, proved, problem.goal().isMaximised() ? problem.totalWeight() - bound : bound);
    }

    private static double[] firstPrices(SitingProblem problem, PlanSearch search) {
        double[] price = new double[problem.weight().length];
        Candidate best = search.best();
        if (problem.goal().isMaximised()) {
            Arrays.fill(price, 1);
        } else if (best != null) {
            price = search.prices(best.option()).clone();
            for (int demand = 0; demand < price.length; demand++) {
                price[demand] = Math.min(price[demand], 2 * search.farthestMetres());
            }
        }
        return price;
    }

    private static boolean isPlan(SitingProblem problem, Candidate candidate) {
        return candidate.servesAll() || !problem.goal().servesAll();
    }

    private static Plan plan(SitingProblem problem, PlanSearch search, SolverRun run, boolean proved, double bound) {
        boolean covers = problem.goal().isMaximised();
        double known = Double.isNaN(bound) ? covers ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY : bound;
        Candidate best = search.best();
        if (best == null || !isPlan(problem, best)) {
            return none(run, covers ? Math.min(run.bound(), known) : Math.max(run.bound(), known));
        }
        double objective = covers ? served(problem, best.allocation()) : best.weightedMetres();
        double tightest = covers
                ? Math.max(objective, Math.min(run.bound(), known))
                : Math.min(objective, Math.max(run.bound(), known));
        boolean optimal = proved || Plan.gap(objective, tightest) <= 1e-9;
        run.found(objective);
        run.bounded(optimal ? objective : tightest);
        return new Plan(
                optimal ? Plan.Outcome.OPTIMAL : Plan.Outcome.FEASIBLE,
                run.stop(optimal),
                best.option(),
                best.allocation(),
                objective,
                optimal ? objective : tightest,
                run.course(),
                null);
    }

    private static double served(SitingProblem problem, Allocation allocation) {
        double sum = 0;
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                sum += allocation.share()[k] * problem.weight()[demand];
            }
        }
        return sum;
    }

    private static Plan none(SolverRun run, double bound) {
        return new Plan(
                Plan.Outcome.UNDECIDED, run.stop(false), new int[0], null, Double.NaN, bound, run.course(), null);
    }
}
