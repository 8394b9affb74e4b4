package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.cityreach.fault.Fault;

/**
 * What an OSM file holds for some layers: the objects that they take, the ways that relations need, and where
 * the nodes of all these lie. The file is streamed twice, three times where relations need ways; memory is
 * bounded by what is taken, not by the file. Immutable once made.
 */
final class OsmExtract {

    private static final int PASSES = 3;

    private final Map<String, List<OsmObject>> objects;
    private final Map<Long, long[]> memberWays;
    private final NodeTable nodes;

    private OsmExtract(Map<String, List<OsmObject>> objects, Map<Long, long[]> memberWays, NodeTable nodes) {
        this.objects = objects;
        this.memberWays = memberWays;
        this.nodes = nodes;
    }

    /**
     * Goes through a file.
     *
     * @param progress told the fraction done; may throw to end it
     */
    static OsmExtract of(OsmSource source, List<OsmLayer> layers, DoubleConsumer progress) {
        Collector collector = new Collector(layers);
        source.read(EnumSet.allOf(OsmKind.class), new Watched(collector, progress, 0));
        if (collector.count == 0) {
            throw Fault.invalid("no-rows", "the file has neither nodes nor ways nor relations");
        }
        Map<String, List<OsmObject>> objects = collector.objects();
        Map<Long, long[]> memberWays = new HashMap<>();
        Set<Long> wanted = collector.wantedWays();
        if (!wanted.isEmpty()) {
            OsmSink taker = new OsmSink() {
                @Override
                public void way(long id, long[] refs, Map<String, String> tags) {
                    if (wanted.contains(id)) {
                        memberWays.put(id, refs);
                    }
                }
            };
            source.read(EnumSet.of(OsmKind.WAY), new Watched(taker, progress, 1));
        }
        NodeTable nodes = neededNodes(objects, memberWays);
        source.read(EnumSet.of(OsmKind.NODE), new Watched(putting(nodes), progress, 2));
        return new OsmExtract(objects, memberWays, nodes);
    }

    private static NodeTable neededNodes(Map<String, List<OsmObject>> objects, Map<Long, long[]> memberWays) {
        NodeTable nodes = new NodeTable();
        objects.values().forEach(list -> list.forEach(object -> nodes.need(object.nodes())));
        memberWays.values().forEach(nodes::need);
        nodes.seal();
        return nodes;
    }

    private static OsmSink putting(NodeTable nodes) {
        return new OsmSink() {
            @Override
            public void node(long id, int longitudeE7, int latitudeE7, Map<String, String> tags) {
                nodes.put(id, longitudeE7, latitudeE7);
            }
        };
    }

    List<OsmObject> objects(String layerId) {
        return objects.getOrDefault(layerId, List.of());
    }

    /** The ways that relations need, by number; those that the file lacks are absent. */
    Map<Long, long[]> memberWays() {
        return memberWays;
    }

    NodeTable nodes() {
        return nodes;
    }

    /** Hands on what a pass gives and how far all passes are. */
    private record Watched(OsmSink sink, DoubleConsumer watcher, int pass) implements OsmSink {

        @Override
        public void node(long id, int longitudeE7, int latitudeE7, Map<String, String> tags) {
            sink.node(id, longitudeE7, latitudeE7, tags);
        }

        @Override
        public void way(long id, long[] refs, Map<String, String> tags) {
            sink.way(id, refs, tags);
        }

        @Override
        public void relation(long id, List<OsmMember> members, Map<String, String> tags) {
            sink.relation(id, members, tags);
        }

        @Override
        public void progress(double fractionRead) {
            watcher.accept((pass + fractionRead) / PASSES);
        }
    }

    /** Takes what the layers take. */
    private static final class Collector implements OsmSink {

        /** Tags of a relation that say nothing about what it is. */
        private static final Set<String> MEANINGLESS = Set.of("type", "source", "created_by", "note", "fixme");

        private static final Set<String> AREAS = Set.of("multipolygon", "boundary");

        private final List<OsmLayer> layers;
        private final Map<String, List<OsmObject>> taken = new LinkedHashMap<>();
        private final List<OsmObject> bare = new ArrayList<>();
        private long count;

        Collector(List<OsmLayer> layers) {
            this.layers = layers;
            layers.forEach(layer -> taken.put(layer.id(), new ArrayList<>()));
        }

        @Override
        public void node(long id, int longitudeE7, int latitudeE7, Map<String, String> tags) {
            count++;
            take(OsmKind.NODE, id, new long[] {id}, List.of(), tags);
        }

        @Override
        public void way(long id, long[] refs, Map<String, String> tags) {
            count++;
            take(OsmKind.WAY, id, refs, List.of(), tags);
        }

        @Override
        public void relation(long id, List<OsmMember> members, Map<String, String> tags) {
            count++;
            if (!AREAS.contains(tags.getOrDefault("type", ""))) {
                return;
            }
            if (MEANINGLESS.containsAll(tags.keySet())) {
                bare.add(new OsmObject(OsmKind.RELATION, id, new long[0], members, new Object[0]));
            } else {
                take(OsmKind.RELATION, id, new long[0], members, tags);
            }
        }

        private void take(OsmKind kind, long id, long[] refs, List<OsmMember> members, Map<String, String> tags) {
            if (tags.isEmpty()) {
                return;
            }
            for (OsmLayer layer : layers) {
                if (layer.take().from(kind) && layer.takes(tags)) {
                    boolean back = layer.take() == OsmLayer.Take.LINES && OsmValues.isBackward(tags);
                    long[] nodes = back ? OsmGeometry.reversed(refs) : refs;
                    list(layer).add(new OsmObject(kind, id, nodes, members, layer.values(tags)));
                }
            }
        }

        private List<OsmObject> list(OsmLayer layer) {
            return taken.computeIfAbsent(layer.id(), id -> new ArrayList<>());
        }

        /** What each layer takes, an area that relation and way both tell of once. */
        Map<String, List<OsmObject>> objects() {
            for (OsmLayer layer : layers) {
                if (layer.take() != OsmLayer.Take.LINES) {
                    taken.put(layer.id(), new AreaOwners(list(layer)).settled(bare));
                }
            }
            return taken;
        }

        Set<Long> wantedWays() {
            Set<Long> wanted = new HashSet<>();
            taken.values()
                    .forEach(list -> list.forEach(object -> object.members().stream()
                            .filter(member -> member.kind() == OsmKind.WAY)
                            .forEach(member -> wanted.add(member.id()))));
            return wanted;
        }
    }
}
