package org.cityreach.cases.column;

/** How long an array becomes when it is full. */
final class Growth {

    private static final int LEAST = 64;

    private Growth() {}

    static int beyond(int size) {
        return Math.max(LEAST, size + (size >> 1));
    }
}
