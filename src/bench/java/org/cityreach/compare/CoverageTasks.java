package org.cityreach.compare;

import java.util.List;
import java.util.stream.DoubleStream;
import org.cityreach.coverage.algorithm.DiskSet;
import org.cityreach.coverage.algorithm.DiskUnionArea;
import org.cityreach.coverage.algorithm.NearestFacility;
import org.cityreach.coverage.algorithm.PointCoverage;
import org.cityreach.coverage.algorithm.PolygonSet;
import org.cityreach.job.Progress;

/** Coverage with straight-line distance: points served, area served, nearest facility. */
final class CoverageTasks {

    private static final double RADIUS_METRES = 500;
    private static final int RUNS = 3;
    private static final double EXACT = 1e-9;
    /** Circles of 32 and 64 segments have 0.64 % and 0.16 % less area than the circle. */
    private static final double OF_64_SEGMENTS = 2e-3;

    private static final double OF_32_SEGMENTS = 7e-3;

    private static final String UNION_OF_BUFFERS =
            "with u as (select st_subdivide(st_union(st_buffer(geom, 500%s)), 64) g from toilets) ";

    private final SeededCity.Points points;
    private final SeededCity.Points facilities;

    CoverageTasks(SeededCity.Points points, SeededCity.Points facilities) {
        this.points = points;
        this.facilities = facilities;
    }

    List<Task> list(PostgisPeers postgis, SciPyPeers scipy) {
        return List.of(pointsServed(postgis, scipy), coveredArea(postgis), nearestFacility(postgis, scipy));
    }

    private Task pointsServed(PostgisPeers postgis, SciPyPeers scipy) {
        return new Task(
                "points-served",
                this::countServed,
                List.of(
                        postgis.peer(
                                "postgis-union-of-buffers",
                                OF_64_SEGMENTS,
                                RUNS,
                                UNION_OF_BUFFERS.formatted(", 16")
                                        + "select count(*) from u join points p on st_intersects(u.g, p.geom)"),
                        postgis.peer(
                                "postgis-distance-join",
                                EXACT,
                                RUNS,
                                "select count(distinct p.id) from toilets t"
                                        + " join points p on st_dwithin(t.geom, p.geom, 500)"),
                        scipy.peer("scipy-kd-tree", "points-served", RADIUS_METRES)));
    }

    private double countServed() {
        boolean[] served = PointCoverage.compute(disks(), points.eastings(), points.northings(), Progress.NONE);
        int count = 0;
        for (boolean one : served) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private Task coveredArea(PostgisPeers postgis) {
        return new Task(
                "covered-area-of-cells",
                this::coveredSquareMetres,
                List.of(postgis.peer(
                        "postgis-union-of-buffers",
                        OF_32_SEGMENTS,
                        RUNS,
                        UNION_OF_BUFFERS.formatted("")
                                + "select sum(a) from (select c.id, sum(case when st_contains(u.g, c.geom) then 10000"
                                + " else st_area(st_intersection(u.g, c.geom)) end) a"
                                + " from u join cells c on st_intersects(u.g, c.geom) group by 1) s")));
    }

    private double coveredSquareMetres() {
        int cells = SeededCity.SIZE_METRES / SeededCity.CELL_METRES;
        PolygonSet squares = PolygonSet.ofSquares(
                SeededCity.WEST_METRES, SeededCity.SOUTH_METRES, SeededCity.CELL_METRES, cells, cells);
        return DoubleStream.of(DiskUnionArea.compute(disks(), squares, Progress.NONE))
                .sum();
    }

    private Task nearestFacility(PostgisPeers postgis, SciPyPeers scipy) {
        return new Task(
                "nearest-facility",
                this::sumOfNearestMetres,
                List.of(
                        postgis.slowPeer(
                                "postgis-knn-join",
                                EXACT,
                                "select sum(n.d) from points p cross join lateral (select t.geom <-> p.geom d"
                                        + " from toilets t order by t.geom <-> p.geom limit 1) n"),
                        scipy.peer("scipy-kd-tree", "nearest-facility", RADIUS_METRES)));
    }

    private double sumOfNearestMetres() {
        NearestFacility.Nearest nearest = NearestFacility.compute(
                facilities.eastings(), facilities.northings(), points.eastings(), points.northings(), Progress.NONE);
        return DoubleStream.of(nearest.metres()).sum();
    }

    private DiskSet disks() {
        return DiskSet.of(facilities.eastings(), facilities.northings(), RADIUS_METRES);
    }
}
