package org.cityreach.grid.algorithm;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Regular hexagons with a corner to the north (rows run straight from west to east), {@code cellMetres}
 * between opposite sides, which is also the distance between neighbouring centres; the area is
 * {@code √3/2 · cellMetres²}. Every second row is shifted east by half a cell. Corners lie on a lattice of half
 * a cell by {@code cellMetres/√12}, so that neighbours share them bit for bit.
 *
 * <p>A place on a shared border belongs to the cell east of it or, on slanting sides, north of it. Location is
 * exact: it agrees with the corners as doubles, by a robust orientation test where a place is near a slanting
 * side.
 *
 * <p>Ids are {@code hex}, the cell size, row north of the origin and column east of it, such as
 * {@code hex100mN40515E4945}.
 */
public final class HexagonNet extends AlignedLattice {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double ROOT_12 = Math.sqrt(12);
    private static final double ROOT_3 = Math.sqrt(3);

    /** Half the width of a cell: the step of corners from west to east. */
    private final double stepX;
    /** Half a side's length: the step of corners from south to north. A cell is 4 steps high, rows are 3 apart. */
    private final double stepY;

    private HexagonNet(CellRange range, double cellMetres) {
        super("hex", range, cellMetres);
        this.stepX = cellMetres / 2;
        this.stepY = cellMetres / ROOT_12;
    }

    /** Rows and columns that hold the extent wholly, its border included; none for a null envelope. */
    public static HexagonNet covering(Envelope extent, double cellMetres) {
        return new HexagonNet(range(extent, cellMetres), cellMetres);
    }

    /** How many cells {@link #covering} would make. */
    public static long count(Envelope extent, double cellMetres) {
        return range(extent, cellMetres).cells();
    }

    private static CellRange range(Envelope extent, double cellMetres) {
        if (extent.isNull()) {
            return CellRange.NONE;
        }
        double stepX = cellMetres / 2;
        double stepY = cellMetres / ROOT_12;
        long low = Fishnet.index(extent.getMinY(), stepY, 1 / stepY) + 1;
        long high = Fishnet.index(extent.getMaxY(), stepY, 1 / stepY) + 1;
        return new CellRange(
                Math.floorDiv(Fishnet.index(extent.getMinX(), stepX, 1 / stepX), 2L),
                Math.floorDiv(Fishnet.index(extent.getMaxX(), stepX, 1 / stepX) + 1, 2L),
                Math.floorDiv(low, 3L),
                Math.floorDiv(high + 1, 3L));
    }

    @Override
    public int locate(double x, double y) {
        if (!(Math.abs(x) < 1e12 && Math.abs(y) < 1e12)) {
            return OUTSIDE;
        }
        long step = Fishnet.index(y, stepY, 1 / stepY);
        long row = Math.floorDiv(step + 1, 3L);
        if (step + 1 - 3 * row == 2 && isAboveZigzag(x, y, row)) {
            row++;
        }
        long shift = row & 1;
        long column = Math.floorDiv(Fishnet.index(x, stepX, 1 / stepX) + 1 - shift, 2L) - firstColumn;
        long rowFromNorth = lastRow - row;
        boolean inside = column >= 0 && column < columns && rowFromNorth >= 0 && rowFromNorth < rows;
        return inside ? (int) (rowFromNorth * columns + column) : OUTSIDE;
    }

    /** Whether a place in the band of slanting sides above a row lies on or north of its side. */
    private boolean isAboveZigzag(double x, double y, long row) {
        long west = Fishnet.index(x, stepX, 1 / stepX);
        boolean rises = ((west ^ row) & 1) != 0;
        double low = (3 * row + 1) * stepY;
        double high = (3 * row + 2) * stepY;
        Coordinate from = new Coordinate(west * stepX, rises ? low : high);
        Coordinate to = new Coordinate((west + 1) * stepX, rises ? high : low);
        return Orientation.index(from, to, new Coordinate(x, y)) != Orientation.CLOCKWISE;
    }

    @Override
    public Polygon polygon(int cell) {
        long row = lastRow - row(cell);
        long x = 2 * (firstColumn + column(cell)) + (row & 1);
        long y = 3 * row;
        return FACTORY.createPolygon(new Coordinate[] {
            corner(x, y - 2),
            corner(x + 1, y - 1),
            corner(x + 1, y + 1),
            corner(x, y + 2),
            corner(x - 1, y + 1),
            corner(x - 1, y - 1),
            corner(x, y - 2)
        });
    }

    private Coordinate corner(long stepsEast, long stepsNorth) {
        return new Coordinate(stepsEast * stepX, stepsNorth * stepY);
    }

    @Override
    public double areaSquareMetres() {
        return ROOT_3 / 2 * cellMetres * cellMetres;
    }
}
