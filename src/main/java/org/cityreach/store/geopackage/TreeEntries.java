package org.cityreach.store.geopackage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keys and boxes of one level of an R-tree, in order. Boxes in single precision, rounded outwards; 24 bytes each. */
final class TreeEntries {

    private long[] keys;
    private float[] boxes;
    private int size;

    TreeEntries(int expected) {
        keys = new long[Math.max(1, expected)];
        boxes = new float[4 * keys.length];
    }

    int size() {
        return size;
    }

    long key(int index) {
        return keys[index];
    }

    void add(long key, double minX, double maxX, double minY, double maxY) {
        add(key, down(minX), up(maxX), down(minY), up(maxY));
    }

    private void add(long key, float minX, float maxX, float minY, float maxY) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + (size >> 1) + 1);
            boxes = Arrays.copyOf(boxes, 4 * keys.length);
        }
        keys[size] = key;
        boxes[4 * size] = minX;
        boxes[4 * size + 1] = maxX;
        boxes[4 * size + 2] = minY;
        boxes[4 * size + 3] = maxY;
        size++;
    }

    /** Adds an entry around others. */
    void addUnion(long key, TreeEntries others, int from, int to) {
        float minX = Float.POSITIVE_INFINITY;
        float maxX = Float.NEGATIVE_INFINITY;
        float minY = Float.POSITIVE_INFINITY;
        float maxY = Float.NEGATIVE_INFINITY;
        for (int i = 4 * from; i < 4 * to; i += 4) {
            minX = Math.min(minX, others.boxes[i]);
            maxX = Math.max(maxX, others.boxes[i + 1]);
            minY = Math.min(minY, others.boxes[i + 2]);
            maxY = Math.max(maxY, others.boxes[i + 3]);
        }
        add(key, minX, maxX, minY, maxY);
    }

    /** Writes entries as cells of a node. */
    void put(ByteBuffer node, int from, int to) {
        for (int i = from; i < to; i++) {
            node.putLong(keys[i]);
            for (int side = 4 * i; side < 4 * i + 4; side++) {
                node.putFloat(boxes[side]);
            }
        }
    }

    private static float down(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    private static float up(double value) {
        float near = (float) value;
        return near < value ? Math.nextUp(near) : near;
    }
}
