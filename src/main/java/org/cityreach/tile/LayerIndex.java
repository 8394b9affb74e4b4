package org.cityreach.tile;

import java.util.List;
import org.cityreach.geo.Crs;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyValue;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.tile.algorithm.PointTiles;
import org.cityreach.tile.algorithm.ShapeTiles;
import org.cityreach.tile.algorithm.TileFeatures;
import org.cityreach.tile.algorithm.TileSquare;
import org.jspecify.annotations.Nullable;

/**
 * One version of a layer, sorted for tiles. Sets whose tiles are parts of the same square share one: WorldCRS84Quad and
 * CGCS2000Quad do. Immutable; safe for use by many threads.
 */
public final class LayerIndex {

    private final LayerSnapshot snapshot;
    private final LayerSnapshot.Projected projected;
    private final PointTiles.Square square;
    private final @Nullable PointTiles points;
    private final @Nullable ShapeTiles shapes;

    private LayerIndex(LayerSnapshot snapshot, Crs crs, PointTiles.Square square) {
        this.snapshot = snapshot;
        this.square = square;
        projected = snapshot.in(crs);
        GeometryType type = snapshot.layer().geometryType();
        if (type == GeometryType.POINT) {
            points = new PointTiles(projected.eastings(), projected.northings(), square);
            shapes = null;
        } else {
            points = null;
            shapes = new ShapeTiles(projected::geometry, snapshot.size(), type.dimension(), square);
        }
    }

    static LayerIndex of(LayerSnapshot snapshot, TileMatrixSet set) {
        return new LayerIndex(snapshot, shared(set), new PointTiles.Square(set.west(), set.north(), -2 * set.west()));
    }

    /** The system that features are sorted in; CRS84 and CGCS2000 are one here, see {@link Crs}. */
    static Crs shared(TileMatrixSet set) {
        return set.crs().isGeographic() ? Crs.CRS84 : set.crs();
    }

    /** The tile as part of the square: its columns are the square's at another level. */
    static TileSquare squareOf(TileAddress address) {
        int level = Integer.numberOfTrailingZeros(address.set().columns(address.z()));
        return new TileSquare(level, address.row(), address.col());
    }

    /** The tile as part of the square. */
    public TileSquare square(TileAddress address) {
        return squareOf(address);
    }

    public LayerSnapshot snapshot() {
        return snapshot;
    }

    /** Geometries in the system of the tiles. */
    public LayerSnapshot.Projected projected() {
        return projected;
    }

    public PointTiles.Square square() {
        return square;
    }

    /** Null where the layer is none of single points. */
    public @Nullable PointTiles points() {
        return points;
    }

    /** Null where the layer is one of single points. */
    public @Nullable ShapeTiles shapes() {
        return shapes;
    }

    /** The values of some properties as tiles carry them: dates as text. */
    static TileFeatures features(LayerSnapshot snapshot, List<String> properties) {
        return new TileFeatures() {
            @Override
            public List<String> keys() {
                return properties;
            }

            @Override
            public @Nullable Object value(int row, int key) {
                Object value = snapshot.value(row, properties.get(key));
                return value == null ? null : PropertyValue.toJson(value);
            }

            @Override
            public String id(int row) {
                return snapshot.id(row);
            }
        };
    }

    /** All properties of a layer. */
    static List<String> properties(Layer layer) {
        return layer.properties().stream().map(PropertySchema::name).toList();
    }
}
