package org.cityreach.siting.candidate;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.grid.AreaLocator;
import org.cityreach.layer.LocalizedText;
import org.cityreach.siting.algorithm.distance.Junctions;
import org.cityreach.siting.algorithm.distance.NearestShape;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.standard.Standards;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What one exclusion rule keeps candidates away from. Immutable; safe for use by many threads. */
final class Surroundings {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final ExclusionRule rule;
    private final LocalizedText title;
    private final List<@Nullable String> ids = new ArrayList<>();
    private final List<@Nullable String> names = new ArrayList<>();
    private final NearestShape nearest;
    private final @Nullable AreaLocator areas;
    private final @Nullable ClassFigures separation;

    Surroundings(ExclusionRule rule, String path, Sources sources, MetricFrame frame, Standards standards) {
        this.rule = rule;
        LayerSnapshot snapshot = sources.get(rule.selection(), path);
        this.title = snapshot.layer().title();
        LayerSnapshot.Projected projected = snapshot.in(frame.crs());
        List<Geometry> shapes = new ArrayList<>();
        boolean junctions = rule.what() == ExclusionRule.What.JUNCTIONS;
        for (int row : sources.rows(rule.selection(), path)) {
            Geometry shape = projected.geometry(row);
            if (shape != null && !shape.isEmpty()) {
                shapes.add(shape);
                if (!junctions) {
                    ids.add(snapshot.id(row));
                    names.add(Sources.name(snapshot, row));
                }
            }
        }
        int dimension = snapshot.layer().geometryType().dimension();
        if (rule.standard() == null && rule.distanceMetres() == 0 && dimension < 2) {
            throw Fault.invalid(
                    "missing-distance",
                    path + ".distanceMetres",
                    null,
                    "more than 0 for points and lines, or standard");
        }
        if (junctions) {
            if (dimension != 1) {
                throw Fault.invalid(
                        "junctions-not-of-lines",
                        path + ".collection",
                        snapshot.layer().id(),
                        "a collection of lines");
            }
            nearest = NearestShape.of(points(Junctions.of(shapes)));
            areas = null;
        } else {
            nearest = NearestShape.of(shapes);
            areas = dimension == 2 ? AreaLocator.of(shapes) : null;
        }
        separation = rule.standard() == null
                ? null
                : ClassFigures.of(standards, rule.standard(), ValueKind.SEPARATION_BY_CLASS, path + ".standard");
    }

    private List<Geometry> points(List<Coordinate> places) {
        List<Geometry> points = new ArrayList<>();
        for (Coordinate place : places) {
            points.add(FACTORY.createPoint(place));
            ids.add(null);
            names.add(null);
        }
        return points;
    }

    /** Why a place is too near; null where it is not. */
    @Nullable
    ExclusionReason findReason(double x, double y, double capacity) {
        ClassFigures.@Nullable Figure figure = separation == null ? null : separation.find(capacity);
        double needed = separation == null ? rule.distanceMetres() : figure == null ? 0 : figure.value();
        int inside = areas == null ? AreaLocator.OUTSIDE : areas.locate(x, y);
        if (inside != AreaLocator.OUTSIDE) {
            String what = named(inside, title.zh());
            return new ExclusionReason(
                    "inside",
                    new LocalizedText("位于" + what + "内", "Inside " + named(inside, title.en())),
                    rule.selection().collection(),
                    ids.get(inside),
                    0,
                    needed,
                    figure == null ? null : figure.source());
        }
        NearestShape.Found found = needed > 0 ? nearest.findNearer(x, y, needed) : null;
        return found == null ? null : tooNear(found, needed, figure);
    }

    private ExclusionReason tooNear(NearestShape.Found found, double needed, ClassFigures.@Nullable Figure figure) {
        boolean junction = rule.what() == ExclusionRule.What.JUNCTIONS;
        String metres = Wording.below(found.metres(), needed);
        String least = Wording.figure(needed);
        String zhClass = figure == null ? "" : "(" + figure.className() + " 类)";
        String enClass = figure == null ? "" : " (class " + figure.className() + ")";
        String zh = junction ? "道路交叉口" : named(found.shape(), title.zh());
        String en = junction ? "a junction" : named(found.shape(), title.en());
        return new ExclusionReason(
                junction ? "beside-junction" : "too-near",
                new LocalizedText(
                        "距" + zh + " " + metres + " m,应不小于 " + least + " m" + zhClass,
                        metres + " m from " + en + "; at least " + least + " m are needed" + enClass),
                rule.selection().collection(),
                ids.get(found.shape()),
                found.metres(),
                needed,
                figure == null ? null : figure.source());
    }

    private String named(int shape, String kind) {
        String name = names.get(shape);
        return name == null ? kind : kind + "“" + name + "”";
    }
}
