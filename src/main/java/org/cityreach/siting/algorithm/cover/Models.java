package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/** Makes the covering problem of a siting problem; of each site the cheapest option, of equal ones the first. */
final class Models {

    private static final double TOLERANCE = 1e-9;

    private final SitingProblem problem;
    private final Pairs pairs;
    private final Sites sites;
    private final double reachMetres;
    private final boolean whole;
    private final boolean byCost;
    private final int[] columnOfSite;
    private final boolean[] reached;
    private int columns;
    private double base;
    private double spent;
    private int fixed;

    private Models(SitingProblem problem, double reachMetres, boolean whole, boolean byCost) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.sites = problem.sites();
        this.reachMetres = reachMetres;
        this.whole = whole;
        this.byCost = byCost;
        this.columnOfSite = new int[sites.count()];
        this.reached = new boolean[pairs.demandCount()];
    }

    /** The problem of a set covering: its share, its price. */
    static CoverModel ofCovering(SitingProblem problem) {
        Rules rules = problem.rules();
        return new Models(problem, Double.POSITIVE_INFINITY, rules.share() == 1, rules.byCost()).build();
    }

    /** Serve all demand within a distance, with the fewest new sites or at the least cost. */
    static CoverModel ofReach(SitingProblem problem, double reachMetres, boolean byCost) {
        return new Models(problem, reachMetres, true, byCost).build();
    }

    /** The number of the cheapest option of a site. */
    static int cheapest(Sites sites, int one) {
        int best = 0;
        for (int option = 1; option < sites.optionCount(one); option++) {
            best = sites.cost()[one][option] < sites.cost()[one][best] ? option : best;
        }
        return best;
    }

    /** The plan in which these sites are open beside those that always are, all in their cheapest option. */
    static int[] options(Sites sites, int[] open) {
        int[] option = new int[sites.count()];
        for (int one = 0; one < option.length; one++) {
            option[one] = sites.state()[one].isAlwaysOpen() ? cheapest(sites, one) : -1;
        }
        for (int one : open) {
            option[one] = cheapest(sites, one);
        }
        return option;
    }

    private static double cost(Sites sites, int one) {
        return sites.cost()[one][cheapest(sites, one)];
    }

    private CoverModel build() {
        openWhatMustBe();
        int[] site = chooseColumns();
        double[] price = new double[columns];
        double[] spend = new double[columns];
        boolean[] isNew = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            isNew[column] = sites.state()[site[column]].isNew();
            spend[column] = cost(sites, site[column]) - sites.closingCost()[site[column]];
            price[column] = byCost ? spend[column] : isNew[column] ? 1 : 0;
        }
        int[][] all = columnsByDemand();
        int[][] rows = new int[pairs.demandCount()][];
        double[] weight = new double[rows.length];
        double slack = slack();
        int count = 0;
        for (int demand = 0; demand < rows.length; demand++) {
            if (!reached[demand] && (whole || problem.weight()[demand] > 0)) {
                rows[count] = all[demand];
                weight[count] = problem.weight()[demand];
                count++;
            }
        }
        return new CoverModel(
                        new int[1],
                        new int[0],
                        new int[1],
                        new int[0],
                        new double[0],
                        whole,
                        slack,
                        price,
                        spend,
                        isNew,
                        conflicts(site),
                        budgetLeft(),
                        Math.max(0, problem.rules().mostNew() - fixed),
                        problem.rules().mostClosable(),
                        base,
                        site,
                        new int[0],
                        fixed > problem.rules().mostNew())
                .withRows(Arrays.copyOf(rows, count), Arrays.copyOf(weight, count));
    }

    /** Where the cost is the price, the dearest price of use says it all. */
    private double budgetLeft() {
        double budget = problem.rules().budget();
        boolean none = byCost || budget == Double.POSITIVE_INFINITY;
        return none ? Double.POSITIVE_INFINITY : budget + TOLERANCE * Math.abs(budget) - spent;
    }

    private void openWhatMustBe() {
        for (int one = 0; one < sites.count(); one++) {
            Sites.State state = sites.state()[one];
            fixed += state == Sites.State.FIXED ? 1 : 0;
            if (state.isAlwaysOpen()) {
                spent += cost(sites, one);
                for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
                    if (pairs.siteDistances()[k] <= reachMetres) {
                        reached[pairs.siteDemands()[k]] = true;
                    }
                }
            } else {
                spent += sites.closingCost()[one];
            }
        }
        base = byCost ? spent : fixed;
    }

    private int[] chooseColumns() {
        int[] site = new int[sites.count()];
        for (int one = 0; one < sites.count(); one++) {
            Sites.State state = sites.state()[one];
            boolean may = !state.isAlwaysOpen()
                    && (state.isNew()
                            ? fixed < problem.rules().mostNew()
                            : problem.rules().mostClosable() > 0);
            for (int other : sites.conflicts()[one]) {
                may &= !sites.state()[other].isAlwaysOpen();
            }
            columnOfSite[one] = may ? columns : -1;
            if (may) {
                site[columns++] = one;
            }
        }
        return Arrays.copyOf(site, columns);
    }

    private double slack() {
        double total = problem.totalWeight();
        double slack = total - (problem.rules().share() - TOLERANCE) * total;
        return whole ? 0 : slack;
    }

    /** By demand the columns that reach it, ascending because the sites are gone through in order. */
    private int[][] columnsByDemand() {
        int[] count = new int[pairs.demandCount()];
        for (int one = 0; one < pairs.siteCount(); one++) {
            for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
                boolean serves = columnOfSite[one] >= 0 && pairs.siteDistances()[k] <= reachMetres;
                count[pairs.siteDemands()[k]] += serves ? 1 : 0;
            }
        }
        int[][] rows = new int[count.length][];
        for (int demand = 0; demand < rows.length; demand++) {
            rows[demand] = new int[count[demand]];
            count[demand] = 0;
        }
        for (int one = 0; one < pairs.siteCount(); one++) {
            for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
                if (columnOfSite[one] >= 0 && pairs.siteDistances()[k] <= reachMetres) {
                    int demand = pairs.siteDemands()[k];
                    rows[demand][count[demand]++] = columnOfSite[one];
                }
            }
        }
        return rows;
    }

    private int[][] conflicts(int[] site) {
        int[][] conflicts = new int[columns][];
        for (int column = 0; column < columns; column++) {
            conflicts[column] = Arrays.stream(sites.conflicts()[site[column]])
                    .map(other -> columnOfSite[other])
                    .filter(other -> other >= 0)
                    .toArray();
        }
        return conflicts;
    }
}
