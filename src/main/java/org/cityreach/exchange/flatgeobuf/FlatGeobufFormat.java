package org.cityreach.exchange.flatgeobuf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.RowSample;
import org.cityreach.exchange.format.Scan;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.PackedRTree;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Header;

/** A FlatGeobuf file, read from its first feature to its last; its index is passed over. */
public final class FlatGeobufFormat implements FormatReader {

    private static final int MAGIC_BYTES = 8;
    private static final int MOST_HEADER_BYTES = 16 << 20;
    private static final int MOST_FEATURE_BYTES = 256 << 20;
    private static final int MOST_COLUMNS = 2000;

    private final Path file;
    private final Header header;
    private final List<Column> columns = new ArrayList<>();
    private final long firstFeatureAt;
    private final long fileBytes;

    private record Column(String name, int type) {}

    /** Opens a file; the faults {@code not-a-flatgeobuf}, {@code truncated-file}, {@code damaged-file}. */
    public FlatGeobufFormat(Path file) {
        this.file = file;
        try (DataInputStream in = open()) {
            this.fileBytes = Files.size(file);
            byte[] magic = in.readNBytes(MAGIC_BYTES);
            if (magic.length < 4 || magic[0] != 'f' || magic[1] != 'g' || magic[2] != 'b' || magic[3] != 3) {
                throw Fault.invalid("not-a-flatgeobuf", "the file is not a FlatGeobuf file of version 3");
            }
            byte[] head = take(in, MOST_HEADER_BYTES, "its head");
            this.header = Header.getRootAsHeader(ByteBuffer.wrap(head));
            long treeBytes = treeBytes();
            this.firstFeatureAt = MAGIC_BYTES + 4L + head.length + treeBytes;
            readColumns();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException broken) {
            throw Fault.invalid("damaged-file", "the head of the FlatGeobuf file cannot be read");
        }
        if (firstFeatureAt > fileBytes) {
            throw Fault.invalid("truncated-file", "the FlatGeobuf file ends within its index");
        }
    }

    private long treeBytes() {
        long count = header.featuresCount();
        int nodeSize = header.indexNodeSize();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw Fault.invalid("damaged-file", "the FlatGeobuf file is said to have " + count + " features");
        }
        return nodeSize < 2 || count == 0 ? 0 : PackedRTree.calcSize((int) count, nodeSize);
    }

    private void readColumns() {
        if (header.columnsLength() > MOST_COLUMNS) {
            throw Fault.tooLarge("too-many-columns", "the file has more than " + MOST_COLUMNS + " columns");
        }
        for (int i = 0; i < header.columnsLength(); i++) {
            columns.add(new Column(
                    String.valueOf(header.columns(i).name()), header.columns(i).type()));
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** What has its size before it, in little-endian order. */
    private static byte[] take(DataInputStream in, int mostBytes, String what) throws IOException {
        try {
            int size = Integer.reverseBytes(in.readInt());
            if (size < 4 || size > mostBytes) {
                throw Fault.invalid("damaged-file", what + " is said to have " + size + " bytes");
            }
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException();
            }
            return bytes;
        } catch (EOFException cut) {
            throw Fault.invalid("truncated-file", "the FlatGeobuf file ends within " + what);
        }
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        List<String> names = columns.stream().map(Column::name).toList();
        read(names, (row, fraction) -> sample.add(row));
        return new Scan("UTF-8", null, names, true, crs(), sample.count(), sample.first(), sample.spread(), List.of());
    }

    private @Nullable String crs() {
        org.wololo.flatgeobuf.generated.Crs crs = header.crs();
        if (crs == null) {
            return null;
        }
        if (crs.code() > 0) {
            return (crs.org() == null ? "EPSG" : crs.org()) + ":" + crs.code();
        }
        return crs.wkt() == null ? null : Crs.findText(crs.wkt()).map(Crs::code).orElse(null);
    }

    @Override
    public void read(List<String> wanted, RowSink sink) {
        try (DataInputStream in = open()) {
            in.skipNBytes(firstFeatureAt);
            long at = firstFeatureAt;
            long number = 0;
            while (at < fileBytes) {
                number++;
                byte[] bytes = take(in, MOST_FEATURE_BYTES, "feature " + number);
                at += 4L + bytes.length;
                sink.accept(row(number, bytes), at / (double) fileBytes);
            }
            if (header.featuresCount() > 0 && number < header.featuresCount()) {
                throw Fault.invalid(
                        "truncated-file",
                        "the FlatGeobuf file has " + number + " features of the " + header.featuresCount()
                                + " that its head says");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawRow row(long number, byte[] bytes) {
        try {
            Feature feature = Feature.getRootAsFeature(ByteBuffer.wrap(bytes));
            return new RawRow(number, 0, null, geometry(feature), values(feature), null);
        } catch (RuntimeException broken) {
            // The library meets broken buffers with exceptions of every kind.
            RowProblem problem = new RowProblem("damaged-feature", "the feature cannot be read: " + broken);
            return new RawRow(number, 0, null, null, new @Nullable Object[0], problem);
        }
    }

    private @Nullable Geometry geometry(Feature feature) {
        org.wololo.flatgeobuf.generated.Geometry stored = feature.geometry();
        if (stored == null) {
            return null;
        }
        int type = header.geometryType() == 0 ? stored.type() : header.geometryType();
        return GeometryConversions.deserialize(stored, type);
    }

    private @Nullable Object[] values(Feature feature) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        ByteBuffer in = feature.propertiesLength() == 0 ? null : feature.propertiesAsByteBuffer();
        if (in != null) {
            in.order(ByteOrder.LITTLE_ENDIAN);
            while (in.remaining() >= 2) {
                int column = in.getShort() & 0xFFFF;
                values[column] = value(in, columns.get(column).type());
            }
        }
        return values;
    }

    private static @Nullable Object value(ByteBuffer in, int type) {
        return switch (type) {
            case ColumnType.Byte -> (long) in.get();
            case ColumnType.UByte -> in.get() & 0xFFL;
            case ColumnType.Bool -> in.get() != 0;
            case ColumnType.Short -> (long) in.getShort();
            case ColumnType.UShort -> in.getShort() & 0xFFFFL;
            case ColumnType.Int -> (long) in.getInt();
            case ColumnType.UInt -> in.getInt() & 0xFFFFFFFFL;
            case ColumnType.Long, ColumnType.ULong -> in.getLong();
            case ColumnType.Float -> (double) in.getFloat();
            case ColumnType.Double -> in.getDouble();
            case ColumnType.String, ColumnType.Json, ColumnType.DateTime ->
                new String(taken(in), StandardCharsets.UTF_8);
            case ColumnType.Binary -> {
                taken(in);
                yield null;
            }
            default -> throw new IllegalArgumentException("a column of type " + type);
        };
    }

    private static byte[] taken(ByteBuffer in) {
        int size = in.getInt();
        if (size < 0 || size > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[size];
        in.get(bytes);
        return bytes;
    }
}
