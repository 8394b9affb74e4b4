package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every vertex on every line of the plan. Rings and streets made from it share their vertices exactly,
 * so that after bending the plan neighbouring areas have no gap and no overlap. Register everything
 * before the first ring is made. Not safe for use by many threads while registering.
 */
public final class Breakpoints {

    private final TreeMap<Integer, NavigableSet<Integer>> onEastWest = new TreeMap<>();
    private final TreeMap<Integer, NavigableSet<Integer>> onNorthSouth = new TreeMap<>();

    /** Registers a vertex on both lines through it. */
    public void add(int u, int v) {
        onEastWest.computeIfAbsent(v, unused -> new TreeSet<>()).add(u);
        onNorthSouth.computeIfAbsent(u, unused -> new TreeSet<>()).add(v);
    }

    public void add(PlanRect rect) {
        add(rect.west(), rect.south());
        add(rect.east(), rect.south());
        add(rect.east(), rect.north());
        add(rect.west(), rect.north());
    }

    /** Registers the ends and a vertex every so many metres between. */
    public void add(Street street, int stepMetres) {
        for (int at = street.from(); at < street.to(); at += stepMetres) {
            addOn(street, at);
        }
        addOn(street, street.to());
    }

    private void addOn(Street street, int at) {
        if (street.eastWest()) {
            add(at, street.position());
        } else {
            add(street.position(), at);
        }
    }

    /** The closed ring of a rectangle, counter-clockwise, with all vertices on its sides. */
    public List<double[]> ring(PlanRect rect) {
        List<double[]> ring = new ArrayList<>();
        for (int u : onEastWest.getOrDefault(rect.south(), new TreeSet<>()).subSet(rect.west(), rect.east())) {
            ring.add(new double[] {u, rect.south()});
        }
        for (int v : onNorthSouth.getOrDefault(rect.east(), new TreeSet<>()).subSet(rect.south(), rect.north())) {
            ring.add(new double[] {rect.east(), v});
        }
        NavigableSet<Integer> top = onEastWest.getOrDefault(rect.north(), new TreeSet<>());
        for (int u : top.subSet(rect.west(), false, rect.east(), true).descendingSet()) {
            ring.add(new double[] {u, rect.north()});
        }
        NavigableSet<Integer> left = onNorthSouth.getOrDefault(rect.west(), new TreeSet<>());
        for (int v : left.subSet(rect.south(), false, rect.north(), true).descendingSet()) {
            ring.add(new double[] {rect.west(), v});
        }
        ring.add(ring.get(0));
        return ring;
    }

    /** The vertices along a street, in growing order. */
    public List<double[]> line(Street street) {
        List<double[]> line = new ArrayList<>();
        NavigableSet<Integer> all =
                (street.eastWest() ? onEastWest : onNorthSouth).getOrDefault(street.position(), new TreeSet<>());
        for (int at : all.subSet(street.from(), true, street.to(), true)) {
            line.add(street.eastWest() ? new double[] {at, street.position()} : new double[] {street.position(), at});
        }
        return line;
    }
}
