package org.cityreach.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Truth: where the middle of a square is, and how large the text of its name is by the font itself. */
class LabelsTest extends TiledLayers {

    private static final int Z = 15;
    private static final int SIDE = 256;
    private static final int INK = 0x3C6E47;
    private static final int PAPER = 0xCDE3C4;

    /** The middle of the square of a row as tile column and row and pixels in the tile. */
    private static int[] middle(TileMatrixSet set, int square) {
        double[] xy = {WEST + square % 10 / 100.0 + 0.005, SOUTH + square / 10 / 100.0 + 0.005};
        int[] tile = tileOf(set, Z, xy[0], xy[1]);
        TileAddress address = new TileAddress(set, Z, tile[0], tile[1]);
        CrsTransform.between(Crs.CRS84, set.crs()).apply(xy);
        int x = (int) ((xy[0] - address.x(0)) / address.pixelUnits());
        int y = (int) ((address.y(0) - xy[1]) / address.pixelUnits());
        return new int[] {tile[1], tile[0], x, y};
    }

    /** Nine tiles around one, side by side. */
    private BufferedImage mosaic(TileMatrixSet set, int column, int row) {
        BufferedImage all = new BufferedImage(3 * SIDE, 3 * SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int down = 0; down < 3; down++) {
            for (int right = 0; right < 3; right++) {
                String tile = set.id() + "/" + Z + "/" + (row + down - 1) + "/" + (column + right - 1);
                byte[] png = bytes("/api/collections/tile_areas/map/tiles/" + tile + "?style=park");
                try {
                    BufferedImage one = ImageIO.read(new ByteArrayInputStream(png));
                    all.createGraphics().drawImage(one, right * SIDE, down * SIDE, null);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return all;
    }

    /** The box of the pixels nearer to the colour of the letters than to that of the ground, halo and outline. */
    private static Rectangle inked(BufferedImage image, int x, int y, int reach) {
        Rectangle box = new Rectangle(-1, -1);
        for (int down = y - reach; down <= y + reach; down++) {
            for (int right = x - reach; right <= x + reach; right++) {
                int green = image.getRGB(right, down) >>> 8 & 0xFF;
                if (green < (0x6E + 0xE3) / 2) {
                    box.add(new Rectangle(right, down, 1, 1));
                }
            }
        }
        return box;
    }

    private static Rectangle2D letters(String text) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        return new TextLayout(text, font, new FontRenderContext(null, true, true)).getBounds();
    }

    @ParameterizedTest
    @EnumSource
    void aNameStandsInTheMiddleOfItsSquareAsLargeAsItsLetters(TileMatrixSet set) {
        for (int square : new int[] {7, 45}) {
            int[] at = middle(set, square);
            BufferedImage image = mosaic(set, at[0], at[1]);
            int x = SIDE + at[2];
            int y = SIDE + at[3];
            Rectangle ink = inked(image, x, y, 60);
            Rectangle2D letters = letters("名称" + square);
            assertThat(ink.getWidth()).isCloseTo(letters.getWidth(), within(3.0));
            assertThat(ink.getHeight()).isCloseTo(letters.getHeight(), within(3.0));
            assertThat(ink.getCenterX()).isCloseTo(x, within(2.5));
            assertThat(ink.getCenterY()).isCloseTo(y, within(3.5));
            assertThat(image.getRGB(x, y - 20) & 0xFFFFFF).isEqualTo(PAPER);
            assertThat(pixels(image, ink, INK)).isPositive();
        }
    }

    /** How many pixels of a box have nearly that colour; thin strokes are never quite full. */
    private static int pixels(BufferedImage image, Rectangle box, int colour) {
        int count = 0;
        for (int y = box.y; y < box.y + box.height; y++) {
            for (int x = box.x; x < box.x + box.width; x++) {
                int rgb = image.getRGB(x, y);
                int apart = 0;
                for (int shift = 0; shift < 24; shift += 8) {
                    apart = Math.max(apart, Math.abs((rgb >>> shift & 0xFF) - (colour >>> shift & 0xFF)));
                }
                count += apart <= 24 ? 1 : 0;
            }
        }
        return count;
    }

    /** A name that a seam cuts is whole once the tiles lie side by side. */
    @Test
    void aNameAcrossASeamIsWhole() {
        TileMatrixSet set = TileMatrixSet.WEB_MERCATOR_QUAD;
        int seams = 0;
        for (int square = 0; square < 100; square++) {
            int[] at = middle(set, square);
            if (at[2] < 12 || at[2] > SIDE - 12 || at[3] < 4 || at[3] > SIDE - 4) {
                Rectangle ink = inked(mosaic(set, at[0], at[1]), SIDE + at[2], SIDE + at[3], 60);
                assertThat(ink.getWidth()).isCloseTo(letters("名称" + square).getWidth(), within(3.0));
                assertThat(ink.getHeight()).isCloseTo(letters("名称" + square).getHeight(), within(3.0));
                seams++;
            }
        }
        assertThat(seams).isBetween(2, 30);
    }
}
