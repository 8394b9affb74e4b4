package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;

/**
 * The least of the largest distance to the nearest site, with existing sites, limits of numbers, a budget
 * and sites that may not stand together. The answer is one of the distances there are, and whether a
 * distance can be kept is a set covering (Minieka 1970): halving over the distances, first with quick
 * answers, then with exact ones where those do not tell. Exact where the search ends in time, else a plan
 * and a bound. Demand of weight 0 counts. Of equally good plans one with less weighted distance is sought,
 * not proved; it may open more sites than are needed for the largest distance. Safe for use by many threads.
 */
public final class CentreSolver implements SitingSolver {

    private static final CoverEngine.Effort QUICK = new CoverEngine.Effort(true, 40_000_000L, false);
    private static final CoverEngine.Effort EXACT = new CoverEngine.Effort(true, 300_000_000L, true);

    private final @Nullable MixedIntegerSolver library;

    /** With a library for what branch and bound does not close; null for none. */
    public CentreSolver(@Nullable MixedIntegerSolver library) {
        this.library = library;
    }

    @Override
    public Plan solve(SitingProblem problem, Limits limits, Progress progress) {
        if (problem.goal() != Goal.P_CENTRE) {
            throw new IllegalArgumentException("goal " + problem.goal() + "; allowed: P_CENTRE");
        }
        SolverRun run = new SolverRun(problem.goal(), limits, progress);
        Shortfall shortfall = Feasibility.check(problem);
        if (shortfall != null) {
            return Plan.infeasible(shortfall, run.course());
        }
        return new Halving(problem, run, library).solve();
    }

    /** What is known of a distance. */
    private enum Answer {
        CAN_BE_KEPT,
        CANNOT,
        UNKNOWN
    }

    /** One search over the distances: all up to {@code refuted} are too short, {@code kept} can be kept. */
    private static final class Halving {

        private final SitingProblem problem;
        private final SolverRun run;
        private final @Nullable MixedIntegerSolver library;
        private final double[] metres;
        private final boolean byCost;
        private final double cutoff;
        private int refuted;
        private int kept;
        private int @Nullable [] option;

        Halving(SitingProblem problem, SolverRun run, @Nullable MixedIntegerSolver library) {
            this.problem = problem;
            this.run = run;
            this.library = library;
            this.metres = distinct(problem);
            double budget = problem.rules().budget();
            int most = problem.rules().mostNew();
            this.byCost =
                    budget < Double.POSITIVE_INFINITY && most >= problem.sites().count();
            double number = most == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : most;
            this.cutoff = byCost ? SetCoveringSolver.loosened(budget) : number;
            this.refuted = Arrays.binarySearch(metres, nearestAtBest()) - 1;
            this.kept = metres.length;
        }

        /** All distances, each once, and 0, which no demand at all has. */
        private static double[] distinct(SitingProblem problem) {
            double[] all =
                    Arrays.copyOf(problem.pairs().distances(), problem.pairs().size() + 1);
            Arrays.parallelSort(all);
            int count = 0;
            for (double one : all) {
                if (count == 0 || one != all[count - 1]) {
                    all[count++] = one;
                }
            }
            return Arrays.copyOf(all, count);
        }

        /** The largest distance were every site open. */
        private double nearestAtBest() {
            double largest = 0;
            for (int demand = 0; demand < problem.weight().length; demand++) {
                largest = Math.max(
                        largest, problem.pairs().distances()[problem.pairs().start(demand)]);
            }
            return largest;
        }

        Plan solve() {
            run.stage("centre");
            run.bounded(metres[refuted + 1]);
            spread();
            if (option == null) {
                Answer answer = ask(metres.length - 1, EXACT);
                if (answer == Answer.CANNOT) {
                    return Plan.infeasible(ReachShortfall.explain(problem, run, library), run.course());
                }
                if (answer == Answer.UNKNOWN) {
                    return SetCoveringSolver.none(run);
                }
            }
            halveQuickly();
            boolean told = true;
            while (kept - refuted > 1 && told && !run.mustStop() && !run.isGoodEnough()) {
                int middle = (refuted + kept) >>> 1;
                told = ask(middle, EXACT) != Answer.UNKNOWN;
            }
            return plan();
        }

        /** Upper half with quick answers as long as they tell, then the lower half of what they left open. */
        private void halveQuickly() {
            int silent = refuted;
            while (kept - silent > 1 && !run.mustStop()) {
                int middle = (silent + kept) >>> 1;
                if (ask(middle, QUICK) != Answer.CAN_BE_KEPT) {
                    silent = middle;
                }
            }
            int loud = kept;
            while (loud - refuted > 1 && !run.mustStop()) {
                int middle = (refuted + loud) >>> 1;
                if (ask(middle, QUICK) != Answer.CANNOT) {
                    loud = Math.min(middle, kept);
                }
            }
        }

        private Answer ask(int at, CoverEngine.Effort effort) {
            CoverModel model = Models.ofReach(problem, metres[at], byCost);
            CoverEngine.Answer answer = new CoverEngine(model, cutoff, effort, run, library).solve();
            int[] sites = answer.sites();
            if (sites != null) {
                note(Models.options(problem.sites(), sites));
                return Answer.CAN_BE_KEPT;
            }
            if (answer.proved()) {
                refuted = Math.max(refuted, at);
                if (refuted + 1 < metres.length) {
                    run.bounded(metres[refuted + 1]);
                }
                return Answer.CANNOT;
            }
            return Answer.UNKNOWN;
        }

        private void note(int[] plan) {
            double largest = largest(plan);
            int at = Arrays.binarySearch(metres, largest);
            if (at < kept) {
                kept = at;
                option = plan;
                run.found(largest);
            }
        }

        private double largest(int[] plan) {
            Allocation nearest = Allocation.nearest(problem.pairs(), plan);
            double largest = 0;
            for (int demand = 0; demand < problem.weight().length; demand++) {
                for (int k = nearest.start()[demand]; k < nearest.start()[demand + 1]; k++) {
                    largest = Math.max(largest, problem.pairs().distance(demand, nearest.site()[k]));
                }
                if (nearest.start()[demand] == nearest.start()[demand + 1]) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            return largest;
        }

        /** A first plan: the site nearest to the farthest demand, again and again (after Gonzalez 1985). */
        private void spread() {
            FarthestFirst plan = new FarthestFirst(problem);
            int[] first = plan.compute();
            if (first.length > 0 && largest(first) < Double.POSITIVE_INFINITY) {
                note(first);
            }
        }

        private Plan plan() {
            int[] best = option;
            if (best == null) {
                return SetCoveringSolver.none(run);
            }
            run.stage("shortening-ways");
            double objective = metres[kept];
            double[] price = new double[problem.sites().count()];
            int[] shorter = new ShorterWays(problem, objective, price, true, run).improve(best);
            boolean proved = kept - refuted <= 1;
            double bound = proved ? objective : metres[refuted + 1];
            return new Plan(
                    proved ? Plan.Outcome.OPTIMAL : Plan.Outcome.FEASIBLE,
                    run.stop(proved),
                    shorter,
                    Allocation.nearest(problem.pairs(), shorter),
                    objective,
                    bound,
                    run.course(),
                    null);
        }
    }
}
