package org.cityreach.store.jdbc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.cityreach.store.StoreException;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * Geometries as well-known binary in x and y: written little-endian, read in either order. Points, by
 * far the most, take a short way. Not safe for use by many threads.
 */
public final class Wkb {

    private static final int POINT_BYTES = 21;
    private static final int POINT_TYPE = 1;

    private final GeometryFactory factory = new GeometryFactory();
    private final WKBReader reader = new WKBReader(factory);
    private final WKBWriter writer = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);

    public byte[] write(Geometry geometry) {
        if (geometry instanceof Point point && !point.isEmpty()) {
            ByteBuffer out = ByteBuffer.allocate(POINT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.put((byte) 1).putInt(POINT_TYPE);
            return out.putDouble(point.getX()).putDouble(point.getY()).array();
        }
        return writer.write(geometry);
    }

    /** Reads what begins at the offset and goes to the end. */
    public Geometry read(byte[] bytes, int offset) {
        if (isPoint(bytes, offset)) {
            double x = x(bytes, offset);
            return Double.isNaN(x) ? factory.createPoint() : factory.createPoint(new CoordinateXY(x, y(bytes, offset)));
        }
        try {
            return reader.read(offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, bytes.length));
        } catch (ParseException e) {
            throw new StoreException(e);
        }
    }

    /** Whether a point in x and y alone begins there. */
    public static boolean isPoint(byte[] bytes, int offset) {
        return bytes.length == offset + POINT_BYTES && at(bytes, offset).getInt(offset + 1) == POINT_TYPE;
    }

    /** The first ordinate of the point that begins there; NaN of an empty one. */
    public static double x(byte[] bytes, int offset) {
        return at(bytes, offset).getDouble(offset + 5);
    }

    public static double y(byte[] bytes, int offset) {
        return at(bytes, offset).getDouble(offset + 13);
    }

    private static ByteBuffer at(byte[] bytes, int offset) {
        return ByteBuffer.wrap(bytes).order(bytes[offset] == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
}
