package org.cityreach.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertyType;
import org.cityreach.ranking.PatrolRequest.Tracks;
import org.cityreach.ranking.algorithm.Legs;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes legs of a collection of tracks. Lines carry the moments of their begin and end; in between a vehicle
 * is taken to go at even speed. Points are fixes: sorted by vehicle and moment, and cut where the pause or jump to the
 * next is too long. Fixes outside of the period are left out one by one.
 */
final class TrackReader {

    private static final List<String> TRACK_NAMES = List.of(
            "track", "vehicle", "device", "plate", "trackId", "vehicleId", "deviceId", "track_id", "vehicle_id");

    private final Tracks tracks;
    private final LayerSnapshot snapshot;
    private final LayerSnapshot.Projected places;
    private final int[] rows;
    private final List<Note> notes = new ArrayList<>();
    private int count;
    private int withoutTime;

    TrackReader(Tracks tracks, Sources sources, Crs crs) {
        this.tracks = tracks;
        this.snapshot = sources.get(tracks.selection().collection());
        this.places = snapshot.in(crs);
        this.rows = sources.rows(tracks.selection(), "tracks");
    }

    Legs read() {
        int dimension = snapshot.layer().geometryType().dimension();
        if (dimension == 2) {
            throw Fault.invalid(
                    "collection-not-tracks",
                    "tracks.collection",
                    snapshot.layer().id(),
                    "lines, or points with a time");
        }
        Legs legs = dimension == 1 ? lines() : points();
        if (withoutTime > 0) {
            notes.add(Note.of(
                    "tracks-without-time",
                    withoutTime + " 个轨迹要素缺少时间或位置(或止早于起),未计入",
                    withoutTime + " features of the tracks lack a time or place, or end before they begin; left out"));
        }
        return legs;
    }

    int count() {
        return count;
    }

    List<Note> notes() {
        return notes;
    }

    private Legs lines() {
        requireTime(tracks.startProperty(), "tracks.startProperty");
        requireTime(tracks.endProperty(), "tracks.endProperty");
        Legs.Builder builder = new Legs.Builder(Long.MAX_VALUE, Double.MAX_VALUE);
        for (int row : rows) {
            Geometry line = places.geometry(row);
            if (line != null
                    && !line.isEmpty()
                    && snapshot.value(row, tracks.startProperty()) instanceof Instant start
                    && snapshot.value(row, tracks.endProperty()) instanceof Instant end
                    && !end.isBefore(start)) {
                add(builder, line, start.toEpochMilli(), end.toEpochMilli());
                count++;
            } else {
                withoutTime++;
            }
        }
        return builder.build();
    }

    private void add(Legs.Builder builder, Geometry line, long start, long end) {
        double whole = line.getLength();
        double driven = 0;
        for (int part = 0; part < line.getNumGeometries(); part++) {
            builder.breakLeg();
            Coordinate[] fixes = line.getGeometryN(part).getCoordinates();
            for (int i = 0; i < fixes.length; i++) {
                driven += i == 0 ? 0 : fixes[i - 1].distance(fixes[i]);
                double share = whole == 0 ? 0 : driven / whole;
                add(builder, fixes[i].x, fixes[i].y, start + Math.round(share * (end - start)));
            }
        }
    }

    private void add(Legs.Builder builder, double x, double y, long moment) {
        if (tracks.period().equals(Period.ALWAYS) || tracks.period().holds(moment)) {
            builder.add(x, y, moment);
        } else {
            builder.breakLeg();
        }
    }

    private Legs points() {
        String time = tracks.timeProperty() == null ? snapshot.layer().timeProperty() : tracks.timeProperty();
        if (time == null) {
            throw Fault.invalid("missing-input", "tracks.timeProperty", null, "a date-time property of the points");
        }
        requireTime(time, "tracks.timeProperty");
        String vehicle = vehicleProperty();
        double[] xs = places.eastings();
        double[] ys = places.northings();
        Map<String, List<Integer>> byVehicle = new TreeMap<>();
        long[] moments = new long[snapshot.size()];
        for (int row : rows) {
            Object name = vehicle == null ? "" : snapshot.value(row, vehicle);
            if (snapshot.value(row, time) instanceof Instant at && name != null && Double.isFinite(xs[row])) {
                moments[row] = at.toEpochMilli();
                byVehicle
                        .computeIfAbsent(name.toString(), id -> new ArrayList<>())
                        .add(row);
            } else {
                withoutTime++;
            }
        }
        count = byVehicle.size();
        Legs.Builder builder =
                new Legs.Builder(tracks.gap().millis(), tracks.gap().metres());
        byVehicle.values().forEach(fixes -> {
            fixes.sort(Comparator.comparingLong((Integer row) -> moments[row]).thenComparing(snapshot::id));
            builder.breakLeg();
            fixes.forEach(row -> add(builder, xs[row], ys[row], moments[row]));
        });
        return builder.build();
    }

    private @Nullable String vehicleProperty() {
        Layer layer = snapshot.layer();
        if (tracks.trackProperty() != null) {
            return layer.getProperty(tracks.trackProperty(), "tracks.trackProperty")
                    .name();
        }
        String found = TRACK_NAMES.stream()
                .filter(name -> layer.findProperty(name).isPresent())
                .findFirst()
                .orElse(null);
        if (found == null) {
            notes.add(Note.of(
                    "one-vehicle",
                    "没有车辆或轨迹编号属性,全部定位点按同一车辆连线",
                    "no property tells vehicles apart, so all fixes are taken as one vehicle's"));
        }
        return found;
    }

    private void requireTime(String property, String input) {
        boolean isTime = snapshot.layer()
                .findProperty(property)
                .filter(schema -> schema.type() == PropertyType.DATE_TIME)
                .isPresent();
        if (!isTime) {
            String[] names = snapshot.layer().properties().stream()
                    .filter(schema -> schema.type() == PropertyType.DATE_TIME)
                    .map(schema -> schema.name())
                    .toArray(String[]::new);
            throw Fault.invalid(
                    "property-not-date-time",
                    input,
                    property,
                    names.length == 0
                            ? "a date-time property; " + snapshot.layer().id() + " has none"
                            : String.join(", ", Arrays.asList(names)));
        }
    }
}
