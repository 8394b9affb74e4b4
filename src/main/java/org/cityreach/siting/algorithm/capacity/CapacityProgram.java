package org.cityreach.siting.algorithm.capacity;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.LinearProgram;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SolverRun;
import org.jspecify.annotations.Nullable;

/**
 * The whole problem as a mixed integer program: which option of which site is open, and what share of each
 * demand goes along each pair. A covering is solved twice: for the most weight, then for the fewest metres
 * that serve it.
 */
final class CapacityProgram {

    private static final double ANY = Double.NEGATIVE_INFINITY;
    private static final double ROUNDING = 1e-9;

    private final SitingProblem problem;
    private final Pairs pairs;
    private final Sites sites;
    private final double scale;

    private LinearProgram program = new LinearProgram();
    private int[][] optionVariable = new int[0][];
    private int[] pairVariable = new int[0];

    /** What came of it: whether it was proved, and the bound in the sense of the goal. */
    record Result(Plan.Outcome outcome, int[] option, int[] siteOfDemand, double bound) {}

    CapacityProgram(SitingProblem problem) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.sites = problem.sites();
        double largest = 1e-9;
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                largest = Math.max(largest, problem.weight()[demand] * pairs.distances()[k]);
            }
        }
        this.scale = 1000 / largest;
    }

    /** @param start a plan to begin with, or null */
    Result solve(MixedIntegerSolver solver, SolverRun run, @Nullable Candidate start) {
        boolean covers = problem.goal().isMaximised();
        build(covers, 0);
        startFrom(start);
        MixedIntegerSolver.Answer answer = solver.solve(program, limits(run), watched(run, covers));
        if (answer.values().length == 0) {
            return new Result(answer.outcome(), new int[0], new int[0], Double.NaN);
        }
        double bound = covers ? -answer.bound() : answer.bound() / scale;
        Result result = new Result(answer.outcome(), options(answer), siteOfDemand(answer), bound);
        if (!covers || answer.outcome() != Plan.Outcome.OPTIMAL || run.mustStop()) {
            return result;
        }
        build(false, -answer.objective());
        program.start(answer.values());
        MixedIntegerSolver.Answer shorter = solver.solve(program, limits(run), run::mustStop);
        return shorter.values().length == 0
                ? result
                : new Result(Plan.Outcome.OPTIMAL, options(shorter), siteOfDemand(shorter), bound);
    }

    private static Limits limits(SolverRun run) {
        Limits all = run.limits();
        return new Limits(Math.max(0.01, run.secondsLeft()), all.gap(), all.seed(), all.threads());
    }

    private MixedIntegerSolver.Stopped watched(SolverRun run, boolean covers) {
        return new MixedIntegerSolver.Stopped() {
            @Override
            public boolean isStopped() {
                return run.mustStop();
            }

            @Override
            public void bounded(double bound) {
                run.bounded(covers ? -bound : bound / scale);
                run.stage("proving");
            }
        };
    }

    /** For the most weight, or for the fewest metres where at least so much weight is served. */
    private void build(boolean forWeight, double leastWeight) {
        program = new LinearProgram();
        addVariables(forWeight);
        addSites();
        addDemand();
        addRoom();
        if (!forWeight && problem.goal().isMaximised()) {
            program.row(leastWeight * (1 - ROUNDING), Double.POSITIVE_INFINITY);
            for (int demand = 0; demand < problem.weight().length; demand++) {
                for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                    program.add(pairVariable[k], problem.weight()[demand]);
                }
            }
        }
    }

    private void addVariables(boolean forWeight) {
        optionVariable = new int[sites.count()][];
        for (int site = 0; site < sites.count(); site++) {
            optionVariable[site] = new int[sites.optionCount(site)];
            for (int option = 0; option < optionVariable[site].length; option++) {
                optionVariable[site][option] = program.variable(0, 1, 0, true);
            }
        }
        pairVariable = new int[pairs.size()];
        boolean split = problem.rules().split();
        for (int demand = 0; demand < problem.weight().length; demand++) {
            double weight = problem.weight()[demand];
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                double cost = forWeight ? -weight : weight * pairs.distances()[k] * scale;
                pairVariable[k] = program.variable(0, 1, cost, !split);
            }
        }
    }

    private void addSites() {
        for (int site = 0; site < sites.count(); site++) {
            program.row(sites.state()[site].isAlwaysOpen() ? 1 : 0, 1);
            addOpen(site);
        }
        addCount(true, problem.rules().mostNew());
        addCount(false, problem.rules().mostClosable());
        if (problem.rules().budget() < Double.POSITIVE_INFINITY) {
            addBudget();
        }
        for (int site = 0; site < sites.count(); site++) {
            for (int other : sites.conflicts()[site]) {
                if (other > site) {
                    program.row(ANY, 1);
                    addOpen(site);
                    addOpen(other);
                }
            }
        }
    }

    private void addOpen(int site) {
        for (int variable : optionVariable[site]) {
            program.add(variable, 1);
        }
    }

    private void addCount(boolean newOnes, int most) {
        program.row(ANY, Math.min(most, sites.count()));
        for (int site = 0; site < sites.count(); site++) {
            boolean counts = newOnes ? sites.state()[site].isNew() : sites.state()[site] == Sites.State.CLOSABLE;
            if (counts) {
                addOpen(site);
            }
        }
    }

    private void addBudget() {
        double closed = 0;
        for (int site = 0; site < sites.count(); site++) {
            closed += closingCost(site);
        }
        program.row(ANY, problem.rules().budget() - closed);
        for (int site = 0; site < sites.count(); site++) {
            for (int option = 0; option < optionVariable[site].length; option++) {
                program.add(optionVariable[site][option], sites.cost()[site][option] - closingCost(site));
            }
        }
    }

    private double closingCost(int site) {
        return sites.state()[site] == Sites.State.CLOSABLE ? sites.closingCost()[site] : 0;
    }

    private void addDemand() {
        boolean all = problem.goal().servesAll();
        for (int demand = 0; demand < problem.weight().length; demand++) {
            program.row(all ? 1 : 0, 1);
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                program.add(pairVariable[k], 1);
            }
        }
    }

    /** No pair of a closed site, nor one whose demand is too large for the option; no more than the room. */
    private void addRoom() {
        List<List<Integer>> pairsOfSite = new ArrayList<>();
        double[] total = new double[sites.count()];
        for (int site = 0; site < sites.count(); site++) {
            pairsOfSite.add(new ArrayList<>());
        }
        int[] demandOf = new int[pairs.size()];
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                int site = pairs.sites()[k];
                demandOf[k] = demand;
                total[site] += problem.weight()[demand];
                pairsOfSite.get(site).add(k);
                program.row(ANY, 0);
                program.add(pairVariable[k], 1);
                addOptions(site, problem.weight()[demand]);
            }
        }
        for (int site = 0; site < sites.count(); site++) {
            program.row(ANY, 0);
            for (int k : pairsOfSite.get(site)) {
                program.add(pairVariable[k], problem.weight()[demandOf[k]]);
            }
            for (int option = 0; option < optionVariable[site].length; option++) {
                double room = Math.min(sites.capacity()[site][option], total[site]);
                program.add(optionVariable[site][option], -room);
            }
        }
    }

    private void addOptions(int site, double weight) {
        for (int option = 0; option < optionVariable[site].length; option++) {
            double room = sites.capacity()[site][option];
            if (problem.rules().split() || weight <= room + ROUNDING * Math.max(1, room)) {
                program.add(optionVariable[site][option], -1);
            }
        }
    }

    private void startFrom(@Nullable Candidate start) {
        if (start == null || problem.goal().servesAll() && !start.servesAll()) {
            return;
        }
        double[] values = new double[program.variableCount()];
        for (int site = 0; site < sites.count(); site++) {
            if (start.option()[site] >= 0) {
                values[optionVariable[site][start.option()[site]]] = 1;
            }
        }
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int a = start.allocation().start()[demand];
                    a < start.allocation().start()[demand + 1];
                    a++) {
                for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                    if (pairs.sites()[k] == start.allocation().site()[a]) {
                        values[pairVariable[k]] = start.allocation().share()[a];
                    }
                }
            }
        }
        program.start(values);
    }

    private int[] options(MixedIntegerSolver.Answer answer) {
        int[] option = new int[sites.count()];
        for (int site = 0; site < option.length; site++) {
            option[site] = -1;
            for (int one = 0; one < optionVariable[site].length; one++) {
                option[site] = answer.values()[optionVariable[site][one]] > 0.5 ? one : option[site];
            }
        }
        return option;
    }

    private int[] siteOfDemand(MixedIntegerSolver.Answer answer) {
        int[] site = new int[problem.weight().length];
        for (int demand = 0; demand < site.length; demand++) {
            site[demand] = -1;
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                site[demand] = answer.values()[pairVariable[k]] > 0.5 ? pairs.sites()[k] : site[demand];
            }
        }
        return site;
    }
}
