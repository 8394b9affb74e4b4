package org.cityreach.siting.algorithm.feasibility;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * What a plan amounts to: for each site, for each demand, and together. Works for every plan, also for one
 * that breaks the rules or that nobody optimised. Distances are those of the pairs: metres, or the costs
 * of a matrix. Means are weighted by the weight that is served. Exact but for the rounding of sums. Do not
 * write to the arrays.
 *
 * @param site by site; of a site that is not open all figures are 0 and the distances NaN
 * @param nearestSite by demand the site that serves the largest part of it, of equal parts the lowest
 *     number; -1 where none does
 * @param demandDistance by demand the mean over its served parts, each counted by its share; NaN where it
 *     is not served
 * @param servedShare by demand, 0 to 1
 * @param totals of the whole plan
 */
public record PlanFigures(
        OfSite[] site, int[] nearestSite, double[] demandDistance, double[] servedShare, Totals totals) {

    /**
     * What one site does.
     *
     * @param load the weight it serves
     * @param capacity of its open option; infinite where there is no limit
     * @param demandCount the demands it serves, wholly or in part
     * @param meanDistance NaN where it serves no weight
     * @param maxDistance to any demand it serves, one of weight 0 too; NaN where it serves none
     * @param cost of its open option, or of closing it
     */
    public record OfSite(
            double load, double capacity, int demandCount, double meanDistance, double maxDistance, double cost) {

        /** Load as a share of the capacity: 0 without limit, infinite for a load without room. */
        public double utilisation() {
            return load == 0 ? 0 : load / capacity;
        }
    }

    /**
     * The plan as a whole.
     *
     * @param demandCount all demands
     * @param servedCount the demands that are served wholly, within 1e-9 of their weight
     * @param share the served part of the weight; 1 where there is no weight at all
     * @param meanDistance NaN where no weight is served
     * @param maxDistance NaN where no demand is served
     * @param newSites open candidates and fixed ones
     * @param openSites all that are open
     */
    public record Totals(
            int demandCount,
            int servedCount,
            double weight,
            double servedWeight,
            double share,
            double weightedDistance,
            double meanDistance,
            double maxDistance,
            double cost,
            int newSites,
            int openSites) {}

    private static final double WHOLE = 1 - 1e-9;

    /** The figures of a plan: by site the option that is open or -1, and who serves whom. */
    public static PlanFigures of(SitingProblem problem, int[] option, Allocation allocation) {
        Pairs pairs = problem.pairs();
        int[] nearest = new int[pairs.demandCount()];
        double[] mean = new double[pairs.demandCount()];
        double[] served = new double[pairs.demandCount()];
        Sums[] sums = new Sums[pairs.siteCount()];
        Arrays.setAll(sums, one -> new Sums());
        Sums all = new Sums();
        int servedCount = 0;
        for (int demand = 0; demand < nearest.length; demand++) {
            nearest[demand] = -1;
            double largest = 0;
            double distances = 0;
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                int one = allocation.site()[k];
                double share = allocation.share()[k];
                double far = pairs.distance(demand, one);
                sums[one].add(problem.weight()[demand] * share, far);
                all.add(problem.weight()[demand] * share, far);
                served[demand] += share;
                distances += share * far;
                if (share > largest) {
                    largest = share;
                    nearest[demand] = one;
                }
            }
            mean[demand] = nearest[demand] < 0 ? Double.NaN : distances / served[demand];
            servedCount += served[demand] >= WHOLE ? 1 : 0;
        }
        OfSite[] site = sites(problem.sites(), option, sums);
        return new PlanFigures(site, nearest, mean, served, totals(problem, option, all, servedCount));
    }

    /** The figures of a plan that serves each demand from the nearest open site that reaches it, whatever the room. */
    public static PlanFigures ofNearest(SitingProblem problem, int[] option) {
        return of(problem, option, Allocation.nearest(problem.pairs(), option));
    }

    /** The plan of today: what stands is open as it is, nothing is new. */
    public static int[] standing(Sites sites) {
        int[] option = new int[sites.count()];
        for (int one = 0; one < option.length; one++) {
            option[one] = sites.state()[one].isNew() ? -1 : 0;
        }
        return option;
    }

    /** How many new sites a plan opens. */
    public static int newSites(Sites sites, int[] option) {
        int count = 0;
        for (int one = 0; one < option.length; one++) {
            count += option[one] >= 0 && sites.state()[one].isNew() ? 1 : 0;
        }
        return count;
    }

    private static OfSite[] sites(Sites sites, int[] option, Sums[] sums) {
        OfSite[] figures = new OfSite[option.length];
        for (int one = 0; one < option.length; one++) {
            double closing = sites.state()[one] == Sites.State.CLOSABLE ? sites.closingCost()[one] : 0;
            figures[one] = new OfSite(
                    sums[one].weight,
                    option[one] < 0 ? 0 : sites.capacity()[one][option[one]],
                    sums[one].count,
                    sums[one].mean(),
                    sums[one].max,
                    option[one] < 0 ? closing : sites.cost()[one][option[one]]);
        }
        return figures;
    }

    private static Totals totals(SitingProblem problem, int[] option, Sums all, int servedCount) {
        int open = 0;
        for (int one = 0; one < option.length; one++) {
            open += option[one] >= 0 ? 1 : 0;
        }
        double weight = problem.totalWeight();
        return new Totals(
                problem.weight().length,
                servedCount,
                weight,
                all.weight,
                weight == 0 ? 1 : all.weight / weight,
                all.weightedDistance,
                all.mean(),
                all.max,
                problem.sites().cost(option),
                newSites(problem.sites(), option),
                open);
    }

    private static final class Sums {

        private double weight;
        private double weightedDistance;
        private double max = Double.NaN;
        private int count;

        void add(double served, double far) {
            weight += served;
            weightedDistance += served == 0 ? 0 : served * far;
            max = count == 0 ? far : Math.max(max, far);
            count++;
        }

        double mean() {
            return weight == 0 ? Double.NaN : weightedDistance / weight;
        }
    }
}
