package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A lower bound of a {@link MedianModel}: the Lagrangian dual of the rule that each demand is served
 * once (Cornuejols, Fisher and Nemhauser 1977), climbed by deflected subgradients (Camerini, Fratta and
 * Maffioli 1975) with steps as Polyak has them. A budget is relaxed with a price of its own; conflicts
 * between sites are left out, which keeps the bound valid. One thread.
 *
 * <p>Since the pairs of a demand stand cheapest first, a step visits only those cheaper than the demand's
 * multiplier.
 */
final class Dual {

    private static final int PATIENCE = 12;
    private static final double LEAST_STEP = 5e-3;
    private static final double MEMORY = 0.1;

    private final MedianModel model;
    private final double[] multiplier;
    private final double[] direction;
    private final double[] reduced;
    private final boolean[] chosen;
    private final double[] order;
    private final double[] often;
    private double budgetPrice;
    private double budgetDirection;

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
        this.direction = new double[model.demandCount()];
        this.reduced = new double[model.siteCount()];
        this.chosen = new boolean[model.siteCount()];
        this.order = new double[model.siteCount()];
        this.often = new double[model.siteCount()];
        this.bestMultiplier = from.clone();
        this.bestReduced = new double[model.siteCount()];
        this.bestChosen = new boolean[model.siteCount()];
        clip();
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

    /** By site how often of late it was open in the solutions, 0 to 1: near what a linear program says. */
    double[] often() {
        return often;
    }

    long visits() {
        return visits;
    }

    /**
     * Climbs.
     *
     * @param target what is believed to be reachable, such as the cost of the best plan
     * @param enough a bound that is good enough to stop
     */
    void climb(int steps, double target, double enough, BooleanSupplier stopped) {
        double scale = 1;
        int waited = 0;
        for (int step = 0; step < steps && scale > LEAST_STEP; step++) {
            double value = evaluate();
            boolean isBetter = value - best > 1e-6 * Math.max(1, Math.abs(value));
            waited = isBetter ? 0 : waited + 1;
            if (value > best) {
                keep(value);
            }
            if (best >= enough || stopped.getAsBoolean()) {
                return;
            }
            if (waited >= PATIENCE) {
                scale /= 2;
                waited = 0;
                System.arraycopy(bestMultiplier, 0, multiplier, 0, multiplier.length);
                budgetPrice = bestBudgetPrice;
                Arrays.fill(direction, 0);
                budgetDirection = 0;
                evaluate();
            }
            if (!move(scale * Math.max(target - value, 1e-6 * Math.abs(target)))) {
                return;
            }
        }
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
        for (int one = 0; one < often.length; one++) {
            often[one] += MEMORY * ((chosen[one] ? 1 : 0) - often[one]);
        }
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

    /** Moves the multipliers; false where no direction is left, which proves that they are the best. */
    private boolean move(double distance) {
        int[] start = model.start();
        int[] site = model.site();
        double[] cost = model.cost();
        double gradientLength = 0;
        double along = 0;
        double before = 0;
        double[] gradient = new double[multiplier.length];
        for (int demand = 0; demand < multiplier.length; demand++) {
            double most = multiplier[demand];
            int served = 0;
            for (int k = start[demand]; k < start[demand + 1] && cost[k] < most; k++) {
                served += chosen[site[k]] ? 1 : 0;
            }
            double one = 1 - served;
            if (one > 0 && most >= model.base()[demand]) {
                one = 0;
            }
            gradient[demand] = one;
            gradientLength += one * one;
            along += one * direction[demand];
            before += direction[demand] * direction[demand];
        }
        double budgetGradient = budgetGradient();
        gradientLength += budgetGradient * budgetGradient;
        along += budgetGradient * budgetDirection;
        before += budgetDirection * budgetDirection;
        if (gradientLength == 0) {
            return false;
        }
        double memory = along < 0 && before > 0 ? -1.5 * along / before : 0;
        double length = 0;
        for (int demand = 0; demand < direction.length; demand++) {
            direction[demand] = gradient[demand] + memory * direction[demand];
            length += direction[demand] * direction[demand];
        }
        budgetDirection = budgetGradient + memory * budgetDirection;
        length += budgetDirection * budgetDirection;
        if (length == 0) {
            return false;
        }
        double factor = distance / length;
        for (int demand = 0; demand < multiplier.length; demand++) {
            multiplier[demand] += factor * direction[demand];
        }
        budgetPrice = Math.max(0, budgetPrice + factor * budgetDirection * priceScale());
        clip();
        return true;
    }

    private double budgetGradient() {
        MedianModel.Choice choice = model.choice();
        if (!choice.hasBudget()) {
            return 0;
        }
        double sum = -choice.budget();
        for (int one = 0; one < chosen.length; one++) {
            sum += chosen[one] ? choice.price()[one] : 0;
        }
        return budgetPrice == 0 && sum < 0 ? 0 : sum / priceUnit();
    }

    /** Money is told in the mean price, so that its row weighs about as much as one demand's. */
    private double priceUnit() {
        double sum = 0;
        for (double one : model.choice().price()) {
            sum += Math.abs(one);
        }
        return sum > 0 ? sum / model.choice().price().length : 1;
    }

    private double priceScale() {
        return model.choice().hasBudget() ? 1 / priceUnit() : 0;
    }

    /** Keeps each multiplier between its cheapest pair and its base: outside no bound is better. */
    private void clip() {
        for (int demand = 0; demand < multiplier.length; demand++) {
            double least = model.cost()[model.start()[demand]];
            multiplier[demand] = Math.max(least, Math.min(model.base()[demand], multiplier[demand]));
        }
    }
}
