package org.cityreach.compare;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.tile.algorithm.PointTiles;
import org.cityreach.tile.algorithm.TileFeatures;
import org.cityreach.tile.algorithm.TileSquare;

/**
 * Vector tiles of all points around the middle of the city: at each level the tile that holds most points, ours with the limit
 * of 500 kB, PostGIS' without any. Both know the points in EPSG:3857 and have them sorted by place before: ours along a curve,
 * PostGIS in a GiST index over a column of that system. What must agree is the number of points that the tile stands for.
 */
final class TileTasks {

    private static final int FIRST_LEVEL = 10;
    private static final int LAST_LEVEL = 14;
    private static final int RUNS = 3;
    private static final int MOST_BYTES = 500_000;
    private static final double HALF_WORLD = Math.PI * 6_378_137;

    private final PointTiles tiles;

    TileTasks(SeededCity.Points points) {
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        double[] xy = new double[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            xy[2 * i] = points.eastings()[i];
            xy[2 * i + 1] = points.northings()[i];
        }
        CrsTransform.between(Crs.ofEpsg(32650), Crs.WEB_MERCATOR).apply(xy);
        for (int i = 0; i < points.size(); i++) {
            xs[i] = xy[2 * i];
            ys[i] = xy[2 * i + 1];
        }
        tiles = new PointTiles(xs, ys, new PointTiles.Square(-HALF_WORLD, HALF_WORLD, 2 * HALF_WORLD));
    }

    List<Task> list(PostgisPeers postgis) throws Exception {
        postgis.prepare(
                "create table web_points as select id, st_transform(geom, 3857)::geometry(Point, 3857) geom from points",
                "create index on web_points using gist(geom)",
                "vacuum analyze web_points");
        List<Task> tasks = new ArrayList<>();
        for (int level = FIRST_LEVEL; level <= LAST_LEVEL; level++) {
            TileSquare tile = fullest(level);
            String envelope = "st_tileenvelope(%d, %d, %d)".formatted(level, tile.col(), tile.row());
            // The index of PostGIS compares in single precision; what lies outside has no place in the tile and is not
            // counted.
            tasks.add(new Task(
                    "vector-tile-z" + level,
                    () -> count(tile),
                    List.of(postgis.peer(
                            "postgis-asmvt",
                            1e-3,
                            RUNS,
                            ("select n + 0 * length(tile) from (select count(place) n, st_asmvt(q, 'points', 4096, 'place') tile"
                                            + " from (select id, st_asmvtgeom(geom, %1$s, 4096, 0, true) place from web_points"
                                            + " where geom && %1$s) q) t")
                                    .formatted(envelope)))));
        }
        return tasks;
    }

    /** The tile with most points of a level, the first of equals. */
    private TileSquare fullest(int level) {
        TileSquare best = new TileSquare(0, 0, 0);
        for (int deeper = 1; deeper <= level; deeper++) {
            TileSquare parent = best;
            int most = -1;
            for (int quarter = 0; quarter < 4; quarter++) {
                TileSquare child =
                        new TileSquare(deeper, 2 * parent.row() + quarter / 2, 2 * parent.col() + quarter % 2);
                if (tiles.count(child) > most) {
                    most = tiles.count(child);
                    best = child;
                }
            }
        }
        return best;
    }

    private double count(TileSquare tile) {
        byte[] bytes = tiles.encode(tile, "points", new Numbers(), row -> true, MOST_BYTES);
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new IllegalStateException(tile + " has " + bytes.length + " bytes");
        }
        return tiles.count(tile);
    }

    /** As in PostGIS' table: nothing but an id. */
    private record Numbers() implements TileFeatures {
        @Override
        public List<String> keys() {
            return List.of();
        }

        @Override
        public Object value(int row, int key) {
            return row;
        }

        @Override
        public String id(int row) {
            return String.valueOf(row);
        }
    }
}
