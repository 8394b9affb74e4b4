package org.cityreach.siting.algorithm.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * A way to serve demand from open sites where each demand goes wholly to one of them, made from the best
 * way to split it: what was split (at most as many demands as sites are full) is put where it fits and costs
 * least, then single demands are moved, and pairs exchanged, while that helps. A heuristic; the split
 * assignment it starts from bounds how much better another could be.
 */
final class WholeAssignment {

    private static final int MOST_ROUNDS = 30;
    private static final double ROUNDING = 1e-9;

    private final SitingProblem problem;
    private final SplitAssignment split;
    private final int sites;
    private final double[] room;
    private final int[] at;
    private final List<List<Integer>> members = new ArrayList<>();
    private final double slack;

    private WholeAssignment(SitingProblem problem, int[] option, SplitAssignment split) {
        this.problem = problem;
        this.split = split;
        int[] open = split.openSites();
        this.sites = open.length;
        this.room = new double[sites];
        this.at = new int[problem.weight().length];
        double largest = 0;
        for (int site = 0; site < sites; site++) {
            room[site] = problem.sites().capacity()[open[site]][option[open[site]]];
            largest = Math.max(largest, room[site] == Double.POSITIVE_INFINITY ? 0 : room[site]);
            members.add(new ArrayList<>());
        }
        this.slack = ROUNDING * Math.max(1, largest) / 10;
        Arrays.fill(at, -1);
    }

    static WholeAssignment of(SitingProblem problem, int[] option, SplitAssignment split) {
        WholeAssignment whole = new WholeAssignment(problem, option, split);
        whole.keepWhole();
        whole.placeRest();
        for (int round = 0; round < MOST_ROUNDS && whole.improve(); round++) {
            whole.placeRest();
        }
        return whole;
    }

    private double weight(int demand) {
        return problem.weight()[demand];
    }

    private void keepWhole() {
        for (int demand = 0; demand < at.length; demand++) {
            for (int site = 0; site < sites; site++) {
                if (weight(demand) > 0 && split.amount(site, demand) >= weight(demand) * (1 - ROUNDING)) {
                    put(demand, site);
                    break;
                }
            }
            if (weight(demand) == 0) {
                int nearest = nearestWithRoom(demand, true);
                if (nearest >= 0) {
                    put(demand, nearest);
                }
            }
        }
    }

    private void put(int demand, int site) {
        at[demand] = site;
        room[site] -= weight(demand);
        members.get(site).add(demand);
    }

    private void take(int demand) {
        int site = at[demand];
        room[site] += weight(demand);
        members.get(site).remove(Integer.valueOf(demand));
        at[demand] = -1;
    }

    private int nearestWithRoom(int demand, boolean evenIfFull) {
        int best = -1;
        for (int site = 0; site < sites; site++) {
            boolean fits = evenIfFull || weight(demand) <= room[site] + slack;
            boolean isNearer = best < 0 || cost(demand, site) < cost(demand, best);
            if (fits && split.metres(site, demand) < Double.POSITIVE_INFINITY && isNearer) {
                best = site;
            }
        }
        return best;
    }

    /** Metres, and the worth of the room it takes, so that full sites are left to those who need them. */
    private double cost(int demand, int site) {
        return split.metres(site, demand) + split.sitePrice(site);
    }

    /** Puts demand that is nowhere, the heaviest first, where it fits; makes room for it where it does not. */
    private void placeRest() {
        List<Integer> rest = new ArrayList<>();
        for (int demand = 0; demand < at.length; demand++) {
            if (at[demand] < 0) {
                rest.add(demand);
            }
        }
        rest.sort(Comparator.comparingDouble((Integer demand) -> -weight(demand)));
        for (int demand : rest) {
            int site = nearestWithRoom(demand, false);
            if (site >= 0) {
                put(demand, site);
            } else {
                makeRoom(demand);
            }
        }
    }

    /** Moves one other demand on so that this one fits, or puts it in the place of lighter ones. */
    private void makeRoom(int demand) {
        int bestSite = -1;
        int bestMoved = -1;
        int bestTo = -1;
        double best = Double.POSITIVE_INFINITY;
        for (int site = 0; site < sites; site++) {
            double needed = weight(demand) - room[site] - slack;
            if (split.metres(site, demand) == Double.POSITIVE_INFINITY) {
                continue;
            }
            for (int moved : members.get(site)) {
                for (int to = 0; to < sites && weight(moved) >= needed; to++) {
                    double extra = weight(moved) * (split.metres(to, moved) - split.metres(site, moved))
                            + weight(demand) * split.metres(site, demand);
                    if (to != site && weight(moved) <= room[to] + slack && extra < best) {
                        best = extra;
                        bestSite = site;
                        bestMoved = moved;
                        bestTo = to;
                    }
                }
            }
        }
        if (bestSite >= 0) {
            take(bestMoved);
            put(bestMoved, bestTo);
            put(demand, bestSite);
        } else if (!problem.goal().servesAll()) {
            replaceLighter(demand);
        }
    }

    /** The lightest that gives enough room goes, if it is lighter. */
    private void replaceLighter(int demand) {
        int gone = -1;
        for (int site = 0; site < sites; site++) {
            if (split.metres(site, demand) < Double.POSITIVE_INFINITY) {
                for (int other : members.get(site)) {
                    boolean isEnough = weight(other) + room[site] + slack >= weight(demand);
                    if (isEnough && weight(other) < weight(gone < 0 ? demand : gone)) {
                        gone = other;
                    }
                }
            }
        }
        if (gone >= 0) {
            int site = at[gone];
            take(gone);
            put(demand, site);
        }
    }

    private boolean improve() {
        boolean improved = false;
        for (int demand = 0; demand < at.length; demand++) {
            for (int site = 0; site < sites && at[demand] >= 0; site++) {
                if (site != at[demand] && split.metres(site, demand) < split.metres(at[demand], demand)) {
                    improved |= moveOrSwap(demand, site);
                }
            }
        }
        return improved;
    }

    private boolean moveOrSwap(int demand, int site) {
        int here = at[demand];
        double gain = weight(demand) * (split.metres(here, demand) - split.metres(site, demand));
        if (gain <= 0) {
            return false;
        }
        if (weight(demand) <= room[site] + slack) {
            take(demand);
            put(demand, site);
            return true;
        }
        int bestOther = -1;
        double best = ROUNDING * gain;
        for (int other : members.get(site)) {
            double more = gain - weight(other) * (split.metres(here, other) - split.metres(site, other));
            boolean fits = weight(demand) - weight(other) <= room[site] + slack
                    && weight(other) - weight(demand) <= room[here] + slack;
            if (fits && more > best) {
                best = more;
                bestOther = other;
            }
        }
        if (bestOther < 0) {
            return false;
        }
        take(demand);
        take(bestOther);
        put(demand, site);
        put(bestOther, here);
        return true;
    }

    double unserved() {
        double sum = 0;
        for (int demand = 0; demand < at.length; demand++) {
            sum += at[demand] < 0 ? weight(demand) : 0;
        }
        return sum;
    }

    double weightedMetres() {
        double sum = 0;
        for (int demand = 0; demand < at.length; demand++) {
            sum += at[demand] < 0 ? 0 : weight(demand) * split.metres(at[demand], demand);
        }
        return sum;
    }

    int[] siteOfDemand() {
        int[] site = new int[at.length];
        for (int demand = 0; demand < at.length; demand++) {
            site[demand] = at[demand] < 0 ? -1 : split.openSites()[at[demand]];
        }
        return site;
    }
}
