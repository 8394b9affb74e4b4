package org.cityreach.store.geopackage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.cityreach.store.StoreException;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * Geometries as GeoPackage blobs: a header with the coordinate system and, except for points, the
 * envelope, then little-endian WKB in x and y. Reads any standard blob, envelope of any sort, either
 * byte order. Source: OGC 12-128r18, clause 2.1.3. Not safe for use by many threads.
 */
final class GeoPackageBinary {

    private static final int HEADER = 8;
    private static final int POINT_BODY = 21;
    private static final int FLAG_LITTLE_ENDIAN = 0x01;
    private static final int FLAG_XY_ENVELOPE = 0x02;
    private static final int FLAG_EMPTY = 0x10;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final GeometryFactory factory = new GeometryFactory();
    private final WKBReader reader = new WKBReader(factory);
    private final WKBWriter writer = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);

    byte[] encode(Geometry geometry, int srsId) {
        if (geometry instanceof Point point && !point.isEmpty()) {
            return encodePoint(point.getX(), point.getY(), srsId);
        }
        byte[] body = writer.write(geometry);
        boolean isEmpty = geometry.isEmpty();
        int size = HEADER + (isEmpty ? 0 : ENVELOPE_BYTES[1]) + body.length;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(out, FLAG_LITTLE_ENDIAN | (isEmpty ? FLAG_EMPTY : FLAG_XY_ENVELOPE), srsId);
        if (!isEmpty) {
            Envelope box = geometry.getEnvelopeInternal();
            out.putDouble(box.getMinX()).putDouble(box.getMaxX());
            out.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        return out.put(body).array();
    }

    private static byte[] encodePoint(double x, double y, int srsId) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + POINT_BODY).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(out, FLAG_LITTLE_ENDIAN, srsId);
        return out.put((byte) 1).putInt(1).putDouble(x).putDouble(y).array();
    }

    private static void putHeader(ByteBuffer out, int flags, int srsId) {
        out.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) flags).putInt(srsId);
    }

    Geometry decode(byte[] blob) {
        int at = bodyOffset(blob);
        ByteBuffer in = ByteBuffer.wrap(blob);
        if (isPlainPoint(in, at)) {
            double x = in.getDouble(at + 5);
            double y = in.getDouble(at + 13);
            return Double.isNaN(x) ? factory.createPoint() : factory.createPoint(new CoordinateXY(x, y));
        }
        try {
            return reader.read(Arrays.copyOfRange(blob, at, blob.length));
        } catch (ParseException e) {
            throw new StoreException(e);
        }
    }

    /** The envelope of a blob, without reading the geometry where the header has it or it is a point. */
    Envelope envelope(byte[] blob) {
        int at = bodyOffset(blob);
        ByteBuffer in = ByteBuffer.wrap(blob);
        if (at >= HEADER + ENVELOPE_BYTES[1]) {
            in.order((blob[3] & FLAG_LITTLE_ENDIAN) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            return new Envelope(in.getDouble(8), in.getDouble(16), in.getDouble(24), in.getDouble(32));
        }
        if (isPlainPoint(in, at)) {
            double x = in.getDouble(at + 5);
            return Double.isNaN(x) ? new Envelope() : new Envelope(x, x, in.getDouble(at + 13), in.getDouble(at + 13));
        }
        return decode(blob).getEnvelopeInternal();
    }

    private static int bodyOffset(byte[] blob) {
        if (blob.length < HEADER + 5 || blob[0] != 'G' || blob[1] != 'P') {
            throw new IllegalArgumentException("not a GeoPackage geometry, " + blob.length + " bytes");
        }
        int envelope = blob[3] >> 1 & 7;
        if (envelope >= ENVELOPE_BYTES.length) {
            throw new IllegalArgumentException("no such kind of GeoPackage envelope: " + envelope);
        }
        return HEADER + ENVELOPE_BYTES[envelope];
    }

    /** Whether a point in x and y is there; sets the buffer to its byte order. */
    private static boolean isPlainPoint(ByteBuffer in, int at) {
        if (in.capacity() != at + POINT_BODY) {
            return false;
        }
        in.order(in.get(at) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return in.getInt(at + 1) == 1;
    }
}
