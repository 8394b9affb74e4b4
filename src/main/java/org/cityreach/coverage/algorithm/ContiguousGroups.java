package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts neighbouring things together: two are in one group where a chain of neighbours joins them, unless
 * the group would be wider than a limit; then it is halved across its longer side, at the middle of its
 * members, and each half is again put together by neighbours. Groups come in the order of their first
 * member, members ascending. Metres. Deterministic; one thread.
 */
public final class ContiguousGroups {

    private final double[] boxes;
    private final int[] neighbourStart;
    private final int[] neighbours;
    private final double spanMetres;
    private final int[] mark;
    private int marks;

    private ContiguousGroups(double[] boxes, int[] neighbourStart, int[] neighbours, double spanMetres) {
        this.boxes = boxes;
        this.neighbourStart = neighbourStart;
        this.neighbours = neighbours;
        this.spanMetres = spanMetres;
        this.mark = new int[boxes.length / 4];
    }

    /**
     * The groups.
     *
     * @param boxes for each thing west, south, east, north
     * @param pairs neighbours, each pair once in either order
     * @param spanMetres no group of more than one is wider or higher
     */
    public static List<int[]> compute(double[] boxes, List<int[]> pairs, double spanMetres) {
        int size = boxes.length / 4;
        int[] start = new int[size + 1];
        for (int[] pair : pairs) {
            start[pair[0] + 1]++;
            start[pair[1] + 1]++;
        }
        for (int i = 0; i < size; i++) {
            start[i + 1] += start[i];
        }
        int[] next = start.clone();
        int[] neighbours = new int[2 * pairs.size()];
        for (int[] pair : pairs) {
            neighbours[next[pair[0]]++] = pair[1];
            neighbours[next[pair[1]]++] = pair[0];
        }
        int[] all = new int[size];
        Arrays.setAll(all, i -> i);
        List<int[]> groups = new ArrayList<>();
        new ContiguousGroups(boxes, start, neighbours, spanMetres).join(all, groups);
        groups.sort(Comparator.comparingInt(group -> group[0]));
        return groups;
    }

    private void join(int[] members, List<int[]> groups) {
        int inside = ++marks;
        for (int member : members) {
            mark[member] = inside;
        }
        List<int[]> wide = new ArrayList<>();
        for (int member : members) {
            if (mark[member] == inside) {
                int[] group = spread(member, inside);
                Arrays.sort(group);
                if (group.length > 1 && span(group) > spanMetres) {
                    wide.add(group);
                } else {
                    groups.add(group);
                }
            }
        }
        for (int[] group : wide) {
            int[][] halves = halve(group);
            join(halves[0], groups);
            join(halves[1], groups);
        }
    }

    /** All members that neighbours lead to; takes their mark away. */
    private int[] spread(int first, int inside) {
        int[] found = new int[16];
        int size = 0;
        found[size++] = first;
        mark[first] = 0;
        for (int at = 0; at < size; at++) {
            for (int i = neighbourStart[found[at]]; i < neighbourStart[found[at] + 1]; i++) {
                int other = neighbours[i];
                if (mark[other] == inside) {
                    mark[other] = 0;
                    if (size == found.length) {
                        found = Arrays.copyOf(found, 2 * size);
                    }
                    found[size++] = other;
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    private double span(int[] group) {
        return Math.max(extent(group, 0), extent(group, 1));
    }

    private double extent(int[] group, int axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int member : group) {
            low = Math.min(low, boxes[4 * member + axis]);
            high = Math.max(high, boxes[4 * member + 2 + axis]);
        }
        return high - low;
    }

    private int[][] halve(int[] group) {
        int axis = extent(group, 0) >= extent(group, 1) ? 0 : 1;
        Integer[] order = Arrays.stream(group).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingDouble(member -> boxes[4 * member + axis] + boxes[4 * member + 2 + axis])
                        .thenComparingInt(member -> member));
        int middle = order.length / 2;
        int[][] halves = {new int[middle], new int[order.length - middle]};
        for (int i = 0; i < order.length; i++) {
            halves[i < middle ? 0 : 1][i < middle ? i : i - middle] = order[i];
        }
        Arrays.sort(halves[0]);
        Arrays.sort(halves[1]);
        return halves;
    }
}
