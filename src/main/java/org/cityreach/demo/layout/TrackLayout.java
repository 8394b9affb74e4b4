package org.cityreach.demo.layout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.cityreach.demo.plan.CityPlan;
import org.cityreach.layer.Feature;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Trips of patrol vehicles and sweepers over the roads of the centre in the last week of the case log: from
 * crossing to crossing, where they can by a road not driven on this trip yet. Fixes lie some metres beside the
 * road's middle, as GPS has it.
 */
final class TrackLayout {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 24);
    private static final int DAYS = 7;
    private static final int VEHICLES = 8;
    private static final int SWEEPERS = 3;
    private static final int[] HOURS = {8, 14};
    private static final double TRIP_METRES = 9000;
    private static final double CENTRE_METRES = 2600;
    private static final double NOISE_METRES = 4;
    private static final double PATROL_METRES_PER_SECOND = 4.5;
    private static final double SWEEPER_METRES_PER_SECOND = 2.2;

    private final SplittableRandom random;
    private final Coordinate middle;
    private final Map<Coordinate, List<Coordinate>> neighbours = new LinkedHashMap<>();
    private final List<Coordinate> crossings;

    TrackLayout(CityPlan plan, RoadLayout roads) {
        random = plan.seed().random("tracks");
        middle = plan.warp().toGround(0, 0);
        for (Feature road : roads.features()) {
            Geometry lines = road.geometry();
            for (int part = 0; lines != null && part < lines.getNumGeometries(); part++) {
                Coordinate[] line = lines.getGeometryN(part).getCoordinates();
                for (int i = 1; i < line.length; i++) {
                    join(line[i - 1], line[i]);
                }
            }
        }
        crossings = neighbours.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 2)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void join(Coordinate one, Coordinate other) {
        if (one.distance(middle) <= CENTRE_METRES && other.distance(middle) <= CENTRE_METRES) {
            neighbours.computeIfAbsent(one, place -> new ArrayList<>()).add(other);
            neighbours.computeIfAbsent(other, place -> new ArrayList<>()).add(one);
        }
    }

    List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
                for (int hour : HOURS) {
                    features.add(trip(features.size() + 1, vehicle, FIRST_DAY.plusDays(day), hour));
                }
            }
        }
        return features;
    }

    private Feature trip(int number, int vehicle, LocalDate day, int hour) {
        boolean sweeper = vehicle < SWEEPERS;
        List<Coordinate> places = drive(crossings.get(random.nextInt(crossings.size())));
        Coordinate[] fixes = places.stream().map(this::measured).toArray(Coordinate[]::new);
        Geometry line = new GeometryFactory().createLineString(fixes);
        Instant start = day.atTime(hour, random.nextInt(60), random.nextInt(60)).toInstant(ZoneOffset.ofHours(8));
        double speed = sweeper ? SWEEPER_METRES_PER_SECOND : PATROL_METRES_PER_SECOND;
        Properties properties = Properties.of(
                        "vehicle", String.format(Locale.ROOT, sweeper ? "清扫 %02d" : "巡查 %02d", vehicle + 1))
                .and("kind", sweeper ? "sweeper" : "patrol")
                .and("start", start)
                .and("end", start.plusSeconds((long) (line.getLength() / speed)));
        return new Feature(String.format(Locale.ROOT, "T%04d", number), line, properties.map());
    }

    private List<Coordinate> drive(Coordinate from) {
        List<Coordinate> places = new ArrayList<>(List.of(from));
        Map<Coordinate, Integer> visits = new HashMap<>();
        Coordinate before = from;
        Coordinate at = from;
        double metres = 0;
        while (metres < TRIP_METRES) {
            visits.merge(at, 1, Integer::sum);
            Coordinate next = next(at, before, visits);
            metres += at.distance(next);
            before = at;
            at = next;
            places.add(at);
        }
        return places;
    }

    /** The neighbour least often come to, not the one just left where there is another; chance between equals. */
    private Coordinate next(Coordinate at, Coordinate before, Map<Coordinate, Integer> visits) {
        List<Coordinate> choices = new ArrayList<>(neighbours.getOrDefault(at, List.of()));
        if (choices.size() > 1) {
            choices.remove(before);
        }
        int least = choices.stream()
                .mapToInt(place -> visits.getOrDefault(place, 0))
                .min()
                .orElseThrow();
        choices.removeIf(place -> visits.getOrDefault(place, 0) > least);
        return choices.get(random.nextInt(choices.size()));
    }

    private Coordinate measured(Coordinate place) {
        return new Coordinate(
                place.x + NOISE_METRES * (2 * random.nextDouble() - 1),
                place.y + NOISE_METRES * (2 * random.nextDouble() - 1));
    }
}
