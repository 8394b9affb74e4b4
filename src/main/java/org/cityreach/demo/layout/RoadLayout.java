package org.cityreach.demo.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.demo.plan.River;
import org.cityreach.demo.plan.RoadClass;
import org.cityreach.demo.plan.Street;
import org.cityreach.layer.Feature;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * The road layer. Main roads and some branches cross rivers on bridges; lanes and other branches end
 * before the water. Roads that meet share a vertex.
 */
public final class RoadLayout {

    private static final int WASHED_ROADS = 125;
    private static final double OLD_DAM_ROAD_U = 950;
    private static final double OLD_DAM_ROAD_V = 1350;
    private static final double QUAY_METRES = 10;
    private static final double SHORTEST_STUMP_METRES = 25;

    private final CityPlan plan;
    private final List<Street> streets;
    private final List<Geometry> ground = new ArrayList<>();

    public RoadLayout(CityPlan plan) {
        this.plan = plan;
        this.streets = named(plan);
        List<PreparedGeometry> water = new ArrayList<>();
        for (River river : plan.rivers()) {
            water.add(PreparedGeometryFactory.prepare(river.polygon(plan.warp(), QUAY_METRES)));
        }
        for (Street street : streets) {
            Geometry line = plan.ground(street);
            ground.add(street.roadClass().isMain() ? line : dry(line, water));
        }
    }

    /** Streets with names where they have one: all but lanes. */
    public List<Street> streets() {
        return streets;
    }

    public Geometry ground(Street street) {
        return ground.get(streets.indexOf(street));
    }

    /** The street of that name. */
    public Street getStreet(String name) {
        return streets.stream()
                .filter(street -> street.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no street " + name));
    }

    public List<Feature> features() {
        Set<Integer> washed = washed();
        SplittableRandom random = plan.seed().random("oneway");
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < streets.size(); i++) {
            Street street = streets.get(i);
            boolean oneway = street.roadClass() == RoadClass.LANE && random.nextDouble() < 0.12;
            if (ground.get(i).isEmpty()) {
                continue;
            }
            Properties properties = Properties.of("name", street.name())
                    .and("class", street.roadClass().jsonName())
                    .and("fromRoad", crossing(street, street.from()))
                    .and("toRoad", crossing(street, street.to()))
                    .and("oneway", oneway)
                    .and("speedKmh", street.roadClass().speedKmh())
                    .and("washing", washed.contains(i));
            features.add(new Feature(
                    String.format(Locale.ROOT, "R%04d", features.size() + 1), ground.get(i), properties.map()));
        }
        return features;
    }

    private static List<Street> named(CityPlan plan) {
        List<String> names = Names.pairs(plan.seed().random("street-names"));
        List<Street> streets = new ArrayList<>();
        int next = 0;
        for (Street street : plan.allStreets()) {
            boolean branch =
                    street.roadClass() == RoadClass.BRANCH && street.name().isEmpty();
            streets.add(branch ? street.withName(names.get(next++) + (street.eastWest() ? "路" : "街")) : street);
        }
        Street nearest = streets.stream()
                .filter(street -> street.roadClass() == RoadClass.BRANCH && street.eastWest())
                .min(Comparator.comparingDouble(street -> Math.abs(street.position() - OLD_DAM_ROAD_V)
                        + Math.abs((street.from() + street.to()) / 2.0 - OLD_DAM_ROAD_U)))
                .orElseThrow();
        streets.set(streets.indexOf(nearest), nearest.withName("老坝路"));
        return streets;
    }

    /** What of a line is not in or by the water, without stumps. */
    private static Geometry dry(Geometry line, List<PreparedGeometry> water) {
        Geometry rest = line;
        for (PreparedGeometry river : water) {
            if (river.intersects(rest)) {
                rest = rest.difference(river.getGeometry());
            }
        }
        if (rest == line) {
            return line;
        }
        List<Geometry> pieces = new ArrayList<>();
        for (int i = 0; i < rest.getNumGeometries(); i++) {
            if (rest.getGeometryN(i).getLength() >= SHORTEST_STUMP_METRES) {
                pieces.add(rest.getGeometryN(i));
            }
        }
        return line.getFactory().buildGeometry(pieces);
    }

    /** All main roads, and the branches nearest to the old centre, as far as the count goes. */
    private Set<Integer> washed() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < streets.size(); i++) {
            if (streets.get(i).roadClass().isMain()
                    || (streets.get(i).roadClass() == RoadClass.BRANCH
                            && !ground.get(i).isEmpty())) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingInt(
                        (Integer i) -> streets.get(i).roadClass().isMain() ? 0 : 1)
                .thenComparingInt(i -> fromCentreMetres(streets.get(i))));
        return new HashSet<>(order.subList(0, WASHED_ROADS));
    }

    private static int fromCentreMetres(Street street) {
        int along = (street.from() + street.to()) / 2;
        int u = street.eastWest() ? along : street.position();
        int v = street.eastWest() ? street.position() : along;
        return Math.abs(u + 150) + Math.abs(v - 600);
    }

    /** The name of the most important street that meets this one at a place along it; empty where none does. */
    private String crossing(Street street, int at) {
        return streets.stream()
                .filter(other -> other.eastWest() != street.eastWest()
                        && other.position() == at
                        && other.from() <= street.position()
                        && street.position() <= other.to()
                        && !other.name().isEmpty())
                .max(Comparator.comparing(Street::roadClass))
                .map(Street::name)
                .orElse("");
    }
}
