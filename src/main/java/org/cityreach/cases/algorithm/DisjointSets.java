package org.cityreach.cases.algorithm;

/**
 * Sets of the numbers 0 to {@code size - 1} that are joined two by two. One thread. Source: R. E. Tarjan,
 * "Efficiency of a good but not linear set union algorithm", 1975; paths are halved.
 */
final class DisjointSets {

    private final int[] parent;

    DisjointSets(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** The least member of the set. */
    int find(int member) {
        int i = member;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    /** Joins two sets under the lesser of their least members, so that the outcome does not depend on the order. */
    void join(int a, int b) {
        int first = find(a);
        int second = find(b);
        if (first < second) {
            parent[second] = first;
        } else {
            parent[first] = second;
        }
    }
}
