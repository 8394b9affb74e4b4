package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.CoverageRequest.From;
import org.cityreach.coverage.CoverageResult.Excluded;
import org.cityreach.coverage.algorithm.DiskReach;
import org.cityreach.coverage.algorithm.DiskSet;
import org.cityreach.coverage.algorithm.Reach;
import org.cityreach.coverage.algorithm.ShapeReach;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The facilities that count, in city metres, and those that do not. Owners of the reach are indexes into
 * the lists.
 */
final class Facilities {

    final List<String> ids = new ArrayList<>();
    final List<@Nullable String> names = new ArrayList<>();
    /** Rows in the snapshot. */
    final List<Integer> rows = new ArrayList<>();

    final List<Geometry> shapes = new ArrayList<>();
    final List<Excluded> excluded = new ArrayList<>();
    int excludedCount;
    private double[] radii = new double[16];
    private @Nullable Reach reach;

    int size() {
        return ids.size();
    }

    double radiusMetres(int facility) {
        return radii[facility];
    }

    double largestRadiusMetres() {
        return Arrays.stream(radii, 0, size()).max().orElse(0);
    }

    /** The one radius of all; NaN where they differ or there are none. */
    double commonRadiusMetres() {
        double first = size() == 0 ? Double.NaN : radii[0];
        return Arrays.stream(radii, 0, size()).allMatch(radius -> radius == first) ? first : Double.NaN;
    }

    /** What they reach together; made once. */
    Reach reach() {
        Reach made = reach;
        if (made == null) {
            boolean points = shapes.stream().allMatch(shape -> shape.getDimension() == 0);
            made = points ? disks() : new ShapeReach(shapes, Arrays.copyOf(radii, size()));
            reach = made;
        }
        return made;
    }

    private Reach disks() {
        int sites = shapes.stream().mapToInt(Geometry::getNumPoints).sum();
        double[] x = new double[sites];
        double[] y = new double[sites];
        double[] radius = new double[sites];
        int[] owner = new int[sites];
        int site = 0;
        for (int i = 0; i < size(); i++) {
            for (Coordinate coordinate : shapes.get(i).getCoordinates()) {
                x[site] = coordinate.x;
                y[site] = coordinate.y;
                radius[site] = radii[i];
                owner[site++] = i;
            }
        }
        return new DiskReach(DiskSet.of(x, y, radius, owner, size()));
    }

    void exclude(String id, String reason, String detail) {
        excludedCount++;
        if (excluded.size() < 1000) {
            excluded.add(new Excluded(id, reason, detail));
        }
    }

    void add(LayerSnapshot snapshot, int row, Geometry shape, double radiusMetres, From from) {
        if (ids.size() == radii.length) {
            radii = Arrays.copyOf(radii, 2 * ids.size());
        }
        radii[ids.size()] = radiusMetres;
        ids.add(snapshot.id(row));
        names.add(Sources.name(snapshot, row));
        rows.add(row);
        shapes.add(from == From.CENTROID && shape.getDimension() > 0 ? shape.getCentroid() : shape);
    }
}
