package org.cityreach.coverage.algorithm;

import java.util.List;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What a set of facilities reaches in a straight line: everything within each one's radius. Owners are
 * the facilities by index. City metres, x easting, y northing. Safe for use by many threads.
 */
public sealed interface Reach permits DiskReach, ShapeReach {

    /** How many facilities there are. */
    int owners();

    /** Which points are served, by whom and by whom alone; weights null where each point counts 1. */
    PointCoverage.Shares points(double[] eastings, double[] northings, double @Nullable [] weights, Progress progress);

    /** How much of each polygon is served, and how much by each facility; exact, arcs stay arcs. */
    DiskUnionArea.Shares areas(List<Geometry> polygons, double[] weightPerSquareMetre, Progress progress);

    /**
     * What one facility reaches, for drawing: arcs are replaced by chords that part from them by at most
     * {@code sagittaMetres}; an empty polygon for a facility that reaches nothing.
     */
    Geometry outline(int owner, double sagittaMetres);

    /** How far a place is from the nearest facility, in metres; NaN where there is none. */
    double distanceMetres(Geometry place);

    /** So many segments to a quarter circle keep a chord within the sagitta, at least 4, at most 64. */
    static int quadrantSegments(double radiusMetres, double sagittaMetres) {
        double share = Math.min(1, sagittaMetres / radiusMetres);
        double halfAngle = Math.acos(1 - share);
        return (int) Math.max(4, Math.min(64, Math.ceil(Math.PI / 4 / halfAngle)));
    }
}
