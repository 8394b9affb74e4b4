package org.cityreach.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cityreach.demo.CommittedCity.geometry;
import static org.cityreach.demo.CommittedCity.layer;
import static org.cityreach.demo.CommittedCity.metres;
import static org.cityreach.demo.CommittedCity.number;
import static org.cityreach.demo.CommittedCity.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Feature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Truth: invariants of a city map, checked on the committed coordinates. */
class DemoCityGeometryTest {

    /** Two roundings of coordinates at the seventh decimal. */
    private static final double ROUNDING_METRES = 0.02;

    private static Geometry[] polygons(String layerId) {
        return layer(layerId).stream().map(CommittedCity::geometry).toArray(Geometry[]::new);
    }

    @Test
    void everyGeometryIsValid() {
        for (String layerId : CommittedCity.layers().keySet()) {
            for (Feature feature : layer(layerId)) {
                IsValidOp check = new IsValidOp(geometry(feature));
                assertThat(check.isValid())
                        .as(layerId + " " + feature.id() + " " + check.getValidationError())
                        .isTrue();
            }
        }
    }

    @Test
    void cellsAndGridsAndTownsHaveNoGapAndNoOverlap() {
        for (String layerId : List.of("cell", "grid")) {
            Geometry[] polygons = polygons(layerId);
            assertThat(CoverageValidator.hasInvalidResult(CoverageValidator.validate(polygons)))
                    .as(layerId)
                    .isFalse();
            Geometry union = CoverageUnion.union(polygons);
            assertThat(union.getNumGeometries()).isEqualTo(1);
            assertThat(((Polygon) union.getGeometryN(0)).getNumInteriorRing()).isZero();
        }
        Geometry[] towns = layer("area").stream()
                .filter(area -> text(area, "level").equals("town"))
                .map(CommittedCity::geometry)
                .toArray(Geometry[]::new);
        assertThat(CoverageValidator.hasInvalidResult(CoverageValidator.validate(towns)))
                .isFalse();
        Geometry district = geometry(layer("area").get(0));
        assertThat(CoverageUnion.union(towns).getArea())
                .isCloseTo(district.getArea(), within(district.getArea() * 1e-3));
    }

    @Test
    void everyCellLiesInItsGridAndCellsFillTheGrids() {
        Map<String, Geometry> grids = new HashMap<>();
        Map<String, Double> areas = new HashMap<>();
        layer("grid").forEach(grid -> grids.put(grid.id(), metres(grid)));
        for (Feature cell : layer("cell")) {
            Geometry ground = metres(cell);
            Geometry grid =
                    grids.getOrDefault(text(cell, "grid"), ground.getFactory().createEmpty(2));
            assertThat(grid.contains(ground.getInteriorPoint())).isTrue();
            areas.merge(text(cell, "grid"), ground.getArea(), Double::sum);
            assertThat(ground.getArea()).isBetween(5000.0, 18_000.0);
        }
        grids.forEach((code, grid) ->
                assertThat(areas.getOrDefault(code, 0.0)).isCloseTo(grid.getArea(), within(grid.getArea() * 1e-6)));
        double mean = areas.values().stream().mapToDouble(Double::doubleValue).sum()
                / layer("cell").size();
        assertThat(mean).isBetween(9000.0, 11_000.0);
    }

    @Test
    void estatesKeepOffStreetsAndWaterAndEachOther() {
        STRtree obstacles = new STRtree();
        for (Feature road : layer("road")) {
            Geometry line = metres(road);
            obstacles.insert(line.getEnvelopeInternal(), line);
        }
        for (Feature water : layer("water")) {
            Geometry wet = metres(water);
            obstacles.insert(wet.getEnvelopeInternal(), wet);
        }
        List<Geometry> homes = new ArrayList<>();
        for (Feature home : layer("residential")) {
            homes.add(metres(home));
        }
        for (Geometry home : homes) {
            PreparedGeometry prepared = PreparedGeometryFactory.prepare(home);
            for (Object near : obstacles.query(home.getEnvelopeInternal())) {
                assertThat(prepared.intersects((Geometry) near)).isFalse();
            }
            for (Geometry other : homes) {
                assertThat(other != home
                                && other.getEnvelopeInternal().intersects(home.getEnvelopeInternal())
                                && prepared.intersects(other))
                        .isFalse();
            }
        }
    }

    @Test
    void estatesLieInTheGridTheyName() {
        Map<String, Geometry> grids = new HashMap<>();
        layer("grid").forEach(grid -> grids.put(grid.id(), metres(grid).buffer(ROUNDING_METRES)));
        for (Feature home : layer("residential")) {
            Geometry ground = metres(home);
            Geometry grid =
                    grids.getOrDefault(text(home, "grid"), ground.getFactory().createEmpty(2));
            assertThat(grid.covers(ground)).as(home.id()).isTrue();
        }
    }

    @Test
    void roadsThatMeetShareAVertex() {
        Map<Coordinate, Integer> roadsAt = new HashMap<>();
        Set<Coordinate> ends = new HashSet<>();
        for (Feature road : layer("road")) {
            Geometry line = geometry(road);
            new HashSet<>(List.of(line.getCoordinates())).forEach(at -> roadsAt.merge(at, 1, Integer::sum));
            Coordinate[] all = line.getCoordinates();
            if (text(road, "class").equals("lane")) {
                ends.add(all[0]);
                ends.add(all[all.length - 1]);
            }
        }
        long joined =
                ends.stream().filter(end -> roadsAt.getOrDefault(end, 0) > 1).count();
        // the others end before a river
        assertThat((double) joined / ends.size()).isGreaterThan(0.9);
        Feature arterial = layer("road").stream()
                .filter(road -> text(road, "name").equals("武宜路"))
                .findFirst()
                .orElseThrow();
        long crossings = List.of(geometry(arterial).getCoordinates()).stream()
                .filter(at -> roadsAt.getOrDefault(at, 0) > 1)
                .count();
        assertThat(crossings).isGreaterThan(30);
    }

    @Test
    void parksSayTheAreaTheyHave() {
        for (Feature park : layer("park")) {
            double area = metres(park).getArea();
            assertThat(number(park, "areaSquareMetres")).isCloseTo(area, within(Math.max(3, area * 1e-4)));
            assertThat(area).isGreaterThanOrEqualTo(399);
        }
        assertThat(layer("park").stream().filter(park -> number(park, "areaSquareMetres") < 2000))
                .isNotEmpty();
    }

    @Test
    void toiletsKeepTheirDistanceAndStandOnDryLand() {
        List<Geometry> places =
                layer("toilet").stream().map(CommittedCity::metres).toList();
        for (Geometry one : places) {
            for (Geometry other : places) {
                assertThat(one == other || one.distance(other) > 250).isTrue();
            }
        }
        Geometry[] water = polygons("water");
        for (Feature toilet : layer("toilet")) {
            for (Geometry wet : water) {
                assertThat(wet.intersects(geometry(toilet))).isFalse();
            }
        }
    }

    @Test
    void theCityLiesWhereItShould() {
        Envelope centre = new Envelope();
        layer("grid").forEach(grid -> centre.expandToInclude(geometry(grid).getEnvelopeInternal()));
        assertThat(centre.contains(119.94, 31.70)).isTrue();
        assertThat(centre.getWidth()).isBetween(0.07, 0.12);
        assertThat(centre.getHeight()).isBetween(0.05, 0.1);
    }
}
