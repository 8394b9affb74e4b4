package org.cityreach.siting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * Two new transfer stations of 200 t/d for a centre of 5193 cells of 100 m, beside seven that stand: as large
 * as the demo city's, and made from a seed. Candidates stand on a lattice.
 */
final class StationCity {

    private static final int CELLS = 5193;
    private static final int ACROSS = 72;
    private static final double[] STANDING = {45, 80, 60, 90, 70, 200, 400};

    private final SplittableRandom random;

    private StationCity(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * @param tonnes of all cells together; 1345 is all the room there will be
     * @param separationMetres between new stations
     */
    static SitingProblem problem(Goal goal, int candidates, double tonnes, double separationMetres, boolean split) {
        return new StationCity(7).make(goal, candidates, tonnes, separationMetres, split);
    }

    private SitingProblem make(Goal goal, int candidates, double tonnes, double separationMetres, boolean split) {
        double[] weight = new double[CELLS];
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            double east = (cell % ACROSS - 36) / 20.0;
            double north = (cell / ACROSS - 36) / 20.0;
            weight[cell] = random.nextDouble() * Math.exp(-(east * east + north * north) / 2) + 0.02;
            sum += weight[cell];
        }
        for (int cell = 0; cell < CELLS; cell++) {
            weight[cell] = Math.round(weight[cell] / sum * tonnes * 1e4) / 1e4;
        }
        List<double[]> places = new ArrayList<>();
        for (int station = 0; station < STANDING.length; station++) {
            places.add(new double[] {random.nextDouble(500, 6700), random.nextDouble(500, 6700)});
        }
        int across = (int) Math.ceil(Math.sqrt(candidates));
        for (int candidate = 0; candidate < candidates; candidate++) {
            double step = 100.0 * ACROSS / across;
            places.add(new double[] {(candidate % across + 0.5) * step, (candidate / across + 0.5) * step});
        }
        Sites sites = sites(places, separationMetres);
        Rules rules = new Rules(2, Rules.NO_LIMIT, Double.POSITIVE_INFINITY, 1, false, split);
        return new SitingProblem(goal, weight, pairs(goal, places), sites, rules);
    }

    private static Pairs pairs(Goal goal, List<double[]> places) {
        double radius = goal.isMaximised() ? 1500 : Double.POSITIVE_INFINITY;
        double[][] metres = new double[CELLS][places.size()];
        for (int cell = 0; cell < CELLS; cell++) {
            for (int site = 0; site < places.size(); site++) {
                double length = Math.hypot(
                        100 * (cell % ACROSS) + 50 - places.get(site)[0],
                        100 * (cell / ACROSS) + 50 - places.get(site)[1]);
                metres[cell][site] = length <= radius ? length : Double.NaN;
            }
        }
        return Pairs.ofTable(metres);
    }

    private static Sites sites(List<double[]> places, double separationMetres) {
        int count = places.size();
        Sites.State[] state = new Sites.State[count];
        double[][] cost = new double[count][1];
        double[][] capacity = new double[count][];
        int[][] conflicts = new int[count][];
        for (int site = 0; site < count; site++) {
            boolean stands = site < STANDING.length;
            state[site] = stands ? Sites.State.KEPT : Sites.State.CANDIDATE;
            capacity[site] = new double[] {stands ? STANDING[site] : 200};
            int one = site;
            conflicts[site] = IntStream.range(0, count)
                    .filter(other -> other != one
                            && one >= STANDING.length
                            && other >= STANDING.length
                            && metres(places.get(one), places.get(other)) < separationMetres)
                    .toArray();
        }
        return new Sites(state, cost, capacity, new double[count], conflicts);
    }

    private static double metres(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
