package org.cityreach.exchange.osm;

import crosby.binary.Osmformat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.fault.Fault;

/** Gives the objects of one block of a PBF file. Differences and tables of texts are the format's own. */
final class PbfObjects {

    /** Nanodegrees in the ten-millionth of a degree. */
    private static final long NANO_IN_E7 = 100;

    private static final long MOST_LONGITUDE_E7 = 1_800_000_000L;
    private static final long MOST_LATITUDE_E7 = 900_000_000L;

    private final Osmformat.PrimitiveBlock block;
    private final Set<OsmKind> kinds;
    private final OsmSink sink;
    private final String[] texts;

    PbfObjects(Osmformat.PrimitiveBlock block, Set<OsmKind> kinds, OsmSink sink) {
        this.block = block;
        this.kinds = kinds;
        this.sink = sink;
        this.texts = new String[block.getStringtable().getSCount()];
    }

    void give() {
        for (Osmformat.PrimitiveGroup group : block.getPrimitivegroupList()) {
            if (kinds.contains(OsmKind.NODE)) {
                giveDense(group.getDense());
                group.getNodesList().forEach(this::giveNode);
            }
            if (kinds.contains(OsmKind.WAY)) {
                group.getWaysList().forEach(this::giveWay);
            }
            if (kinds.contains(OsmKind.RELATION)) {
                group.getRelationsList().forEach(this::giveRelation);
            }
        }
    }

    private String text(int index) {
        String text = texts[index];
        if (text == null) {
            text = block.getStringtable().getS(index).toString(StandardCharsets.UTF_8);
            texts[index] = text;
        }
        return text;
    }

    private void giveDense(Osmformat.DenseNodes nodes) {
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        int at = 0;
        for (int i = 0; i < nodes.getIdCount(); i++) {
            id += nodes.getId(i);
            latitude += nodes.getLat(i);
            longitude += nodes.getLon(i);
            Map<String, String> tags = Map.of();
            while (at < nodes.getKeysValsCount() && nodes.getKeysVals(at) != 0) {
                tags = tags.isEmpty() ? new HashMap<>() : tags;
                tags.put(text(nodes.getKeysVals(at)), text(nodes.getKeysVals(at + 1)));
                at += 2;
            }
            at++;
            sink.node(id, longitudeE7(longitude), latitudeE7(latitude), tags);
        }
    }

    private void giveNode(Osmformat.Node node) {
        Map<String, String> tags = tags(node.getKeysList(), node.getValsList());
        sink.node(node.getId(), longitudeE7(node.getLon()), latitudeE7(node.getLat()), tags);
    }

    private int longitudeE7(long value) {
        return degreesE7(block.getLonOffset() + block.getGranularity() * value, MOST_LONGITUDE_E7);
    }

    private int latitudeE7(long value) {
        return degreesE7(block.getLatOffset() + block.getGranularity() * value, MOST_LATITUDE_E7);
    }

    private static int degreesE7(long nanoDegrees, long most) {
        long rounded = Math.floorDiv(nanoDegrees + NANO_IN_E7 / 2, NANO_IN_E7);
        if (Math.abs(rounded) > most) {
            throw Fault.invalid(
                    "invalid-osm", "a node lies at " + nanoDegrees + " nanodegrees, which is off the Earth");
        }
        return (int) rounded;
    }

    private Map<String, String> tags(List<Integer> keys, List<Integer> values) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            tags.put(text(keys.get(i)), text(values.get(i)));
        }
        return tags;
    }

    private void giveWay(Osmformat.Way way) {
        long[] nodes = new long[way.getRefsCount()];
        long id = 0;
        for (int i = 0; i < nodes.length; i++) {
            id += way.getRefs(i);
            nodes[i] = id;
        }
        sink.way(way.getId(), nodes, tags(way.getKeysList(), way.getValsList()));
    }

    private void giveRelation(Osmformat.Relation relation) {
        List<OsmMember> members = new ArrayList<>(relation.getMemidsCount());
        long id = 0;
        for (int i = 0; i < relation.getMemidsCount(); i++) {
            id += relation.getMemids(i);
            OsmKind kind = switch (relation.getTypes(i)) {
                case NODE -> OsmKind.NODE;
                case WAY -> OsmKind.WAY;
                case RELATION -> OsmKind.RELATION;
            };
            members.add(new OsmMember(kind, id, text(relation.getRolesSid(i))));
        }
        sink.relation(relation.getId(), members, tags(relation.getKeysList(), relation.getValsList()));
    }
}
