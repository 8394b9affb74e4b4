package org.cityreach.exchange.shapefile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the .dbf of a Shapefile in UTF-8: first the values to a file of their own, then, once the widths are known,
 * the table. Numbers are written so that they read back to the last bit; times as ISO 8601 texts, since the format
 * has none. Spaces at the end of a text are not kept. Source: dBASE III+ table structure. Not safe for use by many
 * threads.
 */
final class TableWriter implements AutoCloseable {

    static final int MOST_TEXT_BYTES = 254;

    private static final int NUMBER_BYTES = 24;
    private static final int NUMBER_DECIMALS = 15;
    private static final int INTEGER_BYTES = 18;
    private static final int LONGEST_INTEGER_BYTES = 20;
    private static final int DATE_BYTES = 8;
    private static final byte VERSION = 3;

    private final List<Field> fields = new ArrayList<>();
    private final Path spool;
    private final DataOutputStream values;
    private int count;

    private static final class Field {

        private final String name;
        private final @Nullable PropertySchema property;
        private final char type;
        private int widthBytes;

        Field(String name, @Nullable PropertySchema property, char type, int widthBytes) {
            this.name = name;
            this.property = property;
            this.type = type;
            this.widthBytes = widthBytes;
        }
    }

    /**
     * @param names short names by property
     * @param spool a file for the values in between
     */
    TableWriter(Layer layer, Map<String, String> names, Path spool) {
        fields.add(new Field(names.getOrDefault("id", "id"), null, 'C', 1));
        for (PropertySchema property : layer.properties()) {
            String name = names.getOrDefault(property.name(), property.name());
            fields.add(
                    switch (property.type()) {
                        case STRING, DATE_TIME -> new Field(name, property, 'C', 1);
                        case NUMBER -> new Field(name, property, 'N', NUMBER_BYTES);
                        case INTEGER -> new Field(name, property, 'N', INTEGER_BYTES);
                        case BOOLEAN -> new Field(name, property, 'L', 1);
                        case DATE -> new Field(name, property, 'D', DATE_BYTES);
                    });
        }
        this.spool = spool;
        try {
            this.values = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Feature feature) {
        count++;
        try {
            for (Field field : fields) {
                PropertySchema property = field.property;
                Object value = property == null ? feature.id() : feature.property(property.name());
                byte[] bytes = value == null ? new byte[0] : text(value).getBytes(StandardCharsets.UTF_8);
                if (bytes.length > MOST_TEXT_BYTES) {
                    throw tooLong(feature, property, bytes.length);
                }
                field.widthBytes = Math.max(
                        field.widthBytes,
                        property != null && property.type() == PropertyType.INTEGER && bytes.length > INTEGER_BYTES
                                ? LONGEST_INTEGER_BYTES
                                : bytes.length);
                values.writeByte(bytes.length);
                values.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault tooLong(Feature feature, @Nullable PropertySchema property, int bytes) {
        String name = property == null ? "id" : property.name();
        return Fault.tooLarge(
                "not-in-format",
                "a Shapefile holds texts of at most " + MOST_TEXT_BYTES + " bytes, and " + name + " of feature "
                        + feature.id() + " has " + bytes
                        + "; choose f=gpkg, f=fgb or f=xlsx, or leave the property out with properties=");
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            String plain = new BigDecimal(number.toString()).toPlainString();
            return plain.length() <= NUMBER_BYTES ? plain : number.toString();
        }
        if (value instanceof Boolean truth) {
            return truth ? "T" : "F";
        }
        return value instanceof LocalDate date
                ? "%04d%02d%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
                : value.toString();
    }

    /** Writes the table. */
    void finish(OutputStream out) {
        try {
            values.close();
            int recordBytes =
                    1 + fields.stream().mapToInt(field -> field.widthBytes).sum();
            int headBytes = 32 * (fields.size() + 1) + 1;
            if (headBytes + (long) recordBytes * count + 1 > ShapeWriter.MOST_BYTES || recordBytes > 65_000) {
                throw Fault.tooLarge(
                        "too-large-for-format",
                        "the table fills more than the " + ShapeWriter.MOST_BYTES
                                + " bytes that a Shapefile may have; choose f=gpkg or f=fgb, or ask for less");
            }
            out.write(head(headBytes, recordBytes));
            copyRows(out, recordBytes);
            out.write(0x1A);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] head(int headBytes, int recordBytes) {
        ByteBuffer head = ByteBuffer.allocate(headBytes).order(ByteOrder.LITTLE_ENDIAN);
        LocalDate today = LocalDate.now();
        head.put(VERSION).put((byte) (today.getYear() - 1900));
        head.put((byte) today.getMonthValue()).put((byte) today.getDayOfMonth());
        head.putInt(count).putShort((short) headBytes).putShort((short) recordBytes);
        int at = 32;
        for (Field field : fields) {
            head.position(at);
            head.put(field.name.getBytes(StandardCharsets.UTF_8));
            boolean isReal = field.property != null && field.property.type() == PropertyType.NUMBER;
            head.put(at + 11, (byte) field.type);
            head.put(at + 16, (byte) field.widthBytes);
            head.put(at + 17, (byte) (isReal ? NUMBER_DECIMALS : 0));
            at += 32;
        }
        head.put(at, (byte) 0x0D);
        return head.array();
    }

    private void copyRows(OutputStream out, int recordBytes) throws IOException {
        byte[] row = new byte[recordBytes];
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(spool), 1 << 16))) {
            for (int i = 0; i < count; i++) {
                Arrays.fill(row, (byte) ' ');
                int at = 1;
                for (Field field : fields) {
                    int length = in.readUnsignedByte();
                    in.readFully(row, field.type == 'N' ? at + field.widthBytes - length : at, length);
                    if (field.type == 'L' && length == 0) {
                        row[at] = '?';
                    }
                    at += field.widthBytes;
                }
                out.write(row);
            }
        }
    }

    @Override
    public void close() {
        try {
            values.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
