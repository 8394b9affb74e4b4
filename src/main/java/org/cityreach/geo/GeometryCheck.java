package org.cityreach.geo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Finds what is wrong with a geometry, in any coordinates; the first flaw only. Polygons are valid as in OGC
 * Simple Features: rings do not cross themselves or each other, holes lie inside. Lines may cross
 * themselves. Exact. Repairs nothing. {@code n log n} in the vertices.
 */
public final class GeometryCheck {

    private static final int FEWEST_RING_POINTS = 4;

    private GeometryCheck() {}

    /** The first flaw; empty where the geometry is valid and not empty. */
    public static Optional<GeometryFlaw> find(Geometry geometry) {
        if (geometry.isEmpty()) {
            return Optional.of(new GeometryFlaw("empty-geometry", "the geometry has no coordinates", null));
        }
        Coordinate notFinite = findNotFinite(geometry.getCoordinates());
        if (notFinite != null) {
            return Optional.of(notFinite(notFinite));
        }
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i).isEmpty()) {
                return Optional.of(new GeometryFlaw("empty-geometry", "part " + (i + 1) + " has no coordinates", null));
            }
        }
        return Optional.ofNullable(new IsValidOp(geometry).getValidationError()).map(GeometryCheck::flawOf);
    }

    /**
     * The first flaw of a ring as read from a file, before a geometry can be made of it: too few points, not
     * closed (first and last differ), or not finite.
     */
    public static Optional<GeometryFlaw> findInRing(Coordinate[] ring) {
        Coordinate notFinite = findNotFinite(ring);
        if (notFinite != null) {
            return Optional.of(notFinite(notFinite));
        }
        if (ring.length > 1 && !ring[0].equals2D(ring[ring.length - 1])) {
            return Optional.of(
                    new GeometryFlaw("unclosed-ring", "the ring does not end where it starts", ring[ring.length - 1]));
        }
        if (ring.length < FEWEST_RING_POINTS) {
            return Optional.of(new GeometryFlaw(
                    "too-few-points",
                    "a ring needs at least " + FEWEST_RING_POINTS + " points, this has " + ring.length,
                    ring.length == 0 ? null : ring[0]));
        }
        return Optional.empty();
    }

    private static @Nullable Coordinate findNotFinite(Coordinate[] coordinates) {
        for (Coordinate coordinate : coordinates) {
            if (!Double.isFinite(coordinate.x) || !Double.isFinite(coordinate.y)) {
                return coordinate;
            }
        }
        return null;
    }

    private static GeometryFlaw notFinite(Coordinate where) {
        return new GeometryFlaw(
                "coordinate-not-finite", "a coordinate is not a finite number: " + where.x + " " + where.y, null);
    }

    private static GeometryFlaw flawOf(TopologyValidationError error) {
        Coordinate where = error.getCoordinate();
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                new GeometryFlaw("self-intersection", "the boundary crosses or touches itself", where);
            case TopologyValidationError.TOO_FEW_POINTS ->
                new GeometryFlaw("too-few-points", "a ring or line has too few different points", where);
            case TopologyValidationError.RING_NOT_CLOSED ->
                new GeometryFlaw("unclosed-ring", "the ring does not end where it starts", where);
            case TopologyValidationError.HOLE_OUTSIDE_SHELL ->
                new GeometryFlaw("hole-outside-shell", "a hole lies outside its polygon", where);
            case TopologyValidationError.NESTED_HOLES ->
                new GeometryFlaw("nested-holes", "a hole lies inside another", where);
            case TopologyValidationError.NESTED_SHELLS ->
                new GeometryFlaw("nested-shells", "a polygon lies inside another of the same geometry", where);
            case TopologyValidationError.DUPLICATE_RINGS ->
                new GeometryFlaw("duplicate-rings", "two rings are the same", where);
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                new GeometryFlaw("disconnected-interior", "holes cut the polygon into pieces", where);
            default -> new GeometryFlaw("invalid-geometry", error.getMessage(), where);
        };
    }
}
