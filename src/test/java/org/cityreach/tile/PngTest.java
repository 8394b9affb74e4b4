package org.cityreach.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the JDK's own PNG reader gives back every pixel. */
class PngTest {

    private static final long SEED = 20261122;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 17, 256})
    void palettesOfEveryDepthComeBack(int colours) throws IOException {
        Random random = new Random(SEED);
        int[] palette = random.ints(colours).toArray();
        byte[] pixels = new byte[37 * 21];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(colours);
        }
        int[] expected = new int[pixels.length];
        Arrays.setAll(expected, i -> palette[pixels[i] & 255]);
        assertThat(decoded(Png.indexed(37, 21, palette, pixels))).containsExactly(expected);
    }

    @Test
    void manyColoursComeBack() throws IOException {
        int[] argb = new Random(SEED).ints(64 * 48).toArray();
        assertThat(decoded(Png.ofColours(64, 48, argb))).containsExactly(argb);
        int[] few = Arrays.stream(argb).map(colour -> colour & 0xFF000007).toArray();
        assertThat(decoded(Png.ofColours(64, 48, few))).containsExactly(few);
    }

    @Test
    void theEmptyTileIsTransparentAndSmall() throws IOException {
        assertThat(decoded(Tile.blank("no-cases").content())).hasSize(65_536).containsOnly(0);
        assertThat(Tile.blank("no-cases").content().length).isLessThan(200);
    }

    @Test
    void picturesWithoutColoursAreRefused() {
        assertThatThrownBy(() -> Png.indexed(1, 1, new int[0], new byte[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] decoded(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
