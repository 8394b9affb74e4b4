package org.cityreach.cases;

/**
 * Some selected cases that lie close together, as arrays of which the first {@link #size} places count. The
 * arrays are reused for the next block: take what you need before you return.
 *
 * @param rows row numbers in the index
 * @param eastings in metres of the index's metric system; NaN where a case has no place
 */
public record CaseBlock(int size, int[] rows, double[] eastings, double[] northings) {

    /** The most cases a block can hold. */
    public static final int CAPACITY = 4096;

    /** Takes block after block, on one thread. */
    @FunctionalInterface
    public interface Reader {
        void accept(CaseBlock block);
    }
}
