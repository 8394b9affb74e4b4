package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.CoverageRequest.Region;
import org.cityreach.coverage.algorithm.PolygonParts;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.geo.GeometryCheck;
import org.cityreach.layer.Filter;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The ground a question is about, in city metres; its border belongs. Everywhere, where nothing is named. */
final class Ground {

    private final @Nullable Geometry shape;
    private final @Nullable PreparedGeometry prepared;
    private final @Nullable PointOnGeometryLocator locator;

    private Ground(@Nullable Geometry shape) {
        this.shape = shape;
        this.prepared = shape == null ? null : PreparedGeometryFactory.prepare(shape);
        this.locator = shape == null ? null : new IndexedPointInAreaLocator(shape);
    }

    static Ground of(@Nullable Region region, Sources sources, MetricFrame frame) {
        if (region == null) {
            return new Ground(null);
        }
        return region instanceof Region.Shape shape
                ? new Ground(ofShape(shape.longitudeLatitude(), frame))
                : new Ground(ofFeatures((Region.Features) region, sources, frame));
    }

    private static Geometry ofShape(Geometry shape, MetricFrame frame) {
        if (!(shape instanceof Polygonal)) {
            throw Fault.invalid("within-not-polygon", "within", shape.getGeometryType(), "Polygon, MultiPolygon");
        }
        GeometryCheck.find(shape).ifPresent(flaw -> {
            throw Fault.invalid(flaw.code(), "within: " + flaw.message());
        });
        return CrsTransform.between(Crs.CRS84, frame.crs()).apply(shape);
    }

    private static Geometry ofFeatures(Region.Features features, Sources sources, MetricFrame frame) {
        LayerSnapshot snapshot = sources.get(features.collection());
        if (snapshot.layer().geometryType().dimension() != 2) {
            throw Fault.invalid(
                    "within-not-polygon", "within.collection", features.collection(), "a polygon collection");
        }
        int[] rows = features.ids().isEmpty()
                ? snapshot.allRows()
                : sources.rows(features.collection(), new Filter.IdIn(features.ids()));
        List<String> missing = new ArrayList<>(features.ids());
        List<Geometry> shapes = new ArrayList<>();
        for (int row : rows) {
            missing.remove(snapshot.id(row));
            Geometry shape = snapshot.in(frame.crs()).geometry(row);
            if (shape != null) {
                shapes.add(shape);
            }
        }
        if (!missing.isEmpty()) {
            throw Fault.invalid("unknown-feature", "within.ids", missing.get(0), "ids of " + features.collection());
        }
        return PolygonParts.union(shapes);
    }

    boolean isEverywhere() {
        return shape == null;
    }

    boolean holds(double x, double y) {
        return locator == null || locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
    }

    /** The part of a polygon that lies in the ground; may be empty. */
    Geometry clip(Geometry polygon) {
        if (shape == null || prepared == null || prepared.covers(polygon)) {
            return polygon;
        }
        return prepared.intersects(polygon)
                ? PolygonParts.intersection(polygon, shape)
                : polygon.getFactory().createPolygon();
    }
}
