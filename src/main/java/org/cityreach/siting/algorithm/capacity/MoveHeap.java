package org.cityreach.siting.algorithm.capacity;

import java.util.Arrays;

/**
 * The demand at one site, by what it costs to move a unit of it to another; equal costs by demand number.
 * Demand that has left the site is dropped when it comes to the top.
 */
final class MoveHeap {

    private final double[] metresHere;
    private final double[] metresThere;
    private int[] demand = new int[16];
    private int count;

    MoveHeap(double[] metresHere, double[] metresThere) {
        this.metresHere = metresHere;
        this.metresThere = metresThere;
    }

    /** Adds without order; {@link #order()} must follow. */
    void addLater(int one) {
        if (count == demand.length) {
            demand = Arrays.copyOf(demand, 2 * count);
        }
        demand[count++] = one;
    }

    void order() {
        for (int at = count / 2 - 1; at >= 0; at--) {
            sink(at);
        }
    }

    void add(int one) {
        addLater(one);
        int at = count - 1;
        while (at > 0 && isBefore(one, demand[(at - 1) / 2])) {
            demand[at] = demand[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        demand[at] = one;
    }

    /** The demand that is moved most cheaply; -1 where there is none. */
    int first(double[] amountHere, double dust) {
        while (count > 0 && amountHere[demand[0]] <= dust) {
            demand[0] = demand[--count];
            sink(0);
        }
        return count == 0 ? -1 : demand[0];
    }

    private void sink(int begin) {
        if (begin >= count) {
            return;
        }
        int at = begin;
        int one = demand[at];
        while (2 * at + 1 < count) {
            int child = 2 * at + 1;
            if (child + 1 < count && isBefore(demand[child + 1], demand[child])) {
                child++;
            }
            if (!isBefore(demand[child], one)) {
                break;
            }
            demand[at] = demand[child];
            at = child;
        }
        demand[at] = one;
    }

    private boolean isBefore(int a, int b) {
        double costA = metresThere[a] - metresHere[a];
        double costB = metresThere[b] - metresHere[b];
        return costA < costB || costA == costB && a < b;
    }
}
