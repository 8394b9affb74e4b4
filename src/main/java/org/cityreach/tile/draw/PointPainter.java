package org.cityreach.tile.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.tile.TileAddress;

/**
 * Draws marks at many places. Of marks with the same look whose places fall into the same pixel of the map only that of the
 * last row is drawn, wherever the tile lies, so tiles join. A mark is drawn once at each of sixteen places within a pixel and copied.
 * One thread.
 */
final class PointPainter {

    private static final int PARTS = 4;

    private final Graphics2D canvas;
    private final Rules rules;
    private final PixelPaths paths;
    private final int margin;
    private final int side;
    private final Map<Long, int[]> lastRows = new HashMap<>();
    private final Map<Long, BufferedImage[]> stamps = new HashMap<>();

    PointPainter(Graphics2D canvas, Rules rules, PixelPaths paths) {
        this.canvas = canvas;
        this.rules = rules;
        this.paths = paths;
        margin = (int) Math.ceil(rules.reachPixels());
        side = TileAddress.PIXELS + 2 * margin;
    }

    /** @param xs by row, in the system of the paths */
    void paint(int[] rows, double[] xs, double[] ys) {
        for (int row : rows) {
            long holding = rules.of(row);
            int col = (int) Math.floor(paths.x(xs[row])) + margin;
            int line = (int) Math.floor(paths.y(ys[row])) + margin;
            if (holding != 0 && col >= 0 && line >= 0 && col < side && line < side) {
                int[] last = lastRows.computeIfAbsent(holding, unknown -> filled());
                last[line * side + col] = Math.max(last[line * side + col], row);
            }
        }
        long[] order = lastRows.values().stream()
                .flatMapToInt(Arrays::stream)
                .filter(row -> row >= 0)
                .asLongStream()
                .sorted()
                .toArray();
        for (long row : order) {
            stamp(rules.of((int) row), paths.x(xs[(int) row]), paths.y(ys[(int) row]));
        }
    }

    private int[] filled() {
        int[] none = new int[side * side];
        Arrays.fill(none, -1);
        return none;
    }

    private void stamp(long holding, double x, double y) {
        BufferedImage[] images = stamps.computeIfAbsent(holding, unknown -> new BufferedImage[PARTS * PARTS]);
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        int partX = (int) ((x - left) * PARTS);
        int partY = (int) ((y - top) * PARTS);
        int at = partY * PARTS + partX;
        if (images[at] == null) {
            images[at] = draw(rules.paints(holding, 0), (partX + 0.5) / PARTS, (partY + 0.5) / PARTS);
        }
        canvas.drawImage(images[at], left - margin, top - margin, null);
    }

    private BufferedImage draw(List<Paint> paints, double x, double y) {
        BufferedImage image = new BufferedImage(2 * margin + 1, 2 * margin + 1, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D small = image.createGraphics();
        Brush.prepare(small);
        for (Paint paint : paints) {
            Brush.paint(small, Brush.mark(paint, margin + x, margin + y), paint);
        }
        small.dispose();
        return image;
    }
}
