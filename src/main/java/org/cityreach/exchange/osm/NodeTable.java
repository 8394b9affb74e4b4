package org.cityreach.exchange.osm;

import java.util.Arrays;
import java.util.BitSet;
import org.locationtech.jts.geom.Coordinate;

/**
 * Where the nodes lie that an import needs, in primitive arrays: 16 bytes a node. First {@link #need} all
 * of them, then {@link #seal}, then {@link #put} those that come. Longitude and latitude are whole
 * ten-millionths of a degree, so what is given out is the nearest double to what the file says.
 */
final class NodeTable {

    private static final double E7 = 1e7;

    private long[] ids = new long[1024];
    private int count;
    private int[] longitudesE7 = {};
    private int[] latitudesE7 = {};
    private final BitSet found = new BitSet();

    void need(long[] nodes) {
        for (long node : nodes) {
            need(node);
        }
    }

    void need(long node) {
        if (count == ids.length) {
            compact();
        }
        ids[count++] = node;
    }

    /** Sorts out repeated ids, and makes room where that did not. */
    private void compact() {
        sortUnique();
        if (count > ids.length / 2) {
            ids = Arrays.copyOf(ids, Math.multiplyExact(2, ids.length));
        }
    }

    private void sortUnique() {
        Arrays.sort(ids, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || ids[i] != ids[kept - 1]) {
                ids[kept++] = ids[i];
            }
        }
        count = kept;
    }

    void seal() {
        sortUnique();
        ids = Arrays.copyOf(ids, count);
        longitudesE7 = new int[count];
        latitudesE7 = new int[count];
    }

    boolean isEmpty() {
        return count == 0;
    }

    void put(long node, int longitudeE7, int latitudeE7) {
        int at = Arrays.binarySearch(ids, node);
        if (at >= 0) {
            longitudesE7[at] = longitudeE7;
            latitudesE7[at] = latitudeE7;
            found.set(at);
        }
    }

    /** The place of a node that was needed among all of them, from 0; to count by. */
    int indexOf(long node) {
        return Arrays.binarySearch(ids, node);
    }

    int size() {
        return count;
    }

    boolean has(long node) {
        int at = Arrays.binarySearch(ids, node);
        return at >= 0 && found.get(at);
    }

    /** Longitude and latitude in degrees, of a node that is there. */
    Coordinate get(long node) {
        int at = Arrays.binarySearch(ids, node);
        return new Coordinate(longitudesE7[at] / E7, latitudesE7[at] / E7);
    }
}
