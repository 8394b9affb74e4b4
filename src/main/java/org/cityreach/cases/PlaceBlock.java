package org.cityreach.cases;

/**
 * Places of some selected cases that lie close together, as whole steps east and north of an origin in metres of the
 * index's metric system. The arrays are the index's own or reused for the next block: read, do not write, and take
 * what you need before you return.
 *
 * @param from the first place in the arrays
 * @param size how many there are, at least 1
 */
public record PlaceBlock(int from, int size, int[] xs, int[] ys, double west, double south, double stepMetres) {

    /** Takes block after block, on one thread. */
    @FunctionalInterface
    public interface Reader {
        void accept(PlaceBlock block);
    }
}
