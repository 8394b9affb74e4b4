package org.cityreach.exchange.osm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that goes into a layer, its places not looked up yet.
 *
 * @param nodes a way's, in the direction of travel where there is only one; a node itself; empty for a relation
 * @param members a relation's
 * @param values by the layer's columns; not copied
 */
record OsmObject(
        OsmKind kind,
        long number,
        long[] nodes,
        List<OsmMember> members,
        @Nullable Object[] values) {

    String id() {
        return kind.id(number);
    }

    boolean isClosed() {
        return nodes.length > 3 && nodes[0] == nodes[nodes.length - 1];
    }
}
