package org.cityreach.store.geopackage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.cityreach.store.jdbc.Wkb;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Geometries as GeoPackage blobs: a header with the coordinate system and, except for points, the
 * envelope, then little-endian WKB in x and y. Reads any standard blob, envelope of any sort, either
 * byte order. Source: OGC 12-128r18, clause 2.1.3. Not safe for use by many threads.
 */
final class GeoPackageBinary {

    private static final int HEADER = 8;
    private static final int FLAG_LITTLE_ENDIAN = 0x01;
    private static final int FLAG_XY_ENVELOPE = 0x02;
    private static final int FLAG_EMPTY = 0x10;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final Wkb wkb = new Wkb();

    byte[] encode(Geometry geometry, int srsId) {
        byte[] body = wkb.write(geometry);
        boolean hasEnvelope = !geometry.isEmpty() && !(geometry instanceof Point);
        ByteBuffer out = ByteBuffer.allocate(HEADER + (hasEnvelope ? ENVELOPE_BYTES[1] : 0) + body.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        int flags = FLAG_LITTLE_ENDIAN | (hasEnvelope ? FLAG_XY_ENVELOPE : 0) | (geometry.isEmpty() ? FLAG_EMPTY : 0);
        out.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) flags).putInt(srsId);
        if (hasEnvelope) {
            Envelope box = geometry.getEnvelopeInternal();
            out.putDouble(box.getMinX()).putDouble(box.getMaxX());
            out.putDouble(box.getMinY()).putDouble(box.getMaxY());
        }
        return out.put(body).array();
    }

    Geometry decode(byte[] blob) {
        return wkb.read(blob, bodyOffset(blob));
    }

    /** The envelope of a blob, without reading the geometry where the header has it or it is a point. */
    Envelope envelope(byte[] blob) {
        int at = bodyOffset(blob);
        if (at > HEADER) {
            ByteBuffer in = ByteBuffer.wrap(blob);
            in.order((blob[3] & FLAG_LITTLE_ENDIAN) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            return new Envelope(in.getDouble(8), in.getDouble(16), in.getDouble(24), in.getDouble(32));
        }
        if (Wkb.isPoint(blob, at)) {
            double x = Wkb.x(blob, at);
            double y = Wkb.y(blob, at);
            return Double.isNaN(x) ? new Envelope() : new Envelope(x, x, y, y);
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
}
