package org.cityreach.tile;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.cityreach.layer.Filter;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.tile.algorithm.PointTiles;
import org.cityreach.tile.algorithm.ShapeTiles;
import org.cityreach.tile.algorithm.TileFeatures;
import org.cityreach.tile.algorithm.TileSquare;

/** A layer as vector tiles: chosen features with chosen properties. See {@link PointTiles} and {@link ShapeTiles}. */
public final class VectorLayer implements TileLayer {

    /** No tile takes more bytes. */
    public static final int MOST_BYTES = 500_000;

    private static final byte[] NOTHING = {};

    private final LayerIndexes indexes;
    private final LayerSnapshot snapshot;
    private final Filter filter;
    private final List<String> properties;
    private final String identity;

    VectorLayer(
            LayerIndexes indexes, LayerSnapshot snapshot, Filter filter, List<String> properties, String parameters) {
        this.indexes = indexes;
        this.snapshot = snapshot;
        this.filter = filter;
        this.properties = properties;
        identity = "vector/" + snapshot.layer().id() + "/" + snapshot.version() + "/" + parameters;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public long version() {
        return snapshot.version();
    }

    @Override
    public Tile draw(TileAddress address) {
        if (snapshot.size() == 0) {
            return new Tile(NOTHING, "no-features");
        }
        byte[] content = encode(address, MOST_BYTES);
        return content.length == 0 ? new Tile(NOTHING, "no-features-here") : Tile.of(content);
    }

    /** The bytes of a tile, at most so many; none where it shows nothing. */
    byte[] encode(TileAddress address, int mostBytes) {
        if (snapshot.size() == 0) {
            return NOTHING;
        }
        LayerIndex index = indexes.get(snapshot, address.set());
        TileSquare square = index.square(address);
        TileFeatures features = LayerIndex.features(snapshot, properties);
        String name = snapshot.layer().id();
        PointTiles points = index.points();
        if (points != null) {
            return points.encode(square, name, features, chosen(), mostBytes);
        }
        ShapeTiles shapes = index.shapes();
        return shapes == null ? NOTHING : shapes.encode(square, name, features, chosen(), mostBytes);
    }

    private IntPredicate chosen() {
        if (filter.equals(Filter.all())) {
            return row -> true;
        }
        BitSet rows = new BitSet(snapshot.size());
        for (int row : snapshot.rows(filter)) {
            rows.set(row);
        }
        return rows::get;
    }
}
