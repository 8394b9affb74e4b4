package org.cityreach.siting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cityreach.siting.SitingResult.Service;
import org.cityreach.siting.SitingResult.Totals;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.capacity.Allotment;
import org.cityreach.siting.algorithm.feasibility.PlanFigures;

/** Who serves whom under one choice of open sites, and what that amounts to for the whole city or a part of it. */
final class Services {

    /** Sums of the same numbers in another order differ by so much. */
    private static final double ROUNDING = 1e-12;

    private final SiteList sites;
    private final int[] option;
    private final Allocation allocation;
    private final PlanFigures figures;
    /** By demand, to the nearest open site, however far; NaN where nobody knows. */
    private final double[] nearestMetres;

    private Services(SiteList sites, int[] option, Allocation allocation, double[] nearestMetres) {
        this.sites = sites;
        this.option = option;
        this.allocation = allocation;
        this.nearestMetres = nearestMetres;
        this.figures = PlanFigures.of(sites.problem(), option, allocation);
    }

    static Services of(Ground ground, SiteList sites, int[] option, Allocation allocation) {
        List<SitePlace> open = new ArrayList<>();
        for (int i = 0; i < option.length; i++) {
            if (option[i] >= 0) {
                open.add(sites.all().get(i));
            }
        }
        return new Services(sites, option, allocation, ground.reaches().nearestMetres(open));
    }

    /** What stands, as it stands. */
    static Services standing(Ground ground, SiteList sites) {
        int[] option = PlanFigures.standing(sites.problem().sites());
        return of(ground, sites, option, Allotment.of(sites.problem(), option));
    }

    PlanFigures figures() {
        return figures;
    }

    int[] option() {
        return option;
    }

    Allocation allocation() {
        return allocation;
    }

    Totals totals() {
        return totals(IntStream.range(0, sites.problem().weight().length).toArray(), site -> true);
    }

    /** Of some of the demand and of the sites that are held. */
    Totals totals(int[] members, IntPredicate siteHeld) {
        SitingProblem problem = sites.problem();
        Sums sums = new Sums();
        for (int demand : members) {
            add(sums, demand);
        }
        int open = 0;
        int opened = 0;
        double cost = 0;
        for (int site = 0; site < option.length; site++) {
            if (siteHeld.test(site)) {
                open += option[site] >= 0 ? 1 : 0;
                opened += option[site] >= 0 && problem.sites().state()[site].isNew() ? 1 : 0;
                cost += figures.site()[site].cost();
            }
        }
        if (Math.abs(sums.served - sums.weight) <= ROUNDING * sums.weight) {
            sums.served = sums.weight;
        }
        return new Totals(
                sums.count,
                sums.weight,
                sums.served,
                sums.weight == 0 ? Double.NaN : sums.served / sums.weight,
                sums.served == 0 ? Double.NaN : sums.distance / sums.served,
                sums.farthest,
                sums.weight == 0 ? Double.NaN : sums.nearest / sums.weight,
                sums.nearestMost,
                cost,
                open,
                opened);
    }

    private void add(Sums sums, int demand) {
        double weight = sites.problem().weight()[demand];
        sums.count++;
        sums.weight += weight;
        sums.nearest += weight == 0 ? 0 : weight * nearestMetres[demand];
        sums.nearestMost = larger(sums.nearestMost, nearestMetres[demand]);
        for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
            double far = sites.problem().pairs().distance(demand, allocation.site()[k]);
            double part = weight * allocation.share()[k];
            sums.served += part;
            sums.distance += part == 0 ? 0 : part * far;
            sums.farthest = larger(sums.farthest, far);
        }
    }

    private static double larger(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }

    /** How one demand is served. */
    Service service(int demand) {
        int site = figures.nearestSite()[demand];
        double metres = site >= 0 ? figures.demandDistance()[demand] : nearestMetres[demand];
        return new Service(metres, site < 0 ? null : sites.all().get(site).id(), figures.servedShare()[demand]);
    }

    /** Whether a site is closed by the plan. */
    boolean isClosed(int site) {
        return option[site] < 0 && sites.problem().sites().state()[site] == Sites.State.CLOSABLE;
    }

    private static final class Sums {

        private int count;
        private double weight;
        private double served;
        private double distance;
        private double farthest = Double.NaN;
        private double nearest;
        private double nearestMost = Double.NaN;
    }
}
