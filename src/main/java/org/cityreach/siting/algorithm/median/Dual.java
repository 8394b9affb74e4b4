package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A lower bound of a {@link MedianModel}: the Lagrangian dual of the rule that each demand is served
 * once (Cornuejols, Fisher and Nemhauser 1977), climbed by the volume algorithm (Barahona and Anbil
 * 2000), which also tells about how much of each site the linear program opens. A budget is relaxed with
 * a price of its own; conflicts between sites are left out, which keeps the bound valid. One thread.
 *
 * <p>Multipliers move in proportion to what each demand has at stake, its base less its cheapest pair.
 * Since the pairs of a demand stand cheapest first, a step visits only those cheaper than its multiplier.
 */
final class Dual {

    private static final int PATIENCE = 10;
    private static final int CHECK = 100;
    private static final double LEAST_STEP = 1e-3;

    private final MedianModel model;
    private final double[] multiplier;
    private final double[] stake;
    private final double[] gradient;
    private final double[] direction;
    private final double[] reduced;
    private final boolean[] chosen;
    private final double[] order;
    private final double[] opened;
    private final double priceUnit;
    private double budgetPrice;
    private double budgetGradient;
    private double budgetDirection;
    private double pace = 0.5;
    private double mixing = 0.1;
    private int steps;

    private final double[] bestMultiplier;
    private final double[] bestReduced;
    private final boolean[] bestChosen;
    private double bestBudgetPrice;
    private double best = Double.NEGATIVE_INFINITY;
    private long visits;

    Dual(MedianModel model, double[] from, double budgetPrice) {
        this.model = model;
        this.multiplier = from.clone();
        this.budgetPrice = budgetPrice;
        this.stake = stakes(model);
        this.priceUnit = priceUnit(model.choice());
        this.gradient = new double[model.demandCount()];
        this.direction = new double[model.demandCount()];
        this.reduced = new double[model.siteCount()];
        this.chosen = new boolean[model.siteCount()];
        this.order = new double[model.siteCount()];
        this.opened = new double[model.siteCount()];
        this.bestMultiplier = from.clone();
        this.bestReduced = new double[model.siteCount()];
        this.bestChosen = new boolean[model.siteCount()];
        clip();
    }

    private static double[] stakes(MedianModel model) {
        double[] stake = new double[model.demandCount()];
        double sum = 0;
        for (int row = 0; row < stake.length; row++) {
            stake[row] = model.base()[row] - model.cost()[model.start()[row]];
            sum += stake[row];
        }
        for (int row = 0; row < stake.length; row++) {
            stake[row] *= stake.length / sum;
        }
        return stake;
    }

    /** Money is told in the mean price, so that its row weighs about as much as one demand's. */
    private static double priceUnit(MedianModel.Choice choice) {
        double sum = 0;
        for (double one : choice.price()) {
            sum += Math.abs(one);
        }
        return sum > 0 ? sum / choice.count() : 1;
    }

    double bound() {
        return best;
    }

    double[] multipliers() {
        return bestMultiplier;
    }

    double budgetPrice() {
        return bestBudgetPrice;
    }

    /** Of the best bound, by site: what opening it would add to the bound. */
    double[] reduced() {
        return bestReduced;
    }

    /** The sites that are open in the solution of the best bound. */
    boolean[] chosen() {
        return bestChosen;
    }

    /** By site about how much of it the linear program opens, 0 to 1. */
    double[] opened() {
        return opened;
    }

    long visits() {
        return visits;
    }

    /**
     * Climbs on from where it is.
     *
     * @param target what is believed to be reachable, such as the cost of the best plan
     * @param enough a bound that is good enough to stop
     * @return whether climbing further promises anything
     */
    boolean climb(int most, double target, double enough, BooleanSupplier stopped) {
        int waited = 0;
        double before = best;
        for (int step = 0; step < most; step++) {
            double value = evaluate();
            findGradient();
            if (steps++ == 0) {
                System.arraycopy(gradient, 0, direction, 0, gradient.length);
                budgetDirection = budgetGradient;
                mixOpened(1);
            }
            waited = value > best + 1e-6 * Math.abs(value) || best == Double.NEGATIVE_INFINITY ? 0 : waited + 1;
            if (value > best) {
                pace = dot(gradient, direction, budgetGradient * budgetDirection) >= 0 ? Math.min(2, 1.1 * pace) : pace;
                keep(value);
            }
            if (waited >= PATIENCE) {
                waited = 0;
                pace *= 0.66;
            }
            if (best >= enough || pace < LEAST_STEP || stopped.getAsBoolean()) {
                return pace >= LEAST_STEP;
            }
            if (!turn()) {
                return false;
            }
            move(target);
            if (steps % CHECK == 0) {
                mixing = best - before < 0.01 * Math.abs(target - best) ? Math.max(1e-3, mixing / 2) : mixing;
                before = best;
            }
        }
        return true;
    }

    /** Mixes the newest gradient into the direction; false where both vanish, so that no bound is better. */
    private boolean turn() {
        double length = dot(gradient, gradient, budgetGradient * budgetGradient);
        double along = dot(gradient, direction, budgetGradient * budgetDirection);
        double before = dot(direction, direction, budgetDirection * budgetDirection);
        if (length == 0) {
            return false;
        }
        double between = length - 2 * along + before;
        double shortest = between > 0 ? (before - along) / between : mixing;
        double share = Math.min(mixing, Math.max(mixing / 10, shortest));
        for (int row = 0; row < direction.length; row++) {
            direction[row] += share * (gradient[row] - direction[row]);
        }
        budgetDirection += share * (budgetGradient - budgetDirection);
        mixOpened(share);
        return true;
    }

    private void mixOpened(double share) {
        for (int one = 0; one < opened.length; one++) {
            opened[one] += share * ((chosen[one] ? 1 : 0) - opened[one]);
        }
    }

    private void move(double target) {
        double length = dot(direction, direction, budgetDirection * budgetDirection);
        if (length == 0) {
            System.arraycopy(gradient, 0, direction, 0, gradient.length);
            budgetDirection = budgetGradient;
            length = dot(direction, direction, budgetDirection * budgetDirection);
        }
        double factor = pace * Math.max(target - best, 1e-7 * Math.abs(target)) / length;
        for (int row = 0; row < multiplier.length; row++) {
            multiplier[row] = bestMultiplier[row] + factor * stake[row] * direction[row];
        }
        if (model.choice().hasBudget()) {
            budgetPrice = Math.max(0, bestBudgetPrice + factor * budgetDirection / priceUnit);
        }
        clip();
    }

    private double dot(double[] one, double[] other, double ofBudget) {
        double sum = ofBudget;
        for (int row = 0; row < one.length; row++) {
            sum += one[row] * other[row] * stake[row];
        }
        return sum;
    }

    private void keep(double value) {
        best = value;
        System.arraycopy(multiplier, 0, bestMultiplier, 0, multiplier.length);
        System.arraycopy(reduced, 0, bestReduced, 0, reduced.length);
        System.arraycopy(chosen, 0, bestChosen, 0, chosen.length);
        bestBudgetPrice = budgetPrice;
    }

    /** The bound of the present multipliers; notes which sites its solution opens. */
    private double evaluate() {
        MedianModel.Choice choice = model.choice();
        int[] start = model.start();
        int[] site = model.site();
        double[] cost = model.cost();
        double value = model.constant();
        for (int one = 0; one < reduced.length; one++) {
            reduced[one] = budgetPrice == 0 ? 0 : budgetPrice * choice.price()[one];
        }
        long seen = 0;
        for (int demand = 0; demand < multiplier.length; demand++) {
            double most = multiplier[demand];
            value += most;
            int k = start[demand];
            int end = start[demand + 1];
            while (k < end && cost[k] < most) {
                reduced[site[k]] += cost[k] - most;
                k++;
            }
            seen += k - start[demand];
        }
        visits += 2 * seen + reduced.length;
        if (budgetPrice != 0) {
            value -= budgetPrice * choice.budget();
        }
        Arrays.fill(chosen, false);
        value += choose(true, choice.mostNew());
        value += choose(false, choice.mostClosable());
        return value;
    }

    /** Opens the sites of one kind that lessen the bound most, lowest number first among equals; gives their sum. */
    private double choose(boolean isNew, int most) {
        boolean[] kinds = model.choice().isNew();
        int count = 0;
        for (int one = 0; one < reduced.length; one++) {
            if (kinds[one] == isNew && reduced[one] < 0) {
                order[count++] = reduced[one];
            }
        }
        double limit = 0;
        int equalsLeft = Integer.MAX_VALUE;
        if (count > most) {
            if (most == 0) {
                return 0;
            }
            limit = Selection.kth(order, count, most - 1);
            int below = 0;
            for (int one = 0; one < reduced.length; one++) {
                below += kinds[one] == isNew && reduced[one] < limit ? 1 : 0;
            }
            equalsLeft = most - below;
        }
        double sum = 0;
        for (int one = 0; one < reduced.length; one++) {
            if (kinds[one] != isNew || reduced[one] >= 0 || reduced[one] > limit) {
                continue;
            }
            if (reduced[one] == limit && equalsLeft-- <= 0) {
                continue;
            }
            chosen[one] = true;
            sum += reduced[one];
        }
        return sum;
    }

    /** How far each demand is from being served once, and the money from being spent. */
    private void findGradient() {
        int[] start = model.start();
        int[] site = model.site();
        double[] cost = model.cost();
        for (int row = 0; row < multiplier.length; row++) {
            double most = multiplier[row];
            int served = 0;
            for (int k = start[row]; k < start[row + 1] && cost[k] < most; k++) {
                served += chosen[site[k]] ? 1 : 0;
            }
            gradient[row] = served == 0 && most >= model.base()[row] ? 0 : 1 - served;
        }
        MedianModel.Choice choice = model.choice();
        budgetGradient = 0;
        if (choice.hasBudget()) {
            double over = -choice.budget();
            for (int one = 0; one < chosen.length; one++) {
                over += chosen[one] ? choice.price()[one] : 0;
            }
            budgetGradient = budgetPrice == 0 && over < 0 ? 0 : over / priceUnit;
        }
    }

    /** Keeps each multiplier between its cheapest pair and its base: outside no bound is better. */
    private void clip() {
        for (int demand = 0; demand < multiplier.length; demand++) {
            double least = model.cost()[model.start()[demand]];
            multiplier[demand] = Math.max(least, Math.min(model.base()[demand], multiplier[demand]));
        }
    }
}
