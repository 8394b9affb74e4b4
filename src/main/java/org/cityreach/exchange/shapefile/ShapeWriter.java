package org.cityreach.exchange.shapefile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.layer.GeometryType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes the .shp and .shx of a Shapefile, x first. Shells go clockwise, holes the other way. A feature without
 * geometry is a null shape. Source: ESRI Shapefile Technical Description, July 1998. Not safe for use by many threads.
 */
final class ShapeWriter implements AutoCloseable {

    /** Readers keep offsets in signed 32 bits; the usual limit of all parts of a Shapefile. */
    static final long MOST_BYTES = Integer.MAX_VALUE;

    static final int HEAD_BYTES = 100;
    static final int NULL = 0;
    static final int POINT = 1;
    static final int LINE = 3;
    static final int POLYGON = 5;
    static final int MULTI_POINT = 8;

    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;

    private final int type;
    private final Path shapeFile;
    private final Path indexFile;
    private final OutputStream shapes;
    private final OutputStream index;
    private final Envelope bounds = new Envelope();
    private long bytes = HEAD_BYTES;
    private int count;

    ShapeWriter(GeometryType geometryType, Path shapeFile, Path indexFile) {
        this.type = typeOf(geometryType);
        this.shapeFile = shapeFile;
        this.indexFile = indexFile;
        try {
            this.shapes = new BufferedOutputStream(Files.newOutputStream(shapeFile), 1 << 16);
            this.index = new BufferedOutputStream(Files.newOutputStream(indexFile), 1 << 16);
            shapes.write(new byte[HEAD_BYTES]);
            index.write(new byte[HEAD_BYTES]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int typeOf(GeometryType type) {
        return switch (type) {
            case POINT -> POINT;
            case MULTI_POINT -> MULTI_POINT;
            case LINE_STRING, MULTI_LINE_STRING -> LINE;
            case POLYGON, MULTI_POLYGON -> POLYGON;
        };
    }

    void write(@Nullable Geometry geometry) {
        byte[] content = geometry == null || geometry.isEmpty() ? nothing() : content(geometry);
        if (bytes + content.length + 8L > MOST_BYTES) {
            throw Fault.tooLarge(
                    "too-large-for-format",
                    "the geometries fill more than the " + MOST_BYTES
                            + " bytes that a Shapefile may have; choose f=gpkg or f=fgb, or ask for less");
        }
        try {
            count++;
            ByteBuffer head = ByteBuffer.allocate(8);
            head.putInt((int) (bytes / 2)).putInt(content.length / 2);
            index.write(head.array());
            shapes.write(head.putInt(0, count).array());
            shapes.write(content);
            bytes += 8 + content.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] nothing() {
        return little(4).putInt(NULL).array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] content(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        bounds.expandToInclude(box);
        if (type == POINT) {
            Point point = (Point) geometry.getGeometryN(0);
            return little(20)
                    .putInt(POINT)
                    .putDouble(point.getX())
                    .putDouble(point.getY())
                    .array();
        }
        if (type == MULTI_POINT) {
            ByteBuffer out = little(40 + 16 * geometry.getNumGeometries()).putInt(MULTI_POINT);
            putBox(out, box).putInt(geometry.getNumGeometries());
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                Point point = (Point) geometry.getGeometryN(i);
                out.putDouble(point.getX()).putDouble(point.getY());
            }
            return out.array();
        }
        return parts(box, type == LINE ? lines(geometry) : rings(geometry));
    }

    private byte[] parts(Envelope box, List<CoordinateSequence> parts) {
        int vertices = parts.stream().mapToInt(CoordinateSequence::size).sum();
        ByteBuffer out = little(44 + 4 * parts.size() + 16 * vertices).putInt(type);
        putBox(out, box).putInt(parts.size()).putInt(vertices);
        int start = 0;
        for (CoordinateSequence part : parts) {
            out.putInt(start);
            start += part.size();
        }
        for (CoordinateSequence part : parts) {
            for (int i = 0; i < part.size(); i++) {
                out.putDouble(part.getX(i)).putDouble(part.getY(i));
            }
        }
        return out.array();
    }

    private static ByteBuffer putBox(ByteBuffer out, Envelope box) {
        return out.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
    }

    private static List<CoordinateSequence> lines(Geometry geometry) {
        List<CoordinateSequence> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(((LineString) geometry.getGeometryN(i)).getCoordinateSequence());
        }
        return parts;
    }

    private static List<CoordinateSequence> rings(Geometry geometry) {
        List<CoordinateSequence> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i);
            parts.add(turned(polygon.getExteriorRing(), false));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                parts.add(turned(polygon.getInteriorRingN(hole), true));
            }
        }
        return parts;
    }

    private static CoordinateSequence turned(LineString ring, boolean counterClockwise) {
        CoordinateSequence vertices = ring.getCoordinateSequence();
        if (Orientation.isCCW(vertices) == counterClockwise) {
            return vertices;
        }
        CoordinateSequence copy = vertices.copy();
        CoordinateSequences.reverse(copy);
        return copy;
    }

    /** Ends both files; their heads are written last, once lengths and bounds are known. */
    void finish() {
        try {
            shapes.close();
            index.close();
            writeHead(shapeFile, bytes);
            writeHead(indexFile, HEAD_BYTES + 8L * count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeHead(Path file, long fileBytes) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        head.putInt(FILE_CODE).putInt(24, (int) (fileBytes / 2));
        head.order(ByteOrder.LITTLE_ENDIAN).putInt(28, VERSION).putInt(32, type);
        if (!bounds.isNull()) {
            head.position(36);
            putBox(head, bounds);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(head.position(0));
        }
    }

    @Override
    public void close() {
        try (OutputStream first = shapes;
                OutputStream second = index) {
            first.flush();
            second.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
