package org.cityreach.tile.algorithm;

/**
 * A tile of a square that is halved level by level: 2^level tiles a side, rows from the north, columns from the west. The
 * square's side is 1; places in it are x eastwards from its west edge and y southwards from its north edge.
 *
 * @param level 0 to 30
 */
public record TileSquare(int level, int row, int col) {

    public TileSquare {
        if (level < 0 || level > 30 || row < 0 || col < 0 || row >> level != 0 || col >> level != 0) {
            throw new IllegalArgumentException("no tile " + level + "/" + row + "/" + col);
        }
    }

    /** Tile units from the tile's west edge. */
    public double unitsX(double x) {
        return (Math.scalb(x, level) - col) * LayerWriter.EXTENT;
    }

    /** Tile units from the tile's north edge. */
    public double unitsY(double y) {
        return (Math.scalb(y, level) - row) * LayerWriter.EXTENT;
    }

    /** x of a place counted in tile units. */
    double x(double units) {
        return Math.scalb(col + units / LayerWriter.EXTENT, -level);
    }

    double y(double units) {
        return Math.scalb(row + units / LayerWriter.EXTENT, -level);
    }
}
