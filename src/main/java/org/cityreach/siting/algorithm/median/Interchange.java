package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is bettered by opening a site, or by opening one and closing another, whichever gains most,
 * until nothing gains: vertex substitution (Teitz and Bart 1968). What each move gains is kept up to date
 * demand by demand instead of being found anew (Resende and Werneck 2007): a demand speaks only of the
 * sites nearer to it than its second nearest open one. One thread.
 *
 * <p>Rules on numbers, budget and conflicts hold at all times once they hold; a set that breaks the
 * budget is bettered only by moves that lessen its price. Equal gains: the lowest numbers win.
 */
final class Interchange {

    private static final int NONE = -1;

    private final MedianModel model;
    private final MedianModel.Choice choice;
    private final int[] columnStart;
    private final int[] columnDemand;
    private final double least;

    private final boolean[] open;
    private final int[] slotOf;
    private final int[] siteAt;
    private int openCount;
    private int openNew;
    private double price;
    private final int[] blocked;

    private final int[] first;
    private final int[] second;
    private final double[] firstCost;
    private final double[] secondCost;
    private final double[] gain;
    private final double[] loss;
    private final double[] @Nullable [] extra;
    private long visits;

    Interchange(MedianModel model) {
        this.model = model;
        this.choice = model.choice();
        int sites = model.siteCount();
        int demands = model.demandCount();
        this.open = new boolean[sites];
        this.slotOf = new int[sites];
        this.siteAt = new int[sites];
        this.blocked = new int[sites];
        this.first = new int[demands];
        this.second = new int[demands];
        this.firstCost = new double[demands];
        this.secondCost = new double[demands];
        this.gain = new double[sites];
        this.loss = new double[sites];
        this.extra = new double[sites][];
        this.columnStart = new int[sites + 1];
        this.columnDemand = new int[model.site().length];
        turn();
        double sum = 0;
        for (double one : model.base()) {
            sum += one;
        }
        this.least = 1e-12 * Math.max(sum, Double.MIN_NORMAL);
        set(new boolean[sites]);
    }

    private void turn() {
        for (int one : model.site()) {
            columnStart[one + 1]++;
        }
        for (int one = 0; one < model.siteCount(); one++) {
            columnStart[one + 1] += columnStart[one];
        }
        int[] next = Arrays.copyOf(columnStart, model.siteCount());
        for (int demand = 0; demand < model.demandCount(); demand++) {
            for (int k = model.start()[demand]; k < model.start()[demand + 1]; k++) {
                columnDemand[next[model.site()[k]]++] = demand;
            }
        }
    }

    long visits() {
        return visits;
    }

    boolean[] open() {
        return open.clone();
    }

    double value() {
        double sum = model.constant();
        for (double one : firstCost) {
            sum += one;
        }
        return sum;
    }

    boolean meetsBudget() {
        return price <= choice.budget() + model.tolerance();
    }

    /** Begins anew from a set of open sites. */
    void set(boolean[] sites) {
        Arrays.fill(open, false);
        Arrays.fill(blocked, 0);
        openCount = 0;
        openNew = 0;
        price = 0;
        Arrays.fill(extra, null);
        for (int one = 0; one < sites.length; one++) {
            if (sites[one]) {
                enter(one);
            }
        }
        Arrays.fill(gain, 0);
        Arrays.fill(loss, 0);
        for (int demand = 0; demand < first.length; demand++) {
            look(demand);
            speak(demand, 1);
        }
    }

    /** Opens and swaps until nothing gains. */
    void improve() {
        double before = value();
        boolean wasShort = !meetsBudget();
        while (step()) {
            double now = value();
            if (now >= before && !wasShort) {
                return; // what is left is rounding
            }
            before = now;
            wasShort = !meetsBudget();
        }
    }

    /** Opens sites one by one, each the one that gains most, until nothing gains (Cornuejols et al. 1977). */
    void fill() {
        while (true) {
            int best = NONE;
            double most = least;
            for (int one = 0; one < open.length; one++) {
                if (!open[one] && gain[one] > most && mayOpen(one, NONE)) {
                    best = one;
                    most = gain[one];
                }
            }
            if (best == NONE) {
                return;
            }
            change(best, NONE);
        }
    }

    private boolean step() {
        int in = NONE;
        int out = NONE;
        double most = least;
        boolean isShort = !meetsBudget();
        for (int one = 0; one < open.length; one++) {
            if (!open[one] && gain[one] > most && mayOpen(one, NONE)) {
                in = one;
                most = gain[one];
            }
        }
        for (int slot = 0; slot < openCount; slot++) {
            int leaves = siteAt[slot];
            double[] back = extra[slot];
            double lost = loss[slot];
            if (isShort && choice.price()[leaves] > 0 && -lost > most) {
                in = NONE;
                out = leaves;
                most = -lost;
            }
            for (int one = 0; one < open.length; one++) {
                double profit = gain[one] - lost + (back == null ? 0 : back[one]);
                if (profit > most && !open[one] && mayOpen(one, leaves)) {
                    in = one;
                    out = leaves;
                    most = profit;
                }
            }
        }
        visits += (long) openCount * open.length;
        if (in == NONE && out == NONE) {
            return false;
        }
        change(in, out);
        return true;
    }

    /** Whether a site may be opened, with another one closed at the same time. */
    private boolean mayOpen(int one, int leaves) {
        int nowNew = openNew - (leaves != NONE && choice.isNew()[leaves] ? 1 : 0);
        int nowClosable = openCount - openNew - (leaves != NONE && !choice.isNew()[leaves] ? 1 : 0);
        if (choice.isNew()[one] ? nowNew >= choice.mostNew() : nowClosable >= choice.mostClosable()) {
            return false;
        }
        if (blocked[one] > 0) {
            boolean byLeaving = leaves != NONE && Arrays.binarySearch(choice.conflicts()[one], leaves) >= 0;
            if (blocked[one] > (byLeaving ? 1 : 0)) {
                return false;
            }
        }
        double then = price + choice.price()[one] - (leaves == NONE ? 0 : choice.price()[leaves]);
        return then <= choice.budget() + model.tolerance() || then < price;
    }

    /** Opens one site and closes another; either may be {@code -1} for none. */
    private void change(int in, int out) {
        int demands = first.length;
        boolean[] heard = new boolean[demands];
        if (in != NONE) {
            for (int k = columnStart[in]; k < columnStart[in + 1]; k++) {
                heard[columnDemand[k]] = true;
            }
        }
        for (int demand = 0; demand < demands; demand++) {
            heard[demand] = out != NONE && (first[demand] == out || second[demand] == out)
                    || heard[demand] && isNearer(demand, in);
            if (heard[demand]) {
                speak(demand, -1);
            }
        }
        visits += demands;
        if (out != NONE) {
            leave(out);
        }
        if (in != NONE) {
            enter(in);
        }
        for (int demand = 0; demand < demands; demand++) {
            if (heard[demand]) {
                look(demand);
                speak(demand, 1);
            }
        }
    }

    private boolean isNearer(int demand, int one) {
        double[] cost = model.cost();
        for (int k = model.start()[demand]; k < model.start()[demand + 1] && cost[k] < secondCost[demand]; k++) {
            if (model.site()[k] == one) {
                return true;
            }
        }
        return false;
    }

    private void enter(int one) {
        open[one] = true;
        slotOf[one] = openCount;
        siteAt[openCount] = one;
        extra[openCount] = new double[open.length];
        loss[openCount] = 0;
        openCount++;
        openNew += choice.isNew()[one] ? 1 : 0;
        price += choice.price()[one];
        for (int other : choice.conflicts()[one]) {
            blocked[other]++;
        }
    }

    private void leave(int one) {
        int slot = slotOf[one];
        int last = --openCount;
        siteAt[slot] = siteAt[last];
        slotOf[siteAt[slot]] = slot;
        extra[slot] = extra[last];
        loss[slot] = loss[last];
        extra[last] = null;
        open[one] = false;
        openNew -= choice.isNew()[one] ? 1 : 0;
        price -= choice.price()[one];
        for (int other : choice.conflicts()[one]) {
            blocked[other]--;
        }
    }

    /** Finds the two cheapest open sites of a demand; its base stands for what is missing. */
    private void look(int demand) {
        first[demand] = NONE;
        second[demand] = NONE;
        firstCost[demand] = model.base()[demand];
        secondCost[demand] = model.base()[demand];
        int[] site = model.site();
        int from = model.start()[demand];
        int end = model.start()[demand + 1];
        int k = from;
        for (; k < end; k++) {
            if (open[site[k]]) {
                if (first[demand] == NONE) {
                    first[demand] = site[k];
                    firstCost[demand] = model.cost()[k];
                } else {
                    second[demand] = site[k];
                    secondCost[demand] = model.cost()[k];
                    break;
                }
            }
        }
        visits += k - from;
    }

    /** Adds what a demand says of every move, or takes it back. */
    private void speak(int demand, int sign) {
        int[] site = model.site();
        double[] cost = model.cost();
        double near = firstCost[demand];
        double far = secondCost[demand];
        double[] back = null;
        if (first[demand] != NONE) {
            int slot = slotOf[first[demand]];
            loss[slot] += sign * (far - near);
            back = extra[slot];
        }
        int from = model.start()[demand];
        int end = model.start()[demand + 1];
        int k = from;
        if (back == null) {
            for (; k < end; k++) {
                gain[site[k]] += sign * (near - cost[k]);
            }
        } else {
            for (; k < end && cost[k] < near; k++) {
                gain[site[k]] += sign * (near - cost[k]);
                back[site[k]] += sign * (far - near);
            }
            for (; k < end && cost[k] < far; k++) {
                back[site[k]] += sign * (far - cost[k]);
            }
        }
        visits += k - from;
    }
}
