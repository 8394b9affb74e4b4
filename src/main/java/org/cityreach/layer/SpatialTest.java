package org.cityreach.layer;

import org.cityreach.layer.Filter.SpatialOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * Tests geometries against the one of a {@link Filter.Spatial}, which is made ready once for many. Exact, plane
 * geometry in the coordinates as they are. False for a geometry that is missing or empty. Immutable.
 */
public final class SpatialTest {

    private final SpatialOperator operator;
    private final PreparedGeometry prepared;
    private final Geometry given;
    private final Envelope box;

    private SpatialTest(SpatialOperator operator, Geometry given) {
        this.operator = operator;
        this.given = given;
        this.prepared = PreparedGeometryFactory.prepare(given);
        this.box = given.getEnvelopeInternal();
    }

    public static SpatialTest of(Filter.Spatial filter) {
        return new SpatialTest(filter.operator(), filter.geometry());
    }

    public static SpatialTest of(SpatialOperator operator, Geometry given) {
        return new SpatialTest(operator, given);
    }

    public boolean matches(@Nullable Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            return false;
        }
        if (!box.intersects(geometry.getEnvelopeInternal())) {
            return operator == SpatialOperator.DISJOINT;
        }
        return switch (operator) {
            case INTERSECTS -> prepared.intersects(geometry);
            case DISJOINT -> prepared.disjoint(geometry);
            case EQUALS -> geometry.equalsTopo(given);
            case TOUCHES -> prepared.touches(geometry);
            case WITHIN -> prepared.contains(geometry);
            case CONTAINS -> prepared.within(geometry);
            case OVERLAPS -> prepared.overlaps(geometry);
            case CROSSES -> prepared.crosses(geometry);
        };
    }
}
