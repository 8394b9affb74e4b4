package org.cityreach.grid.algorithm;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Square cells whose corners are whole multiples of the cell size. A cell holds its western and southern
 * border: a place on a shared border belongs to the cell east or north of it. Location is arithmetic and
 * exact: it agrees with the corners as doubles, whatever the cell size.
 *
 * <p>Ids follow the form of INSPIRE's grid codes (D2.8.I.2, 4.2): cell size, then north and east of the
 * south-western corner in cells, such as {@code 100mN35087E4945}.
 */
public final class Fishnet extends AlignedLattice {

    /** In cells; far more than doubles err by, as long as there are less than 10⁸ cells in a row. */
    private static final double NEAR_BORDER = 1e-6;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final double perMetre;

    private Fishnet(CellRange range, double cellMetres) {
        super("", range, cellMetres);
        this.perMetre = 1 / cellMetres;
    }

    /** All cells that hold some of the extent, its border included; none for a null envelope. */
    public static Fishnet covering(Envelope extent, double cellMetres) {
        return new Fishnet(range(extent, cellMetres), cellMetres);
    }

    /** How many cells {@link #covering} would make. */
    public static long count(Envelope extent, double cellMetres) {
        return range(extent, cellMetres).cells();
    }

    private static CellRange range(Envelope extent, double cellMetres) {
        return extent.isNull()
                ? CellRange.NONE
                : new CellRange(
                        index(extent.getMinX(), cellMetres, 1 / cellMetres),
                        index(extent.getMaxX(), cellMetres, 1 / cellMetres),
                        index(extent.getMinY(), cellMetres, 1 / cellMetres),
                        index(extent.getMaxY(), cellMetres, 1 / cellMetres));
    }

    /** The greatest whole number whose multiple of the cell size is not beyond the ordinate. */
    static long index(double metres, double cellMetres, double perMetre) {
        long guess = (long) Math.floor(metres * perMetre);
        if (metres < guess * cellMetres) {
            return guess - 1;
        }
        return metres >= (guess + 1) * cellMetres ? guess + 1 : guess;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    @Override
    public int locate(double x, double y) {
        long column = index(x, cellMetres, perMetre) - firstColumn;
        long row = lastRow - index(y, cellMetres, perMetre);
        boolean inside =
                column >= 0 && column < columns && row >= 0 && row < rows && !Double.isNaN(x) && !Double.isNaN(y);
        return inside ? (int) (row * columns + column) : OUTSIDE;
    }

    /** As {@link #locate(double, double)}; only places within a millionth of a cell from a border need its care. */
    @Override
    public void locate(double[] xs, double[] ys, int count, int[] areas) {
        double west = firstColumn * cellMetres;
        double south = (lastRow - rows + 1) * cellMetres;
        for (int i = 0; i < count; i++) {
            double x = (xs[i] - west) * perMetre;
            double y = (ys[i] - south) * perMetre;
            int column = (int) x;
            int row = (int) y;
            boolean isClear = x - column > NEAR_BORDER
                    & x - column < 1 - NEAR_BORDER
                    & y - row > NEAR_BORDER
                    & y - row < 1 - NEAR_BORDER
                    & column < columns
                    & row < rows;
            areas[i] = isClear ? (rows - 1 - row) * columns + column : locate(xs[i], ys[i]);
        }
    }

    @Override
    public Polygon polygon(int cell) {
        double west = (firstColumn + column(cell)) * cellMetres;
        double east = (firstColumn + column(cell) + 1) * cellMetres;
        double south = (lastRow - row(cell)) * cellMetres;
        double north = (lastRow - row(cell) + 1) * cellMetres;
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)
        });
    }

    @Override
    public double areaSquareMetres() {
        return cellMetres * cellMetres;
    }
}
