package org.cityreach.areamap;

import java.util.Arrays;
import org.cityreach.areamap.algorithm.PixelCoverage;
import org.cityreach.tile.Png;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;

/**
 * Draws an area map on a tile. A pixel's colour is the mean of what covers it, weighted by covered area: no seam between
 * areas or tiles, whatever the zoom. Where areas overlap, the colours of both are mixed. Areas get a thin outline
 * where they are large enough on the screen. One thread.
 */
final class AreaPainter {

    private static final int SIDE = TileAddress.PIXELS;
    private static final double MARGIN_PIXELS = 2;
    /** Areas whose median is below this many pixels get no outline. */
    private static final double LEAST_OUTLINED_PIXELS = 14;

    private static final int STREAK_PIXELS = 8;
    private static final double STREAK_WHITE = 0.55;

    private final AreaShapes shapes;
    private final AreaMap map;
    private final TileAddress address;
    private final PixelCoverage coverage = new PixelCoverage(SIDE);
    private final double[] row = new double[SIDE];
    /** By pixel: opacity, and colour times opacity, summed over what covers it. */
    private final float[] alpha = new float[SIDE * SIDE];

    private final float[] red = new float[SIDE * SIDE];
    private final float[] green = new float[SIDE * SIDE];
    private final float[] blue = new float[SIDE * SIDE];
    private final float[] covered = new float[SIDE * SIDE];

    private AreaPainter(AreaShapes shapes, AreaMap map, TileAddress address) {
        this.shapes = shapes;
        this.map = map;
        this.address = address;
    }

    static Tile draw(AreaShapes shapes, AreaMap map, TileAddress address) {
        int[] areas = shapes.touching(address, MARGIN_PIXELS);
        if (areas.length == 0) {
            String none = map.division().leftOut() > 0 ? "areas-too-far" : "no-areas";
            return Tile.blank(map.values().length == 0 ? none : "no-areas-here");
        }
        int[] pixels = new AreaPainter(shapes, map, address).paint(areas);
        boolean isBlank = Arrays.stream(pixels).allMatch(pixel -> pixel >>> 24 == 0);
        return isBlank ? Tile.blank("areas-too-small") : Tile.of(Png.ofColours(SIDE, SIDE, pixels));
    }

    private int[] paint(int[] areas) {
        int classes = map.limits().length + 1;
        for (int number = -1; number < classes; number++) {
            int colour = number < 0 ? AreaColours.NO_FIGURE : map.colours().of(number, classes);
            double opacity =
                    number < 0 ? AreaColours.NO_FIGURE_OPACITY : map.colours().opacity();
            fill(areas, number, false, colour, opacity);
            fill(areas, number, true, colour, opacity);
        }
        if (medianPixels(areas) >= LEAST_OUTLINED_PIXELS) {
            outline(areas);
        }
        return pixels();
    }

    private void fill(int[] areas, int number, boolean small, int colour, double opacity) {
        boolean any = false;
        for (int area : areas) {
            if (map.classOf(area) == number && map.isSmall(area) == small) {
                if (!any) {
                    coverage.clear();
                    any = true;
                }
                shapes.addTo(coverage, area, address);
            }
        }
        for (int y = 0; any && y < SIDE; y++) {
            coverage.readRow(y, row);
            for (int x = 0; x < SIDE; x++) {
                if (row[x] > 1e-6) {
                    boolean streak = small && Math.floorMod(x + y, STREAK_PIXELS) < 2;
                    add(y * SIDE + x, Math.min(1, row[x]), opacity, colour, streak ? STREAK_WHITE : 0);
                }
            }
        }
    }

    private void add(int pixel, double share, double opacity, int colour, double white) {
        double weight = share * opacity;
        covered[pixel] += (float) share;
        alpha[pixel] += (float) weight;
        red[pixel] += (float) (weight * mixed(colour >> 16 & 255, white));
        green[pixel] += (float) (weight * mixed(colour >> 8 & 255, white));
        blue[pixel] += (float) (weight * mixed(colour & 255, white));
    }

    private static double mixed(int channel, double white) {
        return channel + white * (255 - channel);
    }

    private double medianPixels(int[] areas) {
        double[] sizes = new double[areas.length];
        for (int i = 0; i < areas.length; i++) {
            sizes[i] = shapes.pixels(areas[i], address);
        }
        Arrays.sort(sizes);
        return sizes[sizes.length / 2];
    }

    /** A band that two areas share is covered twice, so coverage is halved; the city's outer edge is fainter. */
    private void outline(int[] areas) {
        coverage.clear();
        for (int area : areas) {
            shapes.addOutlineTo(coverage, area, address, map.colours().outlinePixels());
        }
        for (int y = 0; y < SIDE; y++) {
            coverage.readRow(y, row);
            for (int x = 0; x < SIDE; x++) {
                double band = map.colours().outlineOpacity() * Math.min(1, row[x] / 2);
                if (band > 0.01) {
                    mixOutline(y * SIDE + x, (float) band);
                }
            }
        }
    }

    /** Changes the colour and leaves the opacity: the ground stays as clear under an outline as beside it. */
    private void mixOutline(int pixel, float band) {
        int colour = map.colours().outline();
        red[pixel] += band * ((colour >> 16 & 255) * alpha[pixel] - red[pixel]);
        green[pixel] += band * ((colour >> 8 & 255) * alpha[pixel] - green[pixel]);
        blue[pixel] += band * ((colour & 255) * alpha[pixel] - blue[pixel]);
    }

    private int[] pixels() {
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            if (alpha[i] > 0) {
                float full = Math.max(1, covered[i]);
                int a = Math.round(255 * Math.min(1, alpha[i] / full));
                pixels[i] = a << 24
                        | channel(red[i], alpha[i]) << 16
                        | channel(green[i], alpha[i]) << 8
                        | channel(blue[i], alpha[i]);
            }
        }
        return pixels;
    }

    private static int channel(float sum, float alpha) {
        return Math.min(255, Math.round(sum / alpha));
    }
}
