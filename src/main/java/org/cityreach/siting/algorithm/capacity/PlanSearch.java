package org.cityreach.siting.algorithm.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SolverRun;
import org.jspecify.annotations.Nullable;

/**
 * Looks for good plans: sites are added greedily where they gain most at the prices of the present
 * assignment, then one site is exchanged for another, or one option for another, while that helps; then
 * again from plans that are shaken at random. Keeps the best plan that anybody shows it. A heuristic. For
 * one thread.
 */
final class PlanSearch {

    private static final int TRIED_EACH = 6;

    private final SitingProblem problem;
    private final SolverRun run;
    private final Choices all;
    private final SiteFill fill;
    private final double farthestMetres;
    private final Map<List<Integer>, Value> known = new HashMap<>();
    private @Nullable Candidate best;

    /** How well sites would serve if demand may be split, and the prices there. */
    private record Value(double unserved, double metres, double[] price) {
        boolean isBetterThan(Value other) {
            return Candidate.isBetter(unserved, metres, other.unserved, other.metres);
        }
    }

    /** A change of one site's option and what it may gain. */
    private record Move(int site, int option, double gain) {}

    PlanSearch(SitingProblem problem, Choices all, SolverRun run) {
        this.problem = problem;
        this.run = run;
        this.all = all;
        this.fill = new SiteFill(problem, false);
        this.farthestMetres = SplitAssignment.farthestMetres(problem);
    }

    @Nullable
    Candidate best() {
        return best;
    }

    /** Prices of demand at the best assignment that is known for these sites. */
    double[] prices(int[] option) {
        return value(option).price;
    }

    double farthestMetres() {
        return farthestMetres;
    }

    /** Serves demand from these sites, keeps the plan if it is the best, and gives the weight unserved when split. */
    double show(int[] option) {
        return value(option).unserved;
    }

    /** Weighted metres where these sites serve demand that may be split. */
    double metres(int[] option) {
        return value(option).metres;
    }

    private Value value(int[] option) {
        List<Integer> key = Arrays.stream(option).boxed().toList();
        Value value = known.get(key);
        if (value == null) {
            SplitAssignment split = SplitAssignment.of(problem, option, farthestMetres);
            value = new Value(split.unserved(), split.weightedMetres(), split.demandPrices());
            if (known.size() < 3000) {
                known.put(key, value);
            }
            if (all.keeps(option)) {
                offer(option, split);
            }
        }
        return value;
    }

    private void offer(int[] option, SplitAssignment split) {
        Candidate now = best;
        boolean mayHelp = now == null
                || !now.servesAll() && problem.goal().servesAll()
                || Candidate.isBetter(split.unserved(), split.weightedMetres(), now.unserved(), now.weightedMetres());
        if (!mayHelp) {
            return;
        }
        if (problem.rules().split()) {
            boolean servesAll = split.unserved() == 0 && split.reachesAll();
            offer(new Candidate(
                    option.clone(), split.unserved(), split.weightedMetres(), servesAll, split.allocation()));
        } else {
            WholeAssignment whole = WholeAssignment.of(problem, option, split);
            boolean servesAll = whole.unserved() == 0 && split.reachesAll();
            offer(new Candidate(
                    option.clone(),
                    whole.unserved(),
                    whole.weightedMetres(),
                    servesAll,
                    Allocation.whole(whole.siteOfDemand())));
        }
    }

    /** Keeps it if it is better than the best. */
    void offer(Candidate made) {
        Candidate now = best;
        boolean isSameKind = now != null
                && (now.servesAll() == made.servesAll() || !problem.goal().servesAll());
        boolean isBetter = now == null
                || (isSameKind
                        ? Candidate.isBetter(
                                made.unserved(), made.weightedMetres(), now.unserved(), now.weightedMetres())
                        : made.servesAll());
        if (isBetter) {
            best = made;
            if (problem.goal().isMaximised()) {
                run.found(problem.totalWeight() - made.unserved());
            } else if (made.servesAll()) {
                run.found(made.weightedMetres());
            }
        }
    }

    /** A plan that keeps the rules, near to a wish: wishes are met in the order of their worth while they can be. */
    int @Nullable [] near(int[] wish, double[][] worth) {
        List<Integer> order = new ArrayList<>();
        for (int site = 0; site < wish.length; site++) {
            if (wish[site] >= 0) {
                order.add(site);
            }
        }
        order.sort(Comparator.comparingDouble((Integer site) -> -worth[site][wish[site]]));
        Choices left = all;
        for (int site : order) {
            if (left.allows(site, wish[site])) {
                Choices next = left.only(site, Choices.bit(wish[site]));
                left = next.isPossible() ? next : left;
            }
        }
        for (int site = 0; site < wish.length; site++) {
            if (!left.isDecided(site)) {
                left = left.only(site, cheapest(left, site));
            }
        }
        int[] option = new int[wish.length];
        for (int site = 0; site < wish.length && left.isPossible(); site++) {
            option[site] = Long.numberOfTrailingZeros(left.left(site)) - 1;
        }
        return left.isPossible() && all.keeps(option) ? option : null;
    }

    private long cheapest(Choices left, int site) {
        if (left.mayClose(site)) {
            Choices closed = left.only(site, Choices.CLOSED);
            if (closed.isPossible()) {
                return Choices.CLOSED;
            }
        }
        int cheapest = -1;
        for (int option = 0; option < problem.sites().optionCount(site); option++) {
            boolean isCheaper = cheapest < 0 || left.cost(site, option) < left.cost(site, cheapest);
            cheapest = left.allows(site, option) && isCheaper ? option : cheapest;
        }
        return Choices.bit(cheapest);
    }

    /** Adds sites and better options while that gains anything; where money counts, the most gain for the money. */
    int[] grow(int[] begin, boolean forMoney) {
        int[] option = begin.clone();
        Value now = value(option);
        boolean grown = true;
        while (grown && !run.mustStop()) {
            grown = false;
            List<Move> moves = moves(option, now, forMoney);
            for (Move move : moves.subList(0, Math.min(TRIED_EACH, moves.size()))) {
                int before = option[move.site];
                option[move.site] = move.option;
                Value next = value(option);
                if (next.isBetterThan(now)) {
                    now = next;
                    grown = true;
                    break;
                }
                option[move.site] = before;
            }
        }
        return option;
    }

    /** What can be opened, or opened in another way, within the rules; what may gain most first. */
    private List<Move> moves(int[] option, Value now, boolean forMoney) {
        List<Move> moves = new ArrayList<>();
        for (int site = 0; site < option.length; site++) {
            boolean isTaken = false;
            int before = option[site];
            double roomBefore = before < 0 ? 0 : problem.sites().capacity()[site][before];
            for (int one = 0; one < problem.sites().optionCount(site); one++) {
                double room = problem.sites().capacity()[site][one];
                if (!all.allows(site, one) || room <= roomBefore) {
                    continue;
                }
                option[site] = one;
                if (all.keeps(option)) {
                    if (!isTaken) {
                        fill.take(site, now.price);
                        isTaken = true;
                    }
                    double gain = fill.worth(room) - (before < 0 ? 0 : fill.worth(roomBefore));
                    double money = Math.max(1e-3, all.cost(site, one) - all.cost(site, before));
                    if (gain > 0) {
                        moves.add(new Move(site, one, forMoney ? gain / money : gain));
                    }
                }
                option[site] = before;
            }
        }
        moves.sort(Comparator.comparingDouble((Move move) -> -move.gain)
                .thenComparingInt(Move::site)
                .thenComparingInt(Move::option));
        return moves;
    }

    /** Exchanges one site for another, or options, while that helps; gives the plan where nothing does. */
    int[] exchange(int[] begin) {
        int[] option = begin.clone();
        Value now = value(option);
        int idle = 0;
        int site = 0;
        while (idle < option.length && !run.mustStop()) {
            int[] other = exchanged(option, site, now);
            if (other != null) {
                option = other;
                now = value(option);
                idle = 0;
            } else {
                idle++;
            }
            site = (site + 1) % option.length;
        }
        return option;
    }

    private int @Nullable [] exchanged(int[] option, int site, Value now) {
        if (option[site] < 0) {
            return null;
        }
        for (int other = -1; other < problem.sites().optionCount(site); other++) {
            if (other == option[site] || !all.allows(site, other)) {
                continue;
            }
            int[] without = option.clone();
            without[site] = other;
            boolean isClosed = other < 0;
            if (!isClosed && all.keeps(without) && value(without).isBetterThan(now)) {
                return without;
            }
            boolean isLess = isClosed || all.cost(site, other) < all.cost(site, option[site]);
            if (isLess) {
                int[] better = bestWith(without, site, now);
                if (better != null) {
                    return better;
                }
            }
        }
        return null;
    }

    /** The best plan that has one site or option more than this; null where none is better than now. */
    private int @Nullable [] bestWith(int[] without, int site, Value now) {
        Value base = value(without);
        int[] found = null;
        Value best = now;
        int tried = 0;
        for (Move move : moves(without.clone(), base, false)) {
            if (move.site == site || tried++ == TRIED_EACH) {
                continue;
            }
            if (tried > TRIED_EACH) {
                break;
            }
            int[] with = without.clone();
            with[move.site] = move.option;
            Value value = value(with);
            if (value.isBetterThan(best)) {
                best = value;
                found = with;
            }
        }
        return found;
    }

    /** Closes some sites at random and grows again. */
    int[] shake(int[] option, SplittableRandom random) {
        int[] shaken = option.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            int site = random.nextInt(shaken.length);
            for (int step = 0; step < shaken.length && (shaken[site] < 0 || !all.mayClose(site)); step++) {
                site = (site + 1) % shaken.length;
            }
            if (shaken[site] >= 0 && all.mayClose(site)) {
                shaken[site] = -1;
            }
        }
        return all.keeps(shaken) ? grow(shaken, false) : option;
    }
}
