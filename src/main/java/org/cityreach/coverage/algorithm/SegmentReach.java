package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which points lie within a radius of lines and polygons: the distance to the nearest edge, with the
 * border rule of {@link PointCoverage}, or inside. A grid lists for every square the edges that may be
 * near enough to something in it. Exact; each point looks at the edges of its square only.
 */
final class SegmentReach {

    private static final int BLOCK = 8192;
    private static final double MOST_SQUARES = 1 << 20;
    private static final double MOST_ENTRIES = 1 << 23;

    /** Ends of edges, four numbers each. */
    private double[] edge = new double[1024];

    private int[] owner = new int[256];
    private int edges;
    private final double[] reach;
    private final Envelope bounds = new Envelope();
    private final STRtree areas = new STRtree();
    private double side;
    private int columns;
    private int rows;
    private int[] listStart = new int[0];
    private int[] list = new int[0];

    /** A polygon facility and how to tell what is inside. */
    private record Area(int owner, PointOnGeometryLocator locator) {}

    SegmentReach(List<Geometry> facilities, double[] radiusMetres) {
        reach = new double[radiusMetres.length];
        Arrays.setAll(reach, i -> radiusMetres[i] + PointCoverage.BORDER_METRES);
        for (int i = 0; i < facilities.size(); i++) {
            Geometry facility = facilities.get(i);
            for (int part = 0; part < facility.getNumGeometries(); part++) {
                addEdges(facility.getGeometryN(part), i);
            }
            if (facility instanceof Polygonal && !facility.isEmpty()) {
                areas.insert(facility.getEnvelopeInternal(), new Area(i, new IndexedPointInAreaLocator(facility)));
            }
        }
        areas.build();
        layOut();
    }

    private void addEdges(Geometry part, int which) {
        if (part instanceof Point point && !point.isEmpty()) {
            addEdge(point.getX(), point.getY(), point.getX(), point.getY(), which);
        } else if (part instanceof LineString line) {
            for (int i = 1; i < line.getNumPoints(); i++) {
                Coordinate from = line.getCoordinateN(i - 1);
                Coordinate to = line.getCoordinateN(i);
                addEdge(from.x, from.y, to.x, to.y, which);
            }
        } else if (part instanceof Polygon polygon) {
            addEdges(polygon.getExteriorRing(), which);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                addEdges(polygon.getInteriorRingN(i), which);
            }
        }
    }

    private void addEdge(double ax, double ay, double bx, double by, int which) {
        if (edges == owner.length) {
            owner = Arrays.copyOf(owner, 2 * edges);
            edge = Arrays.copyOf(edge, 8 * edges);
        }
        edge[4 * edges] = ax;
        edge[4 * edges + 1] = ay;
        edge[4 * edges + 2] = bx;
        edge[4 * edges + 3] = by;
        owner[edges++] = which;
        Envelope box = new Envelope(ax, bx, ay, by);
        box.expandBy(reach[which]);
        bounds.expandToInclude(box);
    }

    private void layOut() {
        double mean = Arrays.stream(reach).average().orElse(1);
        side = mean / 2;
        while (isTooFine()) {
            side *= 1.5;
        }
        columns = bounds.isNull() ? 1 : (int) (bounds.getWidth() / side) + 1;
        rows = bounds.isNull() ? 1 : (int) (bounds.getHeight() / side) + 1;
        listStart = new int[columns * rows + 1];
        eachEntry((square, which) -> listStart[square + 1]++);
        for (int square = 0; square < columns * rows; square++) {
            listStart[square + 1] += listStart[square];
        }
        list = new int[listStart[columns * rows]];
        int[] next = listStart.clone();
        eachEntry((square, which) -> list[next[square]++] = which);
    }

    private boolean isTooFine() {
        if (bounds.isNull()) {
            return false;
        }
        double entries = 0;
        for (int i = 0; i < edges; i++) {
            double across = (Math.abs(edge[4 * i] - edge[4 * i + 2]) + 2 * reach[owner[i]]) / side + 1;
            double along = (Math.abs(edge[4 * i + 1] - edge[4 * i + 3]) + 2 * reach[owner[i]]) / side + 1;
            entries += across * along;
        }
        return entries > MOST_ENTRIES
                || (bounds.getWidth() / side + 1) * (bounds.getHeight() / side + 1) > MOST_SQUARES;
    }

    private interface Entry {
        void add(int square, int which);
    }

    /** A square may matter to an edge if its middle is within the reach and half a diagonal. */
    private void eachEntry(Entry entry) {
        for (int i = 0; i < edges; i++) {
            double far = reach[owner[i]] + side * 0.7072;
            int lastColumn = column(Math.max(edge[4 * i], edge[4 * i + 2]) + far);
            int lastRow = row(Math.max(edge[4 * i + 1], edge[4 * i + 3]) + far);
            for (int row = row(Math.min(edge[4 * i + 1], edge[4 * i + 3]) - far); row <= lastRow; row++) {
                double y = bounds.getMinY() + (row + 0.5) * side;
                int column = column(Math.min(edge[4 * i], edge[4 * i + 2]) - far);
                for (; column <= lastColumn; column++) {
                    double x = bounds.getMinX() + (column + 0.5) * side;
                    if (distance2(i, x, y) <= far * far) {
                        entry.add(row * columns + column, i);
                    }
                }
            }
        }
    }

    private int column(double x) {
        return Math.max(0, Math.min(columns - 1, (int) ((x - bounds.getMinX()) / side)));
    }

    private int row(double y) {
        return Math.max(0, Math.min(rows - 1, (int) ((y - bounds.getMinY()) / side)));
    }

    private double distance2(int which, double px, double py) {
        double ax = edge[4 * which] - px;
        double ay = edge[4 * which + 1] - py;
        double dx = edge[4 * which + 2] - edge[4 * which];
        double dy = edge[4 * which + 3] - edge[4 * which + 1];
        double length2 = dx * dx + dy * dy;
        double along = length2 == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
        double x = ax + along * dx;
        double y = ay + along * dy;
        return x * x + y * y;
    }

    PointCoverage.Shares compute(
            double[] eastings, double[] northings, double @Nullable [] weights, Progress progress) {
        int[] onlyOwner = new int[eastings.length];
        Object[] blocks = Blocks.run(eastings.length, BLOCK, progress, "serving-points", (from, to) -> {
            PointShares shares = new PointShares(reach.length, weights);
            List<Integer> hits = new ArrayList<>();
            for (int point = from; point < to; point++) {
                hits.clear();
                serve(eastings[point], northings[point], hits);
                for (int hit : hits) {
                    shares.serve(hit, point);
                }
                onlyOwner[point] =
                        hits.isEmpty() ? PointCoverage.NOBODY : hits.size() == 1 ? hits.get(0) : PointCoverage.SEVERAL;
                if (hits.size() == 1) {
                    shares.serveAlone(hits.get(0), point);
                }
            }
            return shares;
        });
        return PointShares.sum(blocks, reach.length, onlyOwner);
    }

    private void serve(double x, double y, List<Integer> hits) {
        if (!bounds.contains(x, y)) {
            return;
        }
        int square = row(y) * columns + column(x);
        for (int at = listStart[square]; at < listStart[square + 1]; at++) {
            int which = list[at];
            double far = reach[owner[which]];
            if (!hits.contains(owner[which]) && distance2(which, x, y) <= far * far) {
                hits.add(owner[which]);
            }
        }
        Coordinate place = new Coordinate(x, y);
        for (Object found : areas.query(new Envelope(place))) {
            Area area = (Area) found;
            if (!hits.contains(area.owner()) && area.locator().locate(place) != Location.EXTERIOR) {
                hits.add(area.owner());
            }
        }
    }
}
