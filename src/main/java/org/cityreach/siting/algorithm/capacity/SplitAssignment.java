package org.cityreach.siting.algorithm.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * The best way to serve demand from given open sites where demand may be split: first as much weight as
 * the sites have room for, then at the least weighted distance. Exact but for rounding.
 *
 * <p>All demand begins at its nearest open site; what is too much for a site goes on along shortest paths
 * from site to site, where the length between two sites is what it costs to move the weight unit that is
 * moved most cheaply (successive shortest paths; Ahuja, Magnanti and Orlin 1993, section 9.7). What finds no
 * room ends at a last site that stands for nobody. With few open sites this takes milliseconds for
 * thousands of demands.
 */
final class SplitAssignment {

    private final SitingProblem problem;
    private final int[] open;
    private final int demands;
    /** The number of the last site, which serves nobody. */
    private final int nobody;

    private final double[][] metres;
    private final double[][] amount;
    private final double[] room;
    private final double[] price;
    private final double dust;
    private final MoveHeap[][] moves;
    private final double[] least;
    private final int[] from;
    private final boolean[] isDone;
    private final boolean reachesAll;
    private double unserved;
    private double weightedMetres;

    private SplitAssignment(SitingProblem problem, int[] option, double farthestMetres) {
        this.problem = problem;
        this.open = open(option);
        this.nobody = open.length;
        this.demands = problem.weight().length;
        this.metres = new double[nobody + 1][demands];
        this.amount = new double[nobody + 1][demands];
        this.room = new double[nobody + 1];
        this.price = new double[nobody + 1];
        this.moves = new MoveHeap[nobody + 1][nobody + 1];
        this.least = new double[nobody + 1];
        this.from = new int[nobody + 1];
        this.isDone = new boolean[nobody + 1];
        this.dust = 1e-12 * Math.max(1e-3, problem.totalWeight());
        fillMetres(option, farthestMetres);
        this.reachesAll = begin();
    }

    /** The longest distance of any pair, which {@link #of} wants so that it need not look for it each time. */
    static double farthestMetres(SitingProblem problem) {
        return Arrays.stream(problem.pairs().distances()).max().orElse(0);
    }

    static SplitAssignment of(SitingProblem problem, int[] option, double farthestMetres) {
        SplitAssignment assignment = new SplitAssignment(problem, option, farthestMetres);
        for (int end = assignment.search(); end >= 0; end = assignment.search()) {
            assignment.push(end);
        }
        assignment.sum();
        return assignment;
    }

    private static int[] open(int[] option) {
        int count = 0;
        int[] open = new int[option.length];
        for (int site = 0; site < option.length; site++) {
            if (option[site] >= 0) {
                open[count++] = site;
            }
        }
        return Arrays.copyOf(open, count);
    }

    private void fillMetres(int[] option, double farthestMetres) {
        Pairs pairs = problem.pairs();
        Sites sites = problem.sites();
        for (int at = 0; at < nobody; at++) {
            Arrays.fill(metres[at], Double.POSITIVE_INFINITY);
            for (int k = pairs.siteStart(open[at]); k < pairs.siteStart(open[at] + 1); k++) {
                metres[at][pairs.siteDemands()[k]] = pairs.siteDistances()[k];
            }
            room[at] = sites.capacity()[open[at]][option[open[at]]];
        }
        // Farther than any way of moving demand about among the sites, so that nobody is the last resort.
        Arrays.fill(metres[nobody], (2 * nobody + 2) * (farthestMetres + 1));
        room[nobody] = Double.POSITIVE_INFINITY;
    }

    /** Puts all demand where it is nearest; gives whether all of it, weight or not, is within reach. */
    private boolean begin() {
        boolean reached = true;
        for (int demand = 0; demand < demands; demand++) {
            int nearest = nearest(demand);
            reached &= nearest < nobody;
            if (problem.weight()[demand] > 0) {
                amount[nearest][demand] = problem.weight()[demand];
                room[nearest] -= problem.weight()[demand];
            }
        }
        return reached;
    }

    private int nearest(int demand) {
        int nearest = nobody;
        for (int at = 0; at < nobody; at++) {
            if (metres[at][demand] < metres[nearest][demand]) {
                nearest = at;
            }
        }
        return nearest;
    }

    /**
     * Finds the nearest site with room from all that have too much (Dijkstra, with prices that keep all
     * lengths from 0) and moves the prices on; -1 where no site has too much.
     */
    private int search() {
        boolean isAny = false;
        for (int at = 0; at < nobody; at++) {
            boolean full = room[at] < -dust;
            least[at] = full ? 0 : Double.POSITIVE_INFINITY;
            from[at] = -1;
            isAny |= full;
        }
        least[nobody] = Double.POSITIVE_INFINITY;
        from[nobody] = -1;
        if (!isAny) {
            return -1;
        }
        Arrays.fill(isDone, false);
        while (true) {
            int next = next();
            if (room[next] > dust) {
                raisePrices(next);
                return next;
            }
            isDone[next] = true;
            for (int to = 0; to <= nobody; to++) {
                if (!isDone[to]) {
                    double length = least[next] + Math.max(0, cheapest(next, to) + price[next] - price[to]);
                    if (length < least[to]) {
                        least[to] = length;
                        from[to] = next;
                    }
                }
            }
        }
    }

    private int next() {
        int next = nobody;
        for (int at = 0; at <= nobody; at++) {
            if (!isDone[at] && (isDone[next] || least[at] < least[next])) {
                next = at;
            }
        }
        return next;
    }

    private void raisePrices(int end) {
        double reached = least[end];
        for (int at = 0; at <= nobody; at++) {
            price[at] += Math.min(reached, least[at]);
        }
    }

    /** What a unit costs that moves from one site to another. */
    private double cheapest(int at, int to) {
        int demand = heap(at, to).first(amount[at], dust);
        return demand < 0 ? Double.POSITIVE_INFINITY : metres[to][demand] - metres[at][demand];
    }

    private MoveHeap heap(int at, int to) {
        if (moves[at][to] == null) {
            MoveHeap made = new MoveHeap(metres[at], metres[to]);
            for (int demand = 0; demand < demands; demand++) {
                if (amount[at][demand] > dust && metres[to][demand] < Double.POSITIVE_INFINITY) {
                    made.addLater(demand);
                }
            }
            made.order();
            moves[at][to] = made;
        }
        return moves[at][to];
    }

    private void push(int end) {
        double moved = room[end];
        int to = end;
        while (from[to] >= 0) {
            int at = from[to];
            moved = Math.min(moved, amount[at][heap(at, to).first(amount[at], dust)]);
            to = at;
        }
        moved = Math.min(moved, -room[to]);
        room[to] += moved;
        room[end] -= moved;
        List<int[]> steps = new ArrayList<>();
        for (to = end; from[to] >= 0; to = from[to]) {
            steps.add(new int[] {heap(from[to], to).first(amount[from[to]], dust), from[to], to});
        }
        for (int[] step : steps) {
            move(step[0], step[1], step[2], moved);
        }
    }

    private void move(int demand, int at, int to, double moved) {
        double left = amount[at][demand] - moved;
        amount[at][demand] = left <= dust ? 0 : left;
        boolean isNew = amount[to][demand] <= dust;
        amount[to][demand] += moved;
        for (int next = 0; next <= nobody && isNew; next++) {
            if (moves[to][next] != null && next != to && metres[next][demand] < Double.POSITIVE_INFINITY) {
                moves[to][next].add(demand);
            }
        }
    }

    private void sum() {
        for (int at = 0; at < nobody; at++) {
            for (int demand = 0; demand < demands; demand++) {
                if (amount[at][demand] > 0) {
                    weightedMetres += amount[at][demand] * metres[at][demand];
                }
            }
        }
        for (int demand = 0; demand < demands; demand++) {
            unserved += amount[nobody][demand];
        }
    }

    /** Weight for which there is no room or no site. */
    double unserved() {
        return unserved <= 1e3 * dust ? 0 : unserved;
    }

    double weightedMetres() {
        return weightedMetres;
    }

    /** Whether each demand, also one of weight 0, has an open site. */
    boolean reachesAll() {
        return reachesAll;
    }

    /** The open sites, ascending; {@link #amount(int, int)} and others count by their place in it. */
    int[] openSites() {
        return open;
    }

    double amount(int at, int demand) {
        return amount[at][demand];
    }

    double metres(int at, int demand) {
        return metres[at][demand];
    }

    /** By demand what one unit more of weight would cost: metres, and what the full sites' room is worth. */
    double[] demandPrices() {
        double[] prices = new double[demands];
        for (int demand = 0; demand < demands; demand++) {
            double best = metres[nobody][demand];
            for (int at = 0; at < nobody; at++) {
                best = Math.min(best, metres[at][demand] + sitePrice(at));
            }
            prices[demand] = best;
        }
        return prices;
    }

    /** What one unit more of room at an open site is worth. */
    double sitePrice(int at) {
        return price[nobody] - price[at];
    }

    Allocation allocation() {
        int[] start = new int[demands + 1];
        int[] site = new int[demands * 2];
        double[] share = new double[demands * 2];
        int count = 0;
        for (int demand = 0; demand < demands; demand++) {
            double weight = problem.weight()[demand];
            int nearest = weight > 0 ? -1 : nearest(demand);
            for (int at = 0; at < nobody; at++) {
                if (amount[at][demand] > 0 || at == nearest) {
                    if (count == site.length) {
                        site = Arrays.copyOf(site, 2 * count);
                        share = Arrays.copyOf(share, 2 * count);
                    }
                    site[count] = open[at];
                    share[count++] = weight > 0 ? Math.min(1, amount[at][demand] / weight) : 1;
                }
            }
            start[demand + 1] = count;
        }
        return new Allocation(start, Arrays.copyOf(site, count), Arrays.copyOf(share, count));
    }
}
