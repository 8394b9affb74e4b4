package org.cityreach.tile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG (ISO/IEC 15948): with a palette where there are at most 256 colours, which is small and quick, else
 * as eight bits a channel. Rows from north to south. No filter is used for palettes and "up" for true colour.
 */
public final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int PALETTE = 3;
    private static final int TRUE_COLOUR_WITH_ALPHA = 6;
    private static final int MOST_COLOURS = 256;
    private static final byte[] TRANSPARENT =
            indexed(TileAddress.PIXELS, TileAddress.PIXELS, new int[] {0}, new byte[65_536]);

    private Png() {}

    /**
     * A picture of colours by number.
     *
     * @param palette colours as 0xAARRGGBB, not multiplied by alpha; at most 256
     * @param pixels the number of each pixel's colour, row by row
     */
    public static byte[] indexed(int width, int height, int[] palette, byte[] pixels) {
        if (palette.length == 0 || palette.length > MOST_COLOURS || pixels.length != width * height) {
            throw new IllegalArgumentException(
                    palette.length + " colours, " + pixels.length + " pixels of " + width + " × " + height);
        }
        int bits = palette.length <= 2 ? 1 : palette.length <= 16 ? 4 : 8;
        byte[] colours = new byte[3 * palette.length];
        byte[] alphas = new byte[palette.length];
        for (int i = 0; i < palette.length; i++) {
            colours[3 * i] = (byte) (palette[i] >> 16);
            colours[3 * i + 1] = (byte) (palette[i] >> 8);
            colours[3 * i + 2] = (byte) palette[i];
            alphas[i] = (byte) (palette[i] >>> 24);
        }
        ByteArrayOutputStream out = begin(width, height, bits, PALETTE);
        chunk(out, "PLTE", colours, colours.length);
        chunk(out, "tRNS", alphas, alphas.length);
        return end(out, packed(width, height, bits, pixels), Deflater.DEFAULT_STRATEGY);
    }

    private static byte[] packed(int width, int height, int bits, byte[] pixels) {
        int perByte = 8 / bits;
        int stride = 1 + (width + perByte - 1) / perByte;
        byte[] raw = new byte[stride * height];
        for (int row = 0; row < height; row++) {
            if (bits == 8) {
                System.arraycopy(pixels, row * width, raw, row * stride + 1, width);
            } else {
                for (int col = 0; col < width; col++) {
                    int shift = 8 - bits - bits * (col % perByte);
                    raw[row * stride + 1 + col / perByte] |= (byte) (pixels[row * width + col] << shift);
                }
            }
        }
        return raw;
    }

    /** A picture of colours as 0xAARRGGBB, not multiplied by alpha; with a palette where they are few. */
    public static byte[] ofColours(int width, int height, int[] argb) {
        Map<Integer, Integer> numbers = new HashMap<>();
        byte[] pixels = new byte[argb.length];
        int last = 0;
        int lastNumber = -1;
        for (int i = 0; i < argb.length; i++) {
            if (lastNumber < 0 || argb[i] != last) {
                last = argb[i];
                lastNumber = numbers.computeIfAbsent(last, colour -> numbers.size());
                if (numbers.size() > MOST_COLOURS) {
                    return trueColour(width, height, argb);
                }
            }
            pixels[i] = (byte) lastNumber;
        }
        int[] palette = new int[numbers.size()];
        numbers.forEach((colour, number) -> palette[number] = colour);
        return indexed(width, height, palette, pixels);
    }

    private static byte[] trueColour(int width, int height, int[] argb) {
        int stride = 1 + 4 * width;
        byte[] raw = new byte[stride * height];
        for (int row = 0; row < height; row++) {
            raw[row * stride] = 2;
            for (int col = 0; col < width; col++) {
                int here = argb[row * width + col];
                int above = row == 0 ? 0 : argb[(row - 1) * width + col];
                int at = row * stride + 1 + 4 * col;
                raw[at] = (byte) ((here >> 16 & 255) - (above >> 16 & 255));
                raw[at + 1] = (byte) ((here >> 8 & 255) - (above >> 8 & 255));
                raw[at + 2] = (byte) ((here & 255) - (above & 255));
                raw[at + 3] = (byte) ((here >>> 24) - (above >>> 24));
            }
        }
        return end(begin(width, height, 8, TRUE_COLOUR_WITH_ALPHA), raw, Deflater.FILTERED);
    }

    /** A tile of nothing. Do not write to it. */
    static byte[] transparentTile() {
        return TRANSPARENT;
    }

    private static ByteArrayOutputStream begin(int width, int height, int bits, int colourType) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        out.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) bits)
                .put((byte) colourType)
                .array();
        chunk(out, "IHDR", header, header.length);
        return out;
    }

    private static byte[] end(ByteArrayOutputStream out, byte[] raw, int strategy) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setStrategy(strategy);
            deflater.setInput(raw);
            deflater.finish();
            byte[] packed = new byte[1024 + raw.length / 8];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * length);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            chunk(out, "IDAT", packed, length);
        } finally {
            deflater.end();
        }
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
