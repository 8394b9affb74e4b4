package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts ways where they meet: at every node that another of them has too, or that a way comes to twice.
 * Pieces keep the order and the direction of their way.
 */
final class RoadPieces {

    private final NodeTable nodes;
    private final byte[] visits;

    RoadPieces(NodeTable nodes, List<OsmObject> ways) {
        this.nodes = nodes;
        this.visits = new byte[nodes.size()];
        for (OsmObject way : ways) {
            for (int i = 0; i < way.nodes().length; i++) {
                boolean repeated = i > 0 && way.nodes()[i] == way.nodes()[i - 1];
                int at = nodes.indexOf(way.nodes()[i]);
                if (!repeated && visits[at] < 2) {
                    visits[at]++;
                }
            }
        }
    }

    /** The pieces of a way; the way itself where it meets none. */
    List<long[]> cut(long[] way) {
        List<long[]> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < way.length; i++) {
            boolean ends = i == way.length - 1;
            if (ends || visits[nodes.indexOf(way[i])] > 1 && way[i] != way[start]) {
                pieces.add(Arrays.copyOfRange(way, start, i + 1));
                start = i;
            }
        }
        return pieces;
    }
}
