package org.cityreach.exchange.shapefile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/**
 * Reads the shapes of a .shp one after the other, x first. Heights and measures are passed over. Not safe for use by
 * many threads.
 */
final class ShapeReader implements AutoCloseable {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_RECORD_BYTES = 256 << 20;
    private static final int Z = 10;
    private static final int LATEST_TYPE = 28;

    private final InputStream in;
    private long left;
    private long number;

    /** Opens the stream of a .shp; the faults {@code damaged-file} and {@code truncated-file}. */
    ShapeReader(InputStream shapes, long bytes) {
        this.in = new BufferedInputStream(shapes, 1 << 16);
        ByteBuffer head = ByteBuffer.wrap(take(Math.min(bytes, ShapeWriter.HEAD_BYTES), "its head"));
        if (head.capacity() < ShapeWriter.HEAD_BYTES || head.getInt(0) != 9994) {
            throw Fault.invalid("damaged-file", "the .shp does not begin as one");
        }
        long stated = (head.getInt(24) & 0xFFFFFFFFL) * 2;
        if (stated > bytes) {
            throw Fault.invalid(
                    "truncated-file", "the .shp has " + bytes + " bytes of the " + stated + " that its head says");
        }
        this.left = stated - ShapeWriter.HEAD_BYTES;
    }

    /** Whether there is another shape. */
    boolean hasNext() {
        return left >= 8;
    }

    /** The next shape; null for one without geometry. The file is passed over as far as it even where it is bad. */
    @Nullable
    Geometry next() throws RowProblem {
        number++;
        ByteBuffer head = ByteBuffer.wrap(take(8, "shape " + number));
        long bytes = (head.getInt(4) & 0xFFFFFFFFL) * 2;
        left -= 8 + bytes;
        if (bytes < 4 || bytes > MOST_RECORD_BYTES || left < 0) {
            throw Fault.invalid("damaged-file", "shape " + number + " of the .shp is said to have " + bytes + " bytes");
        }
        ByteBuffer content = ByteBuffer.wrap(take(bytes, "shape " + number)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return geometry(content);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException broken) {
            throw new RowProblem("invalid-geometry", "the shape cannot be read: " + broken.getMessage());
        }
    }

    private static @Nullable Geometry geometry(ByteBuffer content) throws RowProblem {
        int stated = content.getInt();
        boolean isKnown = stated >= 0 && stated <= LATEST_TYPE;
        return switch (isKnown ? stated % Z : -1) {
            case ShapeWriter.NULL -> null;
            case ShapeWriter.POINT -> point(content);
            case ShapeWriter.MULTI_POINT -> points(content);
            case ShapeWriter.LINE -> lines(parts(content));
            case ShapeWriter.POLYGON -> Rings.assembled(parts(content));
            default ->
                throw new RowProblem(
                        "wrong-geometry-type",
                        "a shape of type " + stated + "; only points, lines and polygons are read");
        };
    }

    private static Point point(ByteBuffer content) {
        return FACTORY.createPoint(new Coordinate(content.getDouble(), content.getDouble()));
    }

    private static Geometry points(ByteBuffer content) {
        content.position(content.position() + 32);
        Coordinate[] vertices = vertices(content, checked(content.getInt(), content.remaining() / 16));
        return FACTORY.createMultiPointFromCoords(vertices);
    }

    private static Coordinate[][] parts(ByteBuffer content) {
        content.position(content.position() + 32);
        int count = checked(content.getInt(), content.remaining() / 4);
        int vertices = content.getInt();
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i] = content.getInt();
        }
        checked(vertices, content.remaining() / 16);
        starts[count] = vertices;
        Coordinate[][] parts = new Coordinate[count][];
        for (int i = 0; i < count; i++) {
            parts[i] = vertices(content, checked(starts[i + 1] - starts[i], vertices));
        }
        return parts;
    }

    private static int checked(int count, int most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException("a count of " + count + " where at most " + most + " fit");
        }
        return count;
    }

    private static Coordinate[] vertices(ByteBuffer content, int count) {
        Coordinate[] vertices = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            vertices[i] = new Coordinate(content.getDouble(), content.getDouble());
        }
        return vertices;
    }

    private static Geometry lines(Coordinate[][] parts) {
        if (parts.length == 1) {
            return FACTORY.createLineString(parts[0]);
        }
        LineString[] lines = new LineString[parts.length];
        for (int i = 0; i < parts.length; i++) {
            lines[i] = FACTORY.createLineString(parts[i]);
        }
        return FACTORY.createMultiLineString(lines);
    }

    private byte[] take(long bytes, String what) {
        try {
            byte[] taken = in.readNBytes((int) bytes);
            if (taken.length < bytes) {
                throw new EOFException();
            }
            return taken;
        } catch (EOFException cut) {
            throw Fault.invalid("truncated-file", "the .shp ends within " + what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
