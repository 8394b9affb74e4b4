package org.cityreach.tile.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.layer.Filter;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.style.Legend;
import org.cityreach.style.StyleSheet;
import org.cityreach.tile.LayerIndex;
import org.cityreach.tile.LayerIndexes;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.Png;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.algorithm.PointTiles;
import org.cityreach.tile.algorithm.ShapeTiles;
import org.cityreach.tile.algorithm.TileSquare;

/** The features of a layer drawn by the rules of a style. Safe for use by many threads. */
final class FeatureMap implements MapLayer {

    private static final double UNITS_PER_PIXEL = 4096.0 / TileAddress.PIXELS;
    /** As far as labels of other tiles reach. */
    private static final double LABEL_PIXELS = TileAddress.PIXELS;

    /** As far around a tile as points are looked for. */
    private static final double MOST_POINT_PIXELS = TileAddress.PIXELS / 8.0;

    private final LayerIndexes indexes;
    private final LayerSnapshot snapshot;
    private final StyleSheet style;
    private final Filter filter;
    private final String identity;

    FeatureMap(LayerIndexes indexes, LayerSnapshot snapshot, StyleSheet style, Filter filter, String parameters) {
        this.indexes = indexes;
        this.snapshot = snapshot;
        this.style = style;
        this.filter = filter;
        identity = "features/" + snapshot.layer().id() + "/" + snapshot.version() + "/" + style.id() + "/"
                + Integer.toHexString(style.sld().hashCode()) + "/" + parameters;
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
            return Tile.blank("no-features");
        }
        Rules rules = new Rules(style, snapshot, address.set().scaleDenominator(address.z()));
        if (rules.isEmpty()) {
            return Tile.blank("not-at-this-scale");
        }
        LayerIndex index = indexes.get(snapshot, address.set());
        int[] rows = rows(index, index.square(address), rules.reachPixels());
        int[] labelled = rules.hasLabels() ? rows(index, index.square(address), LABEL_PIXELS) : rows;
        if (rows.length == 0 && labelled.length == 0) {
            return Tile.blank("no-features-here");
        }
        int[] pixels = paint(index, address, rules, rows, labelled);
        boolean isBlank = Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0);
        return isBlank
                ? Tile.blank("no-features-here")
                : Tile.of(Png.ofColours(TileAddress.PIXELS, TileAddress.PIXELS, pixels));
    }

    /** Chosen rows in a tile and some pixels around it, ascending. */
    private int[] rows(LayerIndex index, TileSquare tile, double pixels) {
        PointTiles points = index.points();
        ShapeTiles shapes = index.shapes();
        int[] rows = {};
        if (points != null) {
            rows = points.near(tile, UNITS_PER_PIXEL * Math.min(MOST_POINT_PIXELS, pixels));
            Arrays.sort(rows);
        } else if (shapes != null) {
            rows = shapes.touching(tile, UNITS_PER_PIXEL * pixels);
        }
        if (filter.equals(Filter.all())) {
            return rows;
        }
        BitSet chosen = new BitSet(snapshot.size());
        for (int row : snapshot.rows(filter)) {
            chosen.set(row);
        }
        return Arrays.stream(rows).filter(chosen::get).toArray();
    }

    private int[] paint(LayerIndex index, TileAddress address, Rules rules, int[] rows, int[] labelled) {
        int side = TileAddress.PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        try {
            Brush.prepare(canvas);
            PixelPaths paths = new PixelPaths(index.square(address), index.square(), rules.reachPixels() + 8);
            if (index.points() != null) {
                new PointPainter(canvas, rules, paths)
                        .paint(
                                rows,
                                index.projected().eastings(),
                                index.projected().northings());
            } else {
                new ShapePainter(canvas, rules, paths).paint(rows, index.projected());
            }
            if (rules.hasLabels()) {
                new LabelPainter(canvas, rules, paths, snapshot, index.projected()).paint(labelled);
            }
        } finally {
            canvas.dispose();
        }
        return image.getRGB(0, 0, side, side, null, 0, side);
    }

    @Override
    public Legend legend() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("style", style.id());
        facts.put("count", snapshot.size());
        facts.put("version", snapshot.version());
        return new Legend(style.title(), "", style.symbols(), facts);
    }
}
