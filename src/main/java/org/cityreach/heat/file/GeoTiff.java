package org.cityreach.heat.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.cityreach.geo.Crs;
import org.cityreach.heat.algorithm.RasterFrame;

/**
 * Writes a raster of numbers as GeoTIFF 1.0 (OGC 19-008): one band of 32-bit floats, deflated strips, little-endian,
 * cells as areas. Description and unit stand in GDAL's metadata, the value of cells without one in its nodata tag.
 */
public final class GeoTiff {

    /** Stands for no value; no density is below 0. */
    public static final float NO_DATA = -9999;

    private static final int ROWS_PER_STRIP = 64;
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final Map<Integer, Field> fields = new TreeMap<>();

    private GeoTiff() {}

    private record Field(int type, int count, byte[] value) {}

    /**
     * The file's bytes.
     *
     * @param values row by row from the north; NaN for no value
     * @param crs the frame's; one that EPSG lists
     * @param unit such as {@code 1/km²}
     */
    public static byte[] write(RasterFrame frame, float[] values, Crs crs, String description, String unit) {
        if (values.length != frame.cols() * frame.rows()) {
            throw new IllegalArgumentException(values.length + " values in " + frame);
        }
        return new GeoTiff().compose(frame, values, crs, description, unit);
    }

    private byte[] compose(RasterFrame frame, float[] values, Crs crs, String description, String unit) {
        int strips = (frame.rows() + ROWS_PER_STRIP - 1) / ROWS_PER_STRIP;
        ByteArrayOutputStream data = new ByteArrayOutputStream(values.length);
        int[] lengths = new int[strips];
        for (int strip = 0; strip < strips; strip++) {
            int from = strip * ROWS_PER_STRIP * frame.cols();
            int to = Math.min(values.length, from + ROWS_PER_STRIP * frame.cols());
            byte[] packed = deflated(values, from, to);
            lengths[strip] = packed.length;
            data.writeBytes(packed);
        }
        numbers(256, LONG, frame.cols());
        numbers(257, LONG, frame.rows());
        numbers(258, SHORT, 32);
        numbers(259, SHORT, 8);
        numbers(262, SHORT, 1);
        text(270, description);
        numbers(277, SHORT, 1);
        numbers(278, LONG, ROWS_PER_STRIP);
        numbers(279, LONG, lengths);
        numbers(284, SHORT, 1);
        text(305, "CityReach");
        numbers(339, SHORT, 3);
        doubles(33550, frame.cellMetres(), frame.cellMetres(), 0);
        doubles(33922, 0, 0, 0, frame.westMetres(), frame.northMetres(), 0);
        // Directory of keys: projected, cells are areas, the system by its code.
        numbers(34735, SHORT, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, crs.srid());
        text(42112, metadata(description, unit));
        text(42113, Integer.toString((int) NO_DATA));
        int[] offsets = new int[strips];
        numbers(273, LONG, offsets);
        int header = 8 + directoryBytes();
        int at = header;
        for (int strip = 0; strip < strips; strip++) {
            offsets[strip] = at;
            at += lengths[strip];
        }
        numbers(273, LONG, offsets);
        ByteBuffer out = ByteBuffer.allocate(header + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        writeDirectory(out);
        out.position(header);
        out.put(data.toByteArray());
        return out.array();
    }

    private static String metadata(String description, String unit) {
        return "<GDALMetadata><Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">" + escaped(description)
                + "</Item><Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">" + escaped(unit)
                + "</Item></GDALMetadata>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] deflated(float[] values, int from, int to) {
        ByteBuffer raw = ByteBuffer.allocate(4 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            raw.putFloat(Float.isNaN(values[i]) ? NO_DATA : values[i]);
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(raw.array());
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(raw.capacity() / 2);
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private void numbers(int tag, int type, int... values) {
        ByteBuffer value = ByteBuffer.allocate(BYTES[type] * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : values) {
            if (type == SHORT) {
                value.putShort((short) number);
            } else {
                value.putInt(number);
            }
        }
        fields.put(tag, new Field(type, values.length, value.array()));
    }

    private void doubles(int tag, double... values) {
        ByteBuffer value = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : values) {
            value.putDouble(number);
        }
        fields.put(tag, new Field(DOUBLE, values.length, value.array()));
    }

    private void text(int tag, String value) {
        byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
        fields.put(tag, new Field(ASCII, bytes.length, bytes));
    }

    /** The directory and the values that do not fit into it, each at an even place. */
    private int directoryBytes() {
        int bytes = 2 + 12 * fields.size() + 4;
        for (Field field : fields.values()) {
            bytes += field.value().length > 4 ? (field.value().length + 1) / 2 * 2 : 0;
        }
        return (bytes + 1) / 2 * 2;
    }

    private void writeDirectory(ByteBuffer out) {
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        out.putShort((short) fields.size());
        int beyond = 8 + 2 + 12 * fields.size() + 4;
        for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            out.putShort(entry.getKey().shortValue())
                    .putShort((short) field.type())
                    .putInt(field.count());
            if (field.value().length > 4) {
                out.putInt(beyond);
                out.duplicate().position(beyond).put(field.value());
                beyond += (field.value().length + 1) / 2 * 2;
            } else {
                out.put(field.value()).position(out.position() + 4 - field.value().length);
            }
        }
        out.putInt(0);
    }
}
