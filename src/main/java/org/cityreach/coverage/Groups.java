package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.algorithm.PolygonParts;
import org.cityreach.fault.Fault;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The polygons an answer is split by, in the order of their ids. A place in several of them, on a border
 * or where they overlap, belongs to the first; a place in none to {@link #outside()}. So groups always
 * add up to the whole. Immutable; safe for use by many threads.
 */
final class Groups {

    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable String> names = new ArrayList<>();
    private final List<Geometry> shapes = new ArrayList<>();
    private final List<PreparedGeometry> prepared = new ArrayList<>();
    private final List<PointOnGeometryLocator> locators = new ArrayList<>();
    private final STRtree index = new STRtree();

    private Groups() {}

    static Groups none() {
        Groups groups = new Groups();
        groups.index.build();
        return groups;
    }

    static Groups of(Sources sources, Selection selection, MetricFrame frame) {
        LayerSnapshot snapshot = sources.get(selection.collection());
        if (snapshot.layer().geometryType().dimension() != 2) {
            throw Fault.invalid("groups-not-polygons", "groupBy", selection.collection(), "a polygon collection");
        }
        Groups groups = new Groups();
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        Integer[] rows = Arrays.stream(sources.rows(selection)).boxed().toArray(Integer[]::new);
        Arrays.sort(rows, Comparator.comparing(snapshot::id));
        for (int row : rows) {
            Geometry shape = projected.geometry(row);
            if (shape != null && !shape.isEmpty()) {
                groups.index.insert(shape.getEnvelopeInternal(), groups.ids.size());
                groups.ids.add(snapshot.id(row));
                groups.names.add(Sources.name(snapshot, row));
                groups.shapes.add(shape);
                groups.prepared.add(PreparedGeometryFactory.prepare(shape));
                groups.locators.add(new IndexedPointInAreaLocator(shape));
            }
        }
        groups.index.build();
        return groups;
    }

    int size() {
        return ids.size();
    }

    /** The number of what lies in no group. */
    int outside() {
        return ids.size();
    }

    String id(int group) {
        return ids.get(group);
    }

    @Nullable
    String name(int group) {
        return names.get(group);
    }

    /** The group of a point. */
    int find(double x, double y) {
        Coordinate place = new Coordinate(x, y);
        for (int group : near(new Envelope(place))) {
            if (locators.get(group).locate(place) != Location.EXTERIOR) {
                return group;
            }
        }
        return outside();
    }

    /** Takes the part of a polygon that lies in one group. */
    @FunctionalInterface
    interface PartSink {
        void accept(int group, Geometry part);
    }

    /** Splits a polygon by area; the parts add up to it. */
    void split(Geometry polygon, PartSink sink) {
        Geometry rest = polygon;
        for (int group : near(polygon.getEnvelopeInternal())) {
            if (prepared.get(group).covers(rest)) {
                sink.accept(group, rest);
                return;
            }
            if (prepared.get(group).intersects(rest)) {
                Geometry part = PolygonParts.intersection(rest, shapes.get(group));
                if (!part.isEmpty()) {
                    sink.accept(group, part);
                    rest = PolygonParts.difference(rest, shapes.get(group));
                }
            }
        }
        if (!rest.isEmpty()) {
            sink.accept(outside(), rest);
        }
    }

    private int[] near(Envelope box) {
        List<?> found = index.query(box);
        int[] groups = new int[found.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (Integer) found.get(i);
        }
        Arrays.sort(groups);
        return groups;
    }
}
