package org.cityreach.publish.standin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.locationtech.jts.geom.Envelope;

/** Where a GeoTIFF lies, from its own tags. */
final class TiffBounds {

    private static final int PROJECTED_SYSTEM = 3072;

    private TiffBounds() {}

    static Envelope longitudeLatitude(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = in.getInt(4);
        Map<Integer, Integer> values = new HashMap<>();
        for (int i = 0; i < in.getShort(at); i++) {
            int entry = at + 2 + 12 * i;
            values.put(in.getShort(entry) & 0xFFFF, in.getInt(entry + 8));
        }
        double cell = in.getDouble(values.getOrDefault(33550, 0));
        double west = in.getDouble(values.getOrDefault(33922, 0) + 24);
        double north = in.getDouble(values.getOrDefault(33922, 0) + 32);
        double east = west + cell * values.getOrDefault(256, 0);
        double south = north - cell * values.getOrDefault(257, 0);
        CrsTransform toDegrees = CrsTransform.between(Crs.ofEpsg(system(in, values.getOrDefault(34735, 0))), Crs.CRS84);
        Envelope bounds = new Envelope();
        for (double[] corner : new double[][] {{west, south}, {west, north}, {east, south}, {east, north}}) {
            toDegrees.apply(corner);
            bounds.expandToInclude(corner[0], corner[1]);
        }
        return bounds;
    }

    private static int system(ByteBuffer in, int keys) {
        for (int i = 0; i < in.getShort(keys + 6); i++) {
            int key = keys + 8 + 8 * i;
            if (in.getShort(key) == PROJECTED_SYSTEM) {
                return in.getShort(key + 6) & 0xFFFF;
            }
        }
        throw new IllegalStateException("the raster names no system");
    }
}
