package org.cityreach.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.IndicatorGroups;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.cityreach.grid.Division;
import org.cityreach.grid.Divisions;
import org.cityreach.grid.Residents;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.ranking.RankedGroups.Group;
import org.cityreach.ranking.algorithm.RoadLocator;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;

/** Makes the groups of a ranking and finds which case belongs to which. */
final class GroupReader {

    private static final int OUTSIDE = -1;
    private static final String GRID = "grid";

    private final Divisions divisions;
    private final Sources sources;
    private final CaseIndex index;
    private final int[] rows;

    GroupReader(Divisions divisions, Sources sources, CaseQuestion question) {
        this.divisions = divisions;
        this.sources = sources;
        this.index = question.index();
        this.rows = index.rows(question.filter().in(Period.ALWAYS));
    }

    /** @param withResidents whether people in areas are to be counted */
    RankedGroups read(RankBy by, boolean withResidents, Progress progress) {
        if (by instanceof RankBy.Areas areas) {
            return areas(areas, withResidents);
        }
        if (by instanceof RankBy.AlongRoads roads) {
            return roads(roads, progress);
        }
        return attribute(((RankBy.Attribute) by).attribute());
    }

    private RankedGroups areas(RankBy.Areas areas, boolean withResidents) {
        Division division = divisions.get(areas.choice(), "by", sources, index.metricCrs(), index.bounds());
        int count = division.size();
        Residents residents = withResidents ? Residents.find(division, sources) : null;
        double[] squareKilometres = new double[count];
        boolean hasUnit = division.layer() != null
                && division.layer().findProperty("unit").isPresent();
        List<Group> list = new ArrayList<>();
        for (int area = 0; area < count; area++) {
            squareKilometres[area] = division.areaSquareKilometres(area);
            Object unit = hasUnit ? division.property(area, "unit") : null;
            list.add(new Group(division.id(area), division.name(area), null, unit == null ? null : unit.toString()));
        }
        int[] groupOfRow = new int[index.size()];
        Arrays.fill(groupOfRow, OUTSIDE);
        double[] xs = Arrays.stream(rows).mapToDouble(index::easting).toArray();
        double[] ys = Arrays.stream(rows).mapToDouble(index::northing).toArray();
        int[] found = new int[rows.length];
        division.locate(xs, ys, rows.length, found);
        for (int i = 0; i < rows.length; i++) {
            groupOfRow[rows[i]] = found[i];
        }
        double[] people = residents == null ? null : residents.byArea();
        return new RankedGroups(
                new IndicatorGroups(groupOfRow, count, squareKilometres, people, null),
                list,
                residents == null ? null : residents.collection());
    }

    private RankedGroups roads(RankBy.AlongRoads by, Progress progress) {
        List<Roads.Road> roads = Roads.read(by.roads(), "by.roads", index.metricCrs(), sources);
        RoadLocator locator =
                new RoadLocator(roads.stream().map(Roads.Road::line).toList(), by.bufferMetres());
        double[] xs = Arrays.stream(rows).mapToDouble(index::easting).toArray();
        double[] ys = Arrays.stream(rows).mapToDouble(index::northing).toArray();
        int[] found = locator.locate(xs, ys, progress).roads();
        int[] groupOfRow = new int[index.size()];
        Arrays.fill(groupOfRow, OUTSIDE);
        for (int i = 0; i < rows.length; i++) {
            groupOfRow[rows[i]] = found[i];
        }
        double[] kilometres = roads.stream()
                .mapToDouble(road -> road.line().lengthMetres() / 1000)
                .toArray();
        return new RankedGroups(
                new IndicatorGroups(groupOfRow, roads.size(), null, null, kilometres),
                roads.stream()
                        .map(road -> new Group(road.id(), road.name(), null, null))
                        .toList(),
                null);
    }

    private RankedGroups attribute(CaseAttribute attribute) {
        Map<String, LocalizedText> labels =
                index.layer().getProperty(attribute.property()).labels();
        Map<String, String> names = attribute == CaseAttribute.GRID ? gridNames() : Map.of();
        TreeSet<String> values = new TreeSet<>();
        for (int row : rows) {
            int code = index.code(attribute, row);
            if (code >= 0) {
                values.add(index.value(attribute, code));
            }
        }
        List<Group> list = new ArrayList<>();
        int[] groupOfCode = new int[index.codes(attribute)];
        Arrays.fill(groupOfCode, OUTSIDE);
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 0; code < groupOfCode.length; code++) {
            codes.put(index.value(attribute, code), code);
        }
        for (String value : values) {
            Integer code = codes.get(value);
            if (code != null) {
                groupOfCode[code] = list.size();
                list.add(new Group(value, names.getOrDefault(value, value), labels.get(value), null));
            }
        }
        int[] groupOfRow = new int[index.size()];
        Arrays.fill(groupOfRow, OUTSIDE);
        for (int row : rows) {
            int code = index.code(attribute, row);
            groupOfRow[row] = code < 0 ? OUTSIDE : groupOfCode[code];
        }
        return new RankedGroups(IndicatorGroups.of(groupOfRow, list.size()), list, null);
    }

    /** Names of grids by their code, as far as the layer of grids tells them. */
    private Map<String, String> gridNames() {
        Map<String, String> names = new HashMap<>();
        LayerSnapshot grids = findGrids();
        if (grids != null && grids.layer().findProperty("code").isPresent()) {
            for (int row = 0; row < grids.size(); row++) {
                String name = Sources.name(grids, row);
                Object code = grids.value(row, "code");
                if (name != null && code != null) {
                    names.put(code.toString(), name);
                }
            }
        }
        return names;
    }

    private @Nullable LayerSnapshot findGrids() {
        try {
            return sources.get(GRID);
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.NOT_FOUND) {
                return null;
            }
            throw fault;
        }
    }
}
