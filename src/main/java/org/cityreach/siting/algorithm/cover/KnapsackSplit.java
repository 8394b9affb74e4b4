package org.cityreach.siting.algorithm.cover;

/**
 * Which rows best stay uncovered: the most worth within a weight, parts of a row allowed. The split ratio is
 * found by quick selection in linear time (Balas and Zemel 1980).
 */
final class KnapsackSplit {

    private final double[] weight;
    private final double[] ratio;
    private final int[] order;

    KnapsackSplit(double[] weight) {
        this.weight = weight;
        this.ratio = new double[weight.length];
        this.order = new int[weight.length];
    }

    /**
     * Fills the knapsack.
     *
     * @param worth by row, from 0
     * @param covered by row; only rows with 0 may stay uncovered
     * @param room from 0
     * @param part receives by row the part of it that stays uncovered, 0 to 1
     * @return the worth of what stays uncovered
     */
    double fill(double[] worth, int[] covered, double room, double[] part) {
        int count = 0;
        for (int row = 0; row < weight.length; row++) {
            part[row] = 0;
            if (covered[row] == 0) {
                ratio[row] = worth[row] / weight[row];
                order[count++] = row;
            }
        }
        int low = 0;
        int high = count;
        double left = room;
        while (low < high) {
            double pivot = middle(ratio[order[low]], ratio[order[(low + high) / 2]], ratio[order[high - 1]]);
            int above = low;
            int at = low;
            int below = high;
            double heavy = 0;
            double equal = 0;
            while (at < below) {
                int row = order[at];
                if (ratio[row] > pivot) {
                    heavy += weight[row];
                    swap(above++, at++);
                } else if (ratio[row] < pivot) {
                    swap(at, --below);
                } else {
                    equal += weight[row];
                    at++;
                }
            }
            if (heavy > left) {
                high = above;
            } else {
                takeAll(low, above, part);
                left -= heavy;
                if (equal > left) {
                    takeSome(above, below, left, part);
                    break;
                }
                takeAll(above, below, part);
                left -= equal;
                low = below;
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += part[order[i]] * worth[order[i]];
        }
        return sum;
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private void swap(int a, int b) {
        int row = order[a];
        order[a] = order[b];
        order[b] = row;
    }

    private void takeAll(int from, int to, double[] part) {
        for (int i = from; i < to; i++) {
            part[order[i]] = 1;
        }
    }

    private void takeSome(int from, int to, double room, double[] part) {
        double left = room;
        for (int i = from; i < to && left > 0; i++) {
            part[order[i]] = Math.min(1, left / weight[order[i]]);
            left -= weight[order[i]] * part[order[i]];
        }
    }
}
