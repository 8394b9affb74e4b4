package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.geo.MetricCrs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** Makes the rows of one layer of what an extract holds: a row an object, or a piece of a road. */
final class OsmRows {

    private static final double E7 = 1e7;

    private final OsmExtract extract;
    private final OsmLayer layer;
    private final OsmGeometry geometries;
    private final @Nullable RoadPieces pieces;
    private long number;

    /**
     * @param split whether lines are cut where they meet
     */
    OsmRows(OsmExtract extract, OsmLayer layer, boolean split) {
        this.extract = extract;
        this.layer = layer;
        this.geometries = new OsmGeometry(extract.nodes());
        this.pieces = split && layer.take() == OsmLayer.Take.LINES
                ? new RoadPieces(extract.nodes(), extract.objects(layer.id()))
                : null;
    }

    void give(Consumer<RawRow> sink) {
        for (OsmObject object : extract.objects(layer.id())) {
            List<long[]> parts = pieces == null ? List.of(object.nodes()) : pieces.cut(object.nodes());
            if (parts.size() < 2) {
                sink.accept(row(object, object.id(), object.nodes()));
            } else {
                giveParts(object, parts, sink);
            }
        }
    }

    private void giveParts(OsmObject object, List<long[]> parts, Consumer<RawRow> sink) {
        for (int i = 0; i < parts.size(); i++) {
            sink.accept(row(object, object.id() + "-" + (i + 1), parts.get(i)));
        }
    }

    private RawRow row(OsmObject object, String id, long[] nodes) {
        @Nullable Object[] values = object.values();
        try {
            Geometry geometry = geometry(object, nodes);
            int areaColumn = layer.areaColumn();
            if (areaColumn >= 0 && geometry instanceof Polygonal) {
                values = values.clone();
                values[areaColumn] = areaSquareMetres(geometry);
            }
            return new RawRow(++number, 0, id, geometry, values, null);
        } catch (RowProblem problem) {
            return new RawRow(++number, 0, id, null, values, problem);
        }
    }

    private Geometry geometry(OsmObject object, long[] nodes) throws RowProblem {
        return switch (layer.take()) {
            case LINES -> geometries.line(nodes);
            case POINTS ->
                object.kind() == OsmKind.NODE ? geometries.point(object.number()) : inside(area(object, nodes));
            case AREAS -> {
                if (object.kind() == OsmKind.NODE) {
                    throw new RowProblem("not-an-area", "it is mapped as a single point, and has no extent");
                }
                yield area(object, nodes);
            }
        };
    }

    /** A point inside, in the file's own precision. */
    private static Geometry inside(Geometry area) {
        Coordinate place = area.getInteriorPoint().getCoordinate();
        return area.getFactory()
                .createPoint(new Coordinate(Math.round(place.x * E7) / E7, Math.round(place.y * E7) / E7));
    }

    private Geometry area(OsmObject object, long[] nodes) throws RowProblem {
        return object.kind() == OsmKind.WAY ? geometries.area(nodes) : geometries.area(memberWays(object));
    }

    private List<long[]> memberWays(OsmObject relation) throws RowProblem {
        List<long[]> ways = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        List<Long> numbers = relation.members().stream()
                .filter(member -> member.kind() == OsmKind.WAY)
                .map(OsmMember::id)
                .distinct()
                .toList();
        for (long way : numbers) {
            long[] nodes = extract.memberWays().get(way);
            if (nodes == null) {
                missing.add(way);
            } else {
                geometries.requireNodes(nodes, " of " + OsmKind.WAY.id(way));
                ways.add(nodes);
            }
        }
        if (!missing.isEmpty()) {
            throw new RowProblem(
                    "incomplete-relation",
                    missing.size() + " of its " + numbers.size() + " ways are not in the file, first "
                            + OsmKind.WAY.id(missing.get(0)));
        }
        return ways;
    }

    /** In the metric system of where it lies. */
    private static double areaSquareMetres(Geometry degrees) {
        Crs metric = MetricCrs.of(degrees.getEnvelopeInternal());
        return Math.round(CrsTransform.between(Crs.CRS84, metric).apply(degrees).getArea());
    }
}
