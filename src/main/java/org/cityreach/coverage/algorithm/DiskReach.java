package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** The reach of point facilities: disks. */
public final class DiskReach implements Reach {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final DiskSet disks;
    private final List<List<Integer>> disksOfOwner;

    public DiskReach(DiskSet disks) {
        this.disks = disks;
        this.disksOfOwner = new ArrayList<>();
        for (int owner = 0; owner < disks.owners(); owner++) {
            disksOfOwner.add(new ArrayList<>(1));
        }
        for (int disk = 0; disk < disks.size(); disk++) {
            disksOfOwner.get(disks.owner[disk]).add(disk);
        }
    }

    @Override
    public int owners() {
        return disks.owners();
    }

    @Override
    public PointCoverage.Shares points(
            double[] eastings, double[] northings, double @Nullable [] weights, Progress progress) {
        return PointCoverage.computeShares(disks, eastings, northings, weights, progress);
    }

    @Override
    public DiskUnionArea.Shares areas(List<Geometry> polygons, double[] weightPerSquareMetre, Progress progress) {
        return DiskUnionArea.computeShares(disks, PolygonSet.of(polygons), weightPerSquareMetre, progress);
    }

    @Override
    public Geometry outline(int owner, double sagittaMetres) {
        List<Geometry> circles = new ArrayList<>();
        for (int disk : disksOfOwner.get(owner)) {
            double radius = disks.radius[disk];
            Coordinate centre = new Coordinate(disks.x[disk], disks.y[disk]);
            circles.add(FACTORY.createPoint(centre).buffer(radius, Reach.quadrantSegments(radius, sagittaMetres)));
        }
        return circles.size() == 1 ? circles.get(0) : union(circles);
    }

    private static Geometry union(List<Geometry> circles) {
        return circles.isEmpty() ? FACTORY.createPolygon() : UnaryUnionOp.union(circles);
    }

    @Override
    public double distanceMetres(Geometry place) {
        double nearest = Double.NaN;
        for (int disk = 0; disk < disks.size(); disk++) {
            double distance = place.distance(FACTORY.createPoint(new Coordinate(disks.x[disk], disks.y[disk])));
            nearest = distance >= nearest ? nearest : distance;
        }
        return nearest;
    }
}
