package org.cityreach.coverage.algorithm;

import java.util.List;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * The reach of line and polygon facilities, from their boundary: a place inside a polygon is served. The
 * same border rule as {@link PointCoverage}; areas by {@link OffsetUnionArea}.
 */
public final class ShapeReach implements Reach {

    private final List<Geometry> facilities;
    private final double[] radiusMetres;
    private final OffsetUnionArea union;

    /**
     * Facilities with their radii.
     *
     * @param facilities in city metres; polygons must be valid
     * @param radiusMetres more than 0 and finite, one for each
     */
    public ShapeReach(List<Geometry> facilities, double[] radiusMetres) {
        if (facilities.size() != radiusMetres.length) {
            throw new IllegalArgumentException(
                    facilities.size() + " facilities with " + radiusMetres.length + " radii");
        }
        this.facilities = List.copyOf(facilities);
        this.radiusMetres = radiusMetres.clone();
        this.union = new OffsetUnionArea(facilities, radiusMetres);
    }

    @Override
    public int owners() {
        return facilities.size();
    }

    @Override
    public PointCoverage.Shares points(
            double[] eastings, double[] northings, double @Nullable [] weights, Progress progress) {
        return new SegmentReach(facilities, radiusMetres).compute(eastings, northings, weights, progress);
    }

    @Override
    public DiskUnionArea.Shares areas(List<Geometry> polygons, double[] weightPerSquareMetre, Progress progress) {
        return union.computeShares(polygons, weightPerSquareMetre, progress);
    }

    @Override
    public Geometry outline(int owner, double sagittaMetres) {
        double radius = radiusMetres[owner];
        return facilities.get(owner).buffer(radius, Reach.quadrantSegments(radius, sagittaMetres));
    }

    @Override
    public double distanceMetres(Geometry place) {
        double nearest = Double.NaN;
        for (Geometry facility : facilities) {
            double atLeast = facility.getEnvelopeInternal().distance(place.getEnvelopeInternal());
            if (!(atLeast >= nearest)) {
                double distance = facility.distance(place);
                nearest = distance >= nearest ? nearest : distance;
            }
        }
        return nearest;
    }
}
