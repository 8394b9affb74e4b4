package org.cityreach.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.ranking.PatrolCoverage.Case;
import org.cityreach.ranking.PatrolCoverage.Cell;
import org.cityreach.ranking.PatrolCoverage.Driven;
import org.cityreach.ranking.PatrolCoverage.Road;
import org.cityreach.ranking.PatrolCoverage.Stretch;
import org.cityreach.ranking.algorithm.CellVisits;
import org.cityreach.ranking.algorithm.Intervals;
import org.cityreach.ranking.algorithm.Legs;
import org.cityreach.ranking.algorithm.RoadLine;
import org.cityreach.ranking.algorithm.RoadLocator;
import org.cityreach.ranking.algorithm.SweptRoads;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Service;

/**
 * GPS tracks against unit cells, roads and cases. Planar in the metric system of the cases, or of the cells where
 * none are asked for. What is exact and what is not is said by {@link CellVisits} and {@link SweptRoads}. Safe for use
 * by many threads.
 */
@Service
public class PatrolService {

    private final Snapshots snapshots;
    private final CityProperties city;
    private final GeometryFactory factory = new GeometryFactory();

    public PatrolService(Snapshots snapshots, CityProperties city) {
        this.snapshots = snapshots;
        this.city = city;
    }

    public PatrolCoverage compute(PatrolRequest request, Progress progress) {
        Sources sources = new Sources(snapshots);
        LayerSnapshot cells = sources.get(request.cells(), "cells");
        LayerSnapshot tracks = sources.get(request.tracks().selection(), "tracks");
        if (cells.layer().geometryType().dimension() != 2) {
            throw Fault.invalid(
                    "areas-not-polygons", "cells.collection", request.cells().collection(), "a collection of polygons");
        }
        CaseQuestion cases = request.cases();
        Crs crs = cases == null
                ? MetricFrame.of(city.metricCrs(), List.of(cells, tracks), cells, cells.allRows())
                        .crs()
                : cases.index().metricCrs();
        TrackReader reader = new TrackReader(request.tracks(), sources, crs);
        Legs legs = reader.read();
        CrsTransform toDegrees = CrsTransform.between(crs, Crs.CRS84);
        List<Cell> visited = cells(request, sources, crs, legs, progress.between(0, 0.5));
        List<Road> roads = roads(request, sources, crs, legs, progress.between(0.5, 0.8));
        Period period = legs.fixes() == 0 ? null : new Period(legs.firstMoment(), legs.lastMoment() + 1);
        long[] looked = {-1};
        List<Case> unvisited = cases == null
                ? List.of()
                : unvisited(cases, period, legs, request.bufferMetres(), toDegrees, looked, progress.between(0.8, 1));
        Map<String, Long> versions = new LinkedHashMap<>();
        if (cases != null) {
            versions.put(cases.index().layer().id(), cases.index().version());
        }
        versions.putAll(sources.versions());
        return new PatrolCoverage(
                period,
                new Driven(reader.count(), legs.fixes(), legs.count(), legs.lengthMetres()),
                visited,
                roads,
                looked[0],
                unvisited,
                versions,
                notes(reader, legs, visited, looked[0]));
    }

    private static List<Cell> cells(PatrolRequest request, Sources sources, Crs crs, Legs legs, Progress progress) {
        LayerSnapshot snapshot = sources.get(request.cells().collection());
        LayerSnapshot.Projected places = snapshot.in(crs);
        CrsTransform toDegrees = CrsTransform.between(crs, Crs.CRS84);
        List<Geometry> polygons = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row : sources.rows(request.cells(), "cells")) {
            Geometry polygon = places.geometry(row);
            if (polygon != null && !polygon.isEmpty()) {
                polygons.add(polygon);
                rows.add(row);
            }
        }
        CellVisits.Visits visits = CellVisits.of(polygons, legs, request.bufferMetres(), progress);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            cells.add(new Cell(
                    snapshot.id(row),
                    Sources.name(snapshot, row),
                    visits.counts()[i],
                    visits.lastMillis()[i],
                    toDegrees.apply(polygons.get(i))));
        }
        cells.sort(Comparator.comparing((Cell cell) -> cell.visits() > 0).thenComparing(Cell::id));
        return cells;
    }

    private static List<Road> roads(PatrolRequest request, Sources sources, Crs crs, Legs legs, Progress progress) {
        if (request.roads() == null) {
            return List.of();
        }
        CrsTransform toDegrees = CrsTransform.between(crs, Crs.CRS84);
        List<Roads.Road> roads = Roads.read(request.roads(), "roads", crs, sources);
        List<Intervals> swept =
                SweptRoads.of(roads.stream().map(Roads.Road::line).toList(), legs, request.bufferMetres(), progress);
        List<Road> result = new ArrayList<>();
        for (int i = 0; i < roads.size(); i++) {
            RoadLine line = roads.get(i).line();
            List<Stretch> unswept = swept.get(i).gaps(line.lengthMetres()).stream()
                    .map(gap -> new Stretch(gap[0], gap[1], toDegrees.apply(line.between(gap[0], gap[1]))))
                    .toList();
            result.add(new Road(
                    roads.get(i).id(),
                    roads.get(i).name(),
                    line.lengthMetres(),
                    swept.get(i).lengthMetres(),
                    unswept));
        }
        return result;
    }

    /** @param looked takes how many cases were looked at */
    private List<Case> unvisited(
            CaseQuestion question,
            @Nullable Period tracks,
            Legs legs,
            double bufferMetres,
            CrsTransform toDegrees,
            long[] looked,
            Progress progress) {
        CaseIndex index = question.index();
        boolean always = question.filter().period().equals(Period.ALWAYS);
        int[] rows = index.rows(always && tracks != null ? question.filter().in(tracks) : question.filter());
        looked[0] = rows.length;
        double[] xs = Arrays.stream(rows).mapToDouble(index::easting).toArray();
        double[] ys = Arrays.stream(rows).mapToDouble(index::northing).toArray();
        int[] near = new RoadLocator(legs.lines(), bufferMetres)
                .locate(xs, ys, progress)
                .roads();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (near[i] == RoadLocator.NONE && !Double.isNaN(xs[i])) {
                int code = index.code(CaseAttribute.CATEGORY, rows[i]);
                cases.add(new Case(
                        index.id(rows[i]),
                        code < 0 ? null : index.value(CaseAttribute.CATEGORY, code),
                        index.moment(CaseMoment.REPORTED, rows[i]),
                        toDegrees.apply(factory.createPoint(new Coordinate(xs[i], ys[i])))));
            }
        }
        cases.sort(Comparator.comparing(Case::id));
        return cases;
    }

    /** @param looked how many cases were looked at; -1 where none were asked for */
    private static List<Note> notes(TrackReader reader, Legs legs, List<Cell> cells, long looked) {
        List<Note> notes = new ArrayList<>(reader.notes());
        if (legs.fixes() == 0) {
            notes.add(Note.of("no-tracks", "所选范围内没有轨迹", "there are no tracks in what was selected"));
        }
        if (cells.isEmpty()) {
            notes.add(Note.of("no-cells", "所选范围内没有单元网格", "there are no cells in what was selected"));
        }
        if (looked == 0) {
            notes.add(Note.of("no-cases", "所选时段内没有符合条件的案件", "no case is selected in the time that was looked at"));
        }
        return notes;
    }
}
