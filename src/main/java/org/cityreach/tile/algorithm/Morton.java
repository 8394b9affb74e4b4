package org.cityreach.tile.algorithm;

/**
 * Places of a square as one number each: the bits of x and y in turn, y's higher (G. M. Morton, 1966). Places in the same tile
 * of any level follow each other. x and y have {@value #BITS} bits.
 */
final class Morton {

    static final int BITS = 31;
    private static final double CELLS = 1L << BITS;

    private Morton() {}

    /** The number of a place in the unit square; a place on the far edges counts as just inside. */
    static long of(double x, double y) {
        return of(cell(x), cell(y));
    }

    private static long cell(double along) {
        return Math.max(0, Math.min((1L << BITS) - 1, (long) (along * CELLS)));
    }

    static long of(long x, long y) {
        return spread(x) | spread(y) << 1;
    }

    static long x(long code) {
        return gather(code);
    }

    static long y(long code) {
        return gather(code >>> 1);
    }

    private static long spread(long value) {
        long v = value;
        v = (v | v << 16) & 0x0000_FFFF_0000_FFFFL;
        v = (v | v << 8) & 0x00FF_00FF_00FF_00FFL;
        v = (v | v << 4) & 0x0F0F_0F0F_0F0F_0F0FL;
        v = (v | v << 2) & 0x3333_3333_3333_3333L;
        return (v | v << 1) & 0x5555_5555_5555_5555L;
    }

    private static long gather(long value) {
        long v = value & 0x5555_5555_5555_5555L;
        v = (v | v >>> 1) & 0x3333_3333_3333_3333L;
        v = (v | v >>> 2) & 0x0F0F_0F0F_0F0F_0F0FL;
        v = (v | v >>> 4) & 0x00FF_00FF_00FF_00FFL;
        v = (v | v >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (v | v >>> 16) & 0x0000_0000_FFFF_FFFFL;
    }

    /** Sorts numbers and what belongs to them, both in place; equal numbers keep their order. */
    static void sort(long[] codes, int[] rows) {
        int digitBits = 11;
        long[] fromCodes = codes;
        int[] fromRows = rows;
        long[] toCodes = new long[codes.length];
        int[] toRows = new int[rows.length];
        for (int shift = 0; shift < 2 * BITS; shift += digitBits) {
            int[] start = new int[(1 << digitBits) + 1];
            int mask = (1 << digitBits) - 1;
            for (long code : fromCodes) {
                start[(int) (code >>> shift & mask) + 1]++;
            }
            for (int digit = 0; digit < mask; digit++) {
                start[digit + 1] += start[digit];
            }
            for (int i = 0; i < fromCodes.length; i++) {
                int at = start[(int) (fromCodes[i] >>> shift & mask)]++;
                toCodes[at] = fromCodes[i];
                toRows[at] = fromRows[i];
            }
            long[] codesBefore = fromCodes;
            int[] rowsBefore = fromRows;
            fromCodes = toCodes;
            fromRows = toRows;
            toCodes = codesBefore;
            toRows = rowsBefore;
        }
        if (fromCodes != codes) {
            System.arraycopy(fromCodes, 0, codes, 0, codes.length);
            System.arraycopy(fromRows, 0, rows, 0, rows.length);
        }
    }
}
