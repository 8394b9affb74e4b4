package org.cityreach.siting.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.siting.scenario.DemandTable;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.cityreach.siting.scenario.SiteFigures;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * What a map of a scenario shows, in city metres: x easting, y northing.
 *
 * @param extent of demand and sites; the null envelope where nothing has a place
 * @param demand by row of the demand table: its outline where it is a polygon still, else a point; null
 *     where it has no place
 * @param sites those that have a place, in the order of the result
 * @param versions of the layers that are drawn beside those of the result
 */
record MapScene(
        Crs crs,
        Envelope extent,
        List<Geometry> water,
        List<Geometry> parks,
        List<Road> roads,
        List<Geometry> borders,
        @Nullable Geometry[] demand,
        List<Spot> sites,
        Map<String, Long> versions) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A road: 0 for the greatest class. */
    record Road(Geometry line, int rank, @Nullable String name) {}

    /**
     * A site at its place.
     *
     * @param number on the map and in the table, from 1, of what is new, closed or upgraded; 0 for others
     */
    record Spot(SiteFigures site, Coordinate place, int number) {}

    static MapScene of(Evaluated plan, GroupOutlines layers, @Nullable String metricCrs) {
        DemandTable demands = plan.result().demands();
        List<SiteFigures> sites = plan.result().sites();
        Crs crs = frame(demands, sites, metricCrs);
        CrsTransform toMetres = CrsTransform.between(Crs.CRS84, crs);
        @Nullable Geometry[] demand = demand(plan, layers, crs, toMetres);
        List<Spot> spots = spots(sites, toMetres);
        Envelope extent = new Envelope();
        for (Geometry shape : demand) {
            if (shape != null) {
                extent.expandToInclude(shape.getEnvelopeInternal());
            }
        }
        spots.forEach(spot -> extent.expandToInclude(spot.place()));
        Map<String, Long> versions = new TreeMap<>();
        Reader reader = new Reader(layers, crs, extent, versions);
        LayerSnapshot groups = layers.findLayer(plan.scenario().inputs());
        List<Geometry> borders = new ArrayList<>();
        if (groups != null) {
            reader.shapes(groups).values().forEach(borders::add);
        } else {
            borders.addAll(reader.shapes("grid").values());
        }
        return new MapScene(
                crs,
                extent,
                List.copyOf(reader.shapes("water").values()),
                List.copyOf(reader.shapes("park").values()),
                reader.roads(),
                borders,
                demand,
                spots,
                versions);
    }

    private static Crs frame(DemandTable demands, List<SiteFigures> sites, @Nullable String metricCrs) {
        double[] longitudes = demands.size() > 0
                ? demands.longitude()
                : sites.stream().mapToDouble(SiteFigures::longitude).toArray();
        double[] latitudes = demands.size() > 0
                ? demands.latitude()
                : sites.stream().mapToDouble(SiteFigures::latitude).toArray();
        return MetricFrame.ofPoints(metricCrs, Crs.CRS84, longitudes, latitudes, longitudes.length)
                .crs();
    }

    private static @Nullable Geometry[] demand(Evaluated plan, GroupOutlines layers, Crs crs, CrsTransform toMetres) {
        DemandTable table = plan.result().demands();
        Map<String, Geometry> outlines = new HashMap<>();
        String collection =
                plan.scenario().inputs().path("demand").path("collection").asString("");
        LayerSnapshot layer = collection.isEmpty() ? null : layers.find(collection);
        if (layer != null && layer.layer().geometryType().dimension() == 2) {
            LayerSnapshot.Projected projected = layer.in(crs);
            for (int row = 0; row < layer.size(); row++) {
                Geometry shape = projected.geometry(row);
                if (shape != null) {
                    outlines.put(layer.id(row), shape);
                }
            }
        }
        @Nullable Geometry[] shapes = new Geometry[table.size()];
        for (int row = 0; row < shapes.length; row++) {
            Geometry outline = outlines.get(table.id()[row]);
            Coordinate place = new Coordinate(table.longitude()[row], table.latitude()[row]);
            shapes[row] =
                    outline != null ? outline : place.isValid() ? FACTORY.createPoint(toMetres.apply(place)) : null;
        }
        return shapes;
    }

    private static List<Spot> spots(List<SiteFigures> sites, CrsTransform toMetres) {
        List<Spot> spots = new ArrayList<>();
        int number = 0;
        for (SiteFigures site : sites) {
            int own = site.role().equals("kept") ? 0 : ++number;
            if (site.hasPlace()) {
                spots.add(new Spot(site, toMetres.apply(new Coordinate(site.longitude(), site.latitude())), own));
            }
        }
        return spots;
    }

    boolean isEmpty() {
        return extent.isNull();
    }

    /** Reads the layers of the ground as far as they lie near the extent. */
    private static final class Reader {

        private static final List<String> CLASSES = List.of("expressway", "arterial", "secondary", "branch", "lane");

        private final GroupOutlines layers;
        private final Crs crs;
        private final Envelope near;
        private final Map<String, Long> versions;

        Reader(GroupOutlines layers, Crs crs, Envelope extent, Map<String, Long> versions) {
            this.layers = layers;
            this.crs = crs;
            this.near = new Envelope(extent);
            this.near.expandBy(extent.getWidth(), extent.getHeight());
            this.versions = versions;
        }

        Map<Integer, Geometry> shapes(String collection) {
            LayerSnapshot layer = layers.find(collection);
            return layer == null ? Map.of() : shapes(layer);
        }

        Map<Integer, Geometry> shapes(LayerSnapshot layer) {
            Map<Integer, Geometry> shapes = new TreeMap<>();
            LayerSnapshot.Projected projected = layer.in(crs);
            for (int row = 0; row < layer.size(); row++) {
                Geometry shape = projected.geometry(row);
                if (shape != null && near.intersects(shape.getEnvelopeInternal())) {
                    shapes.put(row, shape);
                }
            }
            if (!shapes.isEmpty()) {
                versions.put(layer.layer().id(), layer.version());
            }
            return shapes;
        }

        List<Road> roads() {
            LayerSnapshot layer = layers.find("road");
            List<Road> roads = new ArrayList<>();
            if (layer != null) {
                boolean classed = layer.layer().findProperty("class").isPresent();
                boolean named = layer.layer().findProperty("name").isPresent();
                shapes(layer).forEach((row, line) -> {
                    Object kind = classed ? layer.value(row, "class") : null;
                    Object name = named ? layer.value(row, "name") : null;
                    int rank = kind == null ? CLASSES.size() - 2 : CLASSES.indexOf(kind.toString());
                    roads.add(new Road(
                            line, rank < 0 ? CLASSES.size() - 1 : rank, name == null ? null : name.toString()));
                });
                roads.sort((a, b) -> Integer.compare(b.rank(), a.rank()));
            }
            return roads;
        }
    }
}
