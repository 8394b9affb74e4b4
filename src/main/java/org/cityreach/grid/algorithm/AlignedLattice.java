package org.cityreach.grid.algorithm;

import java.math.BigDecimal;

/** What lattices of every shape have in common: a block of rows and columns, and ids that count from the origin. */
abstract class AlignedLattice implements Lattice {

    final double cellMetres;
    /** Of the western end of the rows, counted from the origin. */
    final long firstColumn;
    /** The northernmost, counted from the origin. */
    final long lastRow;

    final int columns;
    final int rows;
    private final String prefix;

    AlignedLattice(String shape, CellRange range, double cellMetres) {
        this.cellMetres = cellMetres;
        this.firstColumn = range.west();
        this.lastRow = range.north();
        this.columns = Math.toIntExact(range.columns());
        this.rows = Math.toIntExact(range.rows());
        this.prefix =
                shape + BigDecimal.valueOf(cellMetres).stripTrailingZeros().toPlainString() + "m";
    }

    @Override
    public int size() {
        return columns * rows;
    }

    @Override
    public String id(int cell) {
        return prefix + "N" + (lastRow - row(cell)) + "E" + (firstColumn + column(cell));
    }

    @Override
    public int row(int cell) {
        return cell / columns;
    }

    @Override
    public int column(int cell) {
        return cell % columns;
    }
}
