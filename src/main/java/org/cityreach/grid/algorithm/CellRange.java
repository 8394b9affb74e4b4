package org.cityreach.grid.algorithm;

/** Columns and rows of a lattice by their number from its origin; the last ones belong. */
record CellRange(long west, long east, long south, long north) {

    static final CellRange NONE = new CellRange(0, -1, 0, -1);

    long columns() {
        return east - west + 1;
    }

    long rows() {
        return north - south + 1;
    }

    long cells() {
        return Math.multiplyExact(columns(), rows());
    }
}
