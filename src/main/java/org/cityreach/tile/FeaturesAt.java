package org.cityreach.tile;

import java.util.Arrays;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.tile.algorithm.PointTiles;
import org.cityreach.tile.algorithm.ShapeTiles;
import org.cityreach.tile.algorithm.TileSquare;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Finds the features that a pixel of a tile shows. Safe for use by many threads. */
@Component
public class FeaturesAt {

    private static final double REACH_PIXELS = 5;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final LayerIndexes indexes;

    FeaturesAt(LayerIndexes indexes) {
        this.indexes = indexes;
    }

    /**
     * What was found.
     *
     * @param rows nearest first, of equal distance ascending
     */
    public record Found(LayerSnapshot snapshot, int[] rows) {}

    /**
     * Features within {@value #REACH_PIXELS} pixels of the middle of a pixel.
     *
     * @param i pixels from the tile's west edge
     * @param j pixels from its north edge
     */
    public Found find(String collection, TileAddress address, int i, int j) {
        LayerSnapshot snapshot = indexes.snapshot(collection);
        LayerIndex index = indexes.get(snapshot, address.set());
        Point place = FACTORY.createPoint(new Coordinate(address.x(i + 0.5), address.y(j + 0.5)));
        double reach = REACH_PIXELS * address.pixelUnits();
        long[] found = Arrays.stream(candidates(index, address))
                .filter(row -> distance(index, row, place) <= reach)
                .boxed()
                .sorted((a, b) -> {
                    int nearer = Double.compare(distance(index, a, place), distance(index, b, place));
                    return nearer == 0 ? Integer.compare(a, b) : nearer;
                })
                .mapToLong(Integer::longValue)
                .toArray();
        return new Found(
                snapshot, Arrays.stream(found).mapToInt(row -> (int) row).toArray());
    }

    private static int[] candidates(LayerIndex index, TileAddress address) {
        TileSquare tile = index.square(address);
        double units = REACH_PIXELS * 4096 / TileAddress.PIXELS;
        PointTiles points = index.points();
        if (points != null) {
            return points.near(tile, units);
        }
        ShapeTiles shapes = index.shapes();
        return shapes == null ? new int[0] : shapes.touching(tile, units);
    }

    private static double distance(LayerIndex index, int row, Point place) {
        Geometry geometry = index.projected().geometry(row);
        return geometry == null ? Double.POSITIVE_INFINITY : geometry.distance(place);
    }
}
