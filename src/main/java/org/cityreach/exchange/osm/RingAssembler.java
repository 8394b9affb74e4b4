package org.cityreach.exchange.osm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.exchange.format.RowProblem;

/**
 * Joins ways end to end into closed rings of nodes. A chain that comes back to one of its own nodes is cut
 * there, so rings touch themselves nowhere; where several ways go on from a node, the first in the order of
 * the members is taken. Use once.
 */
final class RingAssembler {

    private final Map<Long, Deque<Integer>> byEnd = new HashMap<>();
    private final List<long[]> ways = new ArrayList<>();
    private final List<long[]> rings = new ArrayList<>();
    private final List<Boolean> used = new ArrayList<>();

    /** The rings of these ways; the problem {@code open-ring} where some do not close. */
    static List<long[]> assemble(List<long[]> ways) throws RowProblem {
        return new RingAssembler().rings(ways);
    }

    private List<long[]> rings(List<long[]> given) throws RowProblem {
        for (long[] way : given) {
            if (way.length < 2) {
                continue;
            }
            if (way[0] == way[way.length - 1]) {
                cut(way);
            } else {
                byEnd.computeIfAbsent(way[0], end -> new ArrayDeque<>()).add(ways.size());
                byEnd.computeIfAbsent(way[way.length - 1], end -> new ArrayDeque<>())
                        .add(ways.size());
                ways.add(way);
                used.add(false);
            }
        }
        for (int i = 0; i < ways.size(); i++) {
            if (!used.get(i)) {
                follow(i);
            }
        }
        return rings;
    }

    /** Goes from one way to the next until the chain is back where it began. */
    private void follow(int start) throws RowProblem {
        long[] first = ways.get(start);
        used.set(start, true);
        Chain chain = new Chain();
        chain.add(first, false);
        while (chain.last() != first[0]) {
            long end = chain.last();
            int next = takeWayAt(end);
            if (next < 0) {
                throw new RowProblem(
                        "open-ring", "its edge is not closed: no way goes on from " + OsmKind.NODE.id(end));
            }
            long[] way = ways.get(next);
            chain.add(way, way[0] != end);
        }
        cut(chain.nodes());
    }

    private int takeWayAt(long node) {
        Deque<Integer> candidates = byEnd.getOrDefault(node, new ArrayDeque<>());
        while (!candidates.isEmpty()) {
            int way = candidates.poll();
            if (!used.get(way)) {
                used.set(way, true);
                return way;
            }
        }
        return -1;
    }

    /** Takes a closed chain apart into rings that come to no node twice. */
    private void cut(long[] closed) {
        Map<Long, Integer> at = new LinkedHashMap<>();
        List<Long> path = new ArrayList<>();
        for (long node : closed) {
            Integer before = at.get(node);
            if (before != null) {
                addRing(path.subList(before, path.size()), node);
                List<Long> loop = path.subList(before + 1, path.size());
                loop.forEach(at::remove);
                loop.clear();
            } else {
                at.put(node, path.size());
                path.add(node);
            }
        }
    }

    /** Two ways along the same nodes enclose nothing and make no ring. */
    private void addRing(List<Long> nodes, long close) {
        if (nodes.size() >= 3) {
            long[] ring = new long[nodes.size() + 1];
            for (int i = 0; i < nodes.size(); i++) {
                ring[i] = nodes.get(i);
            }
            ring[nodes.size()] = close;
            rings.add(ring);
        }
    }

    /** Nodes of ways that follow one another. */
    private static final class Chain {

        private final List<long[]> parts = new ArrayList<>();
        private int length;
        private long last;

        void add(long[] way, boolean backwards) {
            long[] part = backwards ? OsmGeometry.reversed(way) : way;
            parts.add(part);
            length += part.length - (parts.size() > 1 ? 1 : 0);
            last = part[part.length - 1];
        }

        long last() {
            return last;
        }

        long[] nodes() {
            long[] nodes = new long[length];
            int at = 0;
            for (long[] part : parts) {
                int skip = at == 0 ? 0 : 1;
                System.arraycopy(part, skip, nodes, at, part.length - skip);
                at += part.length - skip;
            }
            return nodes;
        }
    }
}
