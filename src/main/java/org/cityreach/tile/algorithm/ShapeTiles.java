package org.cityreach.tile.algorithm;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Vector tiles of lines, polygons and points by the many. Space: the unit square of {@link TileSquare}; a shape is in every tile
 * that it or its buffer of {@value TileShape#BUFFER} of {@value LayerWriter#EXTENT} units touches. Outlines lie within a tile unit of
 * the true ones, see {@link TileShape}, as long as the tile stays within the bytes allowed.
 *
 * <p>Beyond, for t = 4, 8, 16 … units until it fits: the outline may be t/8 units off, and shapes smaller than t units that
 * share a cell of t units become one: polygons the cell itself with their number, so that gapless areas stay gapless;
 * lines the longest of them with their number; sets of points likewise. Should even that not fit, the last ones are left
 * out. Order: by row; a cell comes where its largest shape would. Immutable; safe for use by many threads.
 */
public final class ShapeTiles {

    /** How many features one stands for; missing where it stands for itself. */
    public static final String COUNT = "feature_count";

    private static final double TOLERANCE = 0.25;
    private static final int FIRST_CELL = 4;

    private final IntFunction<@Nullable Geometry> geometries;
    private final PointTiles.Square square;
    private final BoxIndex index;
    private final double[] boxes;
    private final int type;

    /**
     * Sorts shapes.
     *
     * @param geometries by row, in the square's system; null where a feature has none
     * @param dimension 0 points, 1 lines, 2 polygons
     */
    public ShapeTiles(IntFunction<@Nullable Geometry> geometries, int size, int dimension, PointTiles.Square square) {
        this.geometries = geometries;
        this.square = square;
        type = dimension + 1;
        boxes = new double[4 * size];
        for (int row = 0; row < size; row++) {
            Geometry geometry = geometries.apply(row);
            Envelope box = geometry == null ? new Envelope() : geometry.getEnvelopeInternal();
            boolean none = box.isNull();
            boxes[4 * row] = none ? Double.NaN : square.x(box.getMinX());
            boxes[4 * row + 1] = none ? Double.NaN : square.y(box.getMaxY());
            boxes[4 * row + 2] = none ? Double.NaN : square.x(box.getMaxX());
            boxes[4 * row + 3] = none ? Double.NaN : square.y(box.getMinY());
        }
        index = new BoxIndex(boxes);
    }

    /** Rows whose box touches a tile widened by some tile units, ascending. */
    public int[] touching(TileSquare tile, double units) {
        double end = LayerWriter.EXTENT + units;
        return index.touching(tile.x(-units), tile.y(-units), tile.x(end), tile.y(end));
    }

    /**
     * The tile; no bytes where it holds nothing.
     *
     * @param chosen which rows are shown
     * @param mostBytes never exceeded
     */
    public byte[] encode(TileSquare tile, String layerName, TileFeatures features, IntPredicate chosen, int mostBytes) {
        LayerWriter writer = new LayerWriter(layerName, features, COUNT, mostBytes);
        TileShape shape = new TileShape(tile, square, TOLERANCE);
        for (int row : touching(tile, TileShape.BUFFER)) {
            if (chosen.test(row) && !writer.isFull()) {
                add(writer, shape, row, 1);
            }
        }
        for (int cell = FIRST_CELL; writer.isFull() && cell <= LayerWriter.EXTENT; cell *= 2) {
            writer = new LayerWriter(layerName, features, COUNT, mostBytes);
            gather(writer, tile, chosen, cell);
        }
        return writer.toTile();
    }

    private void add(LayerWriter writer, TileShape shape, int row, int stands) {
        Geometry geometry = geometries.apply(row);
        if (geometry != null) {
            shape.write(geometry);
            if (!shape.commands().isEmpty()) {
                writer.add(row, stands, geometry.getDimension() + 1, shape.commands());
            }
        }
    }

    /** Small shapes of one cell. */
    private static final class Cell {
        private final int x;
        private final int y;
        private int count;
        private int largest;
        private double size = -1;

        Cell(int x, int y) {
            this.x = x;
            this.y = y;
        }

        void add(int row, double itsSize) {
            count++;
            if (itsSize > size) {
                size = itsSize;
                largest = row;
            }
        }
    }

    private void gather(LayerWriter writer, TileSquare tile, IntPredicate chosen, int cellUnits) {
        int[] rows = touching(tile, Math.max(TileShape.BUFFER, 2 * cellUnits));
        Map<Long, Cell> cells = new HashMap<>();
        @Nullable Cell[] cellOf = new Cell[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (chosen.test(rows[i])) {
                cellOf[i] = cell(tile, rows[i], cellUnits, cells);
            }
        }
        TileShape shape = new TileShape(tile, square, Math.max(TOLERANCE, cellUnits / 8.0));
        for (int i = 0; i < rows.length && !writer.isFull(); i++) {
            Cell cell = cellOf[i];
            if (chosen.test(rows[i]) && (cell == null || cell.count == 1)) {
                add(writer, shape, rows[i], 1);
            } else if (cell != null && cell.largest == rows[i]) {
                addCell(writer, shape, cell, cellUnits);
            }
        }
    }

    /** The cell a small shape belongs to, by its middle; null for a larger one. */
    private @Nullable Cell cell(TileSquare tile, int row, int cellUnits, Map<Long, Cell> cells) {
        double west = tile.unitsX(boxes[4 * row]);
        double north = tile.unitsY(boxes[4 * row + 1]);
        double east = tile.unitsX(boxes[4 * row + 2]);
        double south = tile.unitsY(boxes[4 * row + 3]);
        double size = Math.max(east - west, south - north);
        if (size >= cellUnits) {
            return null;
        }
        int x = (int) Math.floor((west + east) / 2 / cellUnits);
        int y = (int) Math.floor((north + south) / 2 / cellUnits);
        Cell cell = cells.computeIfAbsent((long) x << 32 | y & 0xFFFF_FFFFL, key -> new Cell(x, y));
        cell.add(row, size);
        return cell;
    }

    private void addCell(LayerWriter writer, TileShape shape, Cell cell, int cellUnits) {
        if (type != GeometryCommands.POLYGON) {
            add(writer, shape, cell.largest, cell.count);
            return;
        }
        int perSide = LayerWriter.EXTENT / cellUnits;
        if (cell.x >= 0 && cell.y >= 0 && cell.x < perSide && cell.y < perSide) {
            shape.writeSquare(cell.x * cellUnits, cell.y * cellUnits, cellUnits);
            writer.addCluster(cell.count, type, shape.commands());
        }
    }
}
