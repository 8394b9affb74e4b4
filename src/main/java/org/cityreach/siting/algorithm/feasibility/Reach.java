package org.cityreach.siting.algorithm.feasibility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.jspecify.annotations.Nullable;

/** Whether sites reach enough, all of them together and as many as the rules allow. */
final class Reach {

    private static final double TOLERANCE = 1e-9;

    private Reach() {}

    /** Whether all sites together reach what must be served. */
    static @Nullable Shortfall check(SitingProblem problem) {
        Pairs pairs = problem.pairs();
        boolean[] out = new boolean[pairs.demandCount()];
        double reached = 0;
        boolean any = false;
        for (int demand = 0; demand < out.length; demand++) {
            out[demand] = pairs.start(demand) == pairs.start(demand + 1);
            any |= out[demand];
            reached += out[demand] ? 0 : problem.weight()[demand];
        }
        double total = problem.totalWeight();
        double needed = Feasibility.neededWeight(problem);
        boolean isShort = Feasibility.servesEach(problem)
                ? any
                : reached < needed - TOLERANCE * total || total > 0 && pairs.size() == 0;
        return isShort
                ? new Shortfall(
                        Reason.OUT_OF_REACH, Feasibility.marked(out), new int[0], needed == 0 ? total : needed, reached)
                : null;
    }

    /** Demand that must be served and that only sites reach which the rules do not allow to be open. */
    static @Nullable Shortfall checkLost(SitingProblem problem) {
        if (!Feasibility.servesEach(problem)) {
            return null;
        }
        Pairs pairs = problem.pairs();
        boolean[] possible = Feasibility.possible(problem);
        boolean[] lost = new boolean[pairs.demandCount()];
        boolean any = false;
        for (int demand = 0; demand < lost.length; demand++) {
            lost[demand] = true;
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                lost[demand] &= !possible[pairs.sites()[k]];
            }
            any |= lost[demand];
        }
        int most = problem.rules().mostNew();
        return any
                ? new Shortfall(Reason.NOT_ENOUGH_REACH, Feasibility.marked(lost), new int[0], Double.NaN, most)
                : null;
    }

    /** Whether as many sites as the rules allow can reach what must be served. */
    static @Nullable Shortfall checkWithinRules(SitingProblem problem) {
        if (Feasibility.servesEach(problem)) {
            return new Apart(problem).check();
        }
        double needed = Feasibility.neededWeight(problem);
        return needed > 0 ? largest(problem, needed) : null;
    }

    /** The fewest new sites if none of them served what another does. */
    private static @Nullable Shortfall largest(SitingProblem problem, double needed) {
        Pairs pairs = problem.pairs();
        Rules rules = problem.rules();
        boolean[] possible = Feasibility.possible(problem);
        boolean[] reached = Feasibility.reachedAlways(problem);
        double open = needed - TOLERANCE * problem.totalWeight();
        for (int demand = 0; demand < reached.length; demand++) {
            open -= reached[demand] ? problem.weight()[demand] : 0;
        }
        double[] ofNew = new double[pairs.siteCount()];
        double[] ofClosable = new double[pairs.siteCount()];
        for (int one = 0; one < pairs.siteCount(); one++) {
            Sites.State state = problem.sites().state()[one];
            if (possible[one] && !state.isAlwaysOpen()) {
                double more = 0;
                for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
                    int demand = pairs.siteDemands()[k];
                    more += reached[demand] ? 0 : problem.weight()[demand];
                }
                (state.isNew() ? ofNew : ofClosable)[one] = more;
            }
        }
        Arrays.sort(ofNew);
        Arrays.sort(ofClosable);
        for (int i = 0; i < ofClosable.length && i < rules.mostClosable(); i++) {
            open -= ofClosable[ofClosable.length - 1 - i];
        }
        int least = Feasibility.numbers(problem.sites(), Sites.State.FIXED).length;
        for (int i = ofNew.length - 1; i >= 0 && open > 0 && ofNew[i] > 0; i--) {
            open -= ofNew[i];
            least++;
        }
        if (open > 0) {
            return Feasibility.of(Reason.NOT_ENOUGH_REACH, Double.NaN, rules.mostNew());
        }
        return least > rules.mostNew() ? Feasibility.of(Reason.NOT_ENOUGH_REACH, least, rules.mostNew()) : null;
    }

    /** Demands no two of which one site can serve: each needs a site of its own. */
    private static final class Apart {

        private final SitingProblem problem;
        private final Pairs pairs;
        private final boolean[] possible;
        private final boolean[] taken;
        private int sites;
        private int onlyNew;
        private double costs;
        private int at;

        Apart(SitingProblem problem) {
            this.problem = problem;
            this.pairs = problem.pairs();
            this.possible = Feasibility.possible(problem);
            this.taken = new boolean[pairs.siteCount()];
        }

        @Nullable
        Shortfall check() {
            boolean[] reached = Feasibility.reachedAlways(problem);
            boolean[] apart = new boolean[pairs.demandCount()];
            int[] choices = new int[pairs.demandCount()];
            for (int k = 0; k < pairs.size(); k++) {
                choices[pairs.siteDemands()[k]] += possible[siteOf(k)] ? 1 : 0;
            }
            int[] order = IntStream.range(0, choices.length)
                    .filter(demand -> !reached[demand])
                    .boxed()
                    .sorted(Comparator.comparingInt(demand -> choices[demand]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int demand : order) {
                apart[demand] = take(demand);
            }
            return result(apart);
        }

        /** The site of an entry of the pairs by site; entries are asked for in order. */
        private int siteOf(int k) {
            while (pairs.siteStart(at + 1) <= k) {
                at++;
            }
            return at;
        }

        private boolean take(int demand) {
            double least = Double.POSITIVE_INFINITY;
            boolean needsNew = true;
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                int one = pairs.sites()[k];
                if (possible[one]) {
                    if (taken[one]) {
                        return false;
                    }
                    boolean isNew = problem.sites().state()[one].isNew();
                    needsNew &= isNew;
                    least = Math.min(least, Costs.more(problem.sites(), one));
                }
            }
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                taken[pairs.sites()[k]] = true;
            }
            sites++;
            onlyNew += needsNew ? 1 : 0;
            costs += Math.max(0, least);
            return true;
        }

        private @Nullable Shortfall result(boolean[] apart) {
            Rules rules = problem.rules();
            int closable =
                    Math.min(rules.mostClosable(), Feasibility.numbers(problem.sites(), Sites.State.CLOSABLE).length);
            int fixed = Feasibility.numbers(problem.sites(), Sites.State.FIXED).length;
            int needed = fixed + Math.max(onlyNew, sites - closable);
            int[] demand = Feasibility.marked(apart);
            if (needed > rules.mostNew()) {
                return new Shortfall(Reason.NOT_ENOUGH_REACH, demand, new int[0], needed, rules.mostNew());
            }
            double least = Costs.least(problem) + costs;
            return least > rules.budget() + TOLERANCE * Math.abs(rules.budget())
                    ? new Shortfall(Reason.BUDGET_SHORT, demand, new int[0], least, rules.budget())
                    : null;
        }
    }
}
