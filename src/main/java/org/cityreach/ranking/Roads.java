package org.cityreach.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.PropertyType;
import org.cityreach.ranking.algorithm.RoadLine;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The roads of a line collection with measures, in the order of their ids. Measures begin at the end that is
 * nearer to the road named by the property {@code fromRoad}, looked up by name in the collection {@code road}, or
 * farther from the one named by {@code toRoad}; where neither can be found they begin as the road is drawn.
 */
final class Roads {

    private static final String ROADS = "road";

    /**
     * One road.
     *
     * @param row in the snapshot
     * @param asDrawn whether nothing told which end is the first
     */
    record Road(int row, String id, @Nullable String name, RoadLine line, boolean asDrawn) {}

    private final LayerSnapshot snapshot;
    private final LayerSnapshot.Projected places;
    private final @Nullable Crossings crossings;

    private Roads(LayerSnapshot snapshot, Crs crs, Sources sources) {
        this.snapshot = snapshot;
        this.places = snapshot.in(crs);
        this.crossings = has("fromRoad") || has("toRoad") ? Crossings.find(sources, crs) : null;
    }

    /** The selected roads that have a geometry; the fault {@code collection-not-lines} where they are no lines. */
    static List<Road> read(Selection selection, String path, Crs crs, Sources sources) {
        LayerSnapshot snapshot = sources.get(selection, path);
        if (snapshot.layer().geometryType().dimension() != 1) {
            throw Fault.invalid(
                    "collection-not-lines", path + ".collection", selection.collection(), "a collection of lines");
        }
        Roads roads = new Roads(snapshot, crs, sources);
        List<Road> list = new ArrayList<>();
        for (int row : sources.rows(selection, path)) {
            Geometry geometry = roads.places.geometry(row);
            if (geometry != null && !geometry.isEmpty()) {
                list.add(roads.road(row, geometry));
            }
        }
        list.sort(Comparator.comparing(Road::id));
        return list;
    }

    private boolean has(String property) {
        return snapshot.layer().findProperty(property).isPresent();
    }

    private Road road(int row, Geometry geometry) {
        Coordinate begin =
                crossings == null ? null : crossings.begin(geometry, text(row, "fromRoad"), text(row, "toRoad"));
        return new Road(
                row, snapshot.id(row), Sources.name(snapshot, row), RoadLine.of(geometry, begin), begin == null);
    }

    private @Nullable String text(int row, String property) {
        Object value = has(property) ? snapshot.value(row, property) : null;
        return value == null ? null : value.toString();
    }

    /** Roads by name that others begin and end at. */
    private record Crossings(LayerSnapshot snapshot, LayerSnapshot.Projected places) {

        static @Nullable Crossings find(Sources sources, Crs crs) {
            try {
                LayerSnapshot roads = sources.get(ROADS);
                boolean usable = roads.layer().geometryType().dimension() == 1
                        && roads.layer()
                                .findProperty("name")
                                .filter(name -> name.type() == PropertyType.STRING)
                                .isPresent();
                return usable ? new Crossings(roads, roads.in(crs)) : null;
            } catch (Fault fault) {
                if (fault.kind() == Fault.Kind.NOT_FOUND) {
                    return null;
                }
                throw fault;
            }
        }

        @Nullable
        Coordinate begin(Geometry road, @Nullable String fromRoad, @Nullable String toRoad) {
            List<Geometry> from = named(fromRoad);
            List<Geometry> to = from.isEmpty() ? named(toRoad) : List.of();
            if (from.isEmpty() && to.isEmpty()) {
                return null;
            }
            Comparator<Coordinate> nearness =
                    Comparator.comparingDouble(end -> metres(end, from.isEmpty() ? to : from));
            List<Coordinate> ends = ends(road);
            return from.isEmpty()
                    ? ends.stream().max(nearness).orElse(null)
                    : ends.stream().min(nearness).orElse(null);
        }

        private List<Geometry> named(@Nullable String name) {
            if (name == null || name.isBlank()) {
                return List.of();
            }
            List<Geometry> found = new ArrayList<>();
            for (int row = 0; row < snapshot.size(); row++) {
                Geometry geometry = name.equals(snapshot.value(row, "name")) ? places.geometry(row) : null;
                if (geometry != null) {
                    found.add(geometry);
                }
            }
            return found;
        }

        private static List<Coordinate> ends(Geometry road) {
            List<Coordinate> ends = new ArrayList<>();
            for (int i = 0; i < road.getNumGeometries(); i++) {
                Coordinate[] part = road.getGeometryN(i).getCoordinates();
                if (part.length > 0) {
                    ends.addAll(Arrays.asList(part[0], part[part.length - 1]));
                }
            }
            return ends;
        }

        private static double metres(Coordinate place, List<Geometry> roads) {
            return roads.stream()
                    .mapToDouble(road -> road.distance(road.getFactory().createPoint(place)))
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
        }
    }
}
