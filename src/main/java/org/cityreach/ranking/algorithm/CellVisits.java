package org.cityreach.ranking.algorithm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * How often and when last each cell was visited. A cell is visited while a leg is within the buffer of its
 * polygon, border included (to 1 µm); whether it is, is exact. Legs are followed in steps of at most
 * {@value #STEP_METRES} m: a visit is a run of steps near the cell, so leaving it for less than a step goes unseen, and
 * the last moment is that at the end of the last step, at most one step's time late. Planar, in metres. Searches run on
 * all cores.
 */
public final class CellVisits {

    /** The length of a step at most. */
    public static final double STEP_METRES = 25;

    private static final int LEGS_PER_PART = 4;

    private final Legs legs;
    private final double reachMetres;
    private final Cell[] cells;
    private final STRtree index = new STRtree();

    /** By cell; the last moment is {@link Long#MIN_VALUE} where there was no visit. */
    public record Visits(int[] counts, long[] lastMillis) {}

    private record Cell(int number, PointOnGeometryLocator locator, double[][] rings) {

        boolean isNear(Coordinate from, Coordinate to, double reachMetres) {
            if (locator.locate(from) != Location.EXTERIOR) {
                return true;
            }
            Coordinate a = new Coordinate();
            Coordinate b = new Coordinate();
            for (double[] ring : rings) {
                for (int i = 2; i + 1 < ring.length; i += 2) {
                    a.x = ring[i - 2];
                    a.y = ring[i - 1];
                    b.x = ring[i];
                    b.y = ring[i + 1];
                    if (Distance.segmentToSegment(a, b, from, to) <= reachMetres) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private CellVisits(List<Geometry> polygons, Legs legs, double bufferMetres) {
        this.legs = legs;
        this.reachMetres = bufferMetres + RoadLocator.TOLERANCE_METRES;
        this.cells = new Cell[polygons.size()];
        for (int i = 0; i < cells.length; i++) {
            Geometry polygon = polygons.get(i);
            cells[i] = new Cell(i, new IndexedPointInAreaLocator(polygon), rings(polygon));
            Envelope envelope = new Envelope(polygon.getEnvelopeInternal());
            envelope.expandBy(reachMetres);
            index.insert(envelope, cells[i]);
        }
        index.build();
    }

    private static double[][] rings(Geometry polygon) {
        List<?> lines = LinearComponentExtracter.getLines(polygon);
        double[][] rings = new double[lines.size()][];
        for (int r = 0; r < rings.length; r++) {
            CoordinateSequence ring = ((LineString) lines.get(r)).getCoordinateSequence();
            rings[r] = new double[2 * ring.size()];
            for (int i = 0; i < ring.size(); i++) {
                rings[r][2 * i] = ring.getX(i);
                rings[r][2 * i + 1] = ring.getY(i);
            }
        }
        return rings;
    }

    /** @param polygons none of them empty */
    public static Visits of(List<Geometry> polygons, Legs legs, double bufferMetres, Progress progress) {
        CellVisits search = new CellVisits(polygons, legs, bufferMetres);
        Visits all = new Visits(new int[polygons.size()], new long[polygons.size()]);
        Arrays.fill(all.lastMillis, Long.MIN_VALUE);
        int parts = (legs.count() + LEGS_PER_PART - 1) / LEGS_PER_PART;
        IntStream.range(0, parts).parallel().forEach(part -> {
            progress.checkCancelled();
            for (int leg = part * LEGS_PER_PART; leg < Math.min(legs.count(), (part + 1) * LEGS_PER_PART); leg++) {
                search.new Walk(all).follow(leg);
            }
        });
        return all;
    }

    /** One leg followed step by step. */
    private final class Walk {
        private final Visits visits;
        /** The cells near the step before this one, and those near this one. */
        private BitSet before = new BitSet();

        private BitSet near = new BitSet();

        Walk(Visits visits) {
            this.visits = visits;
        }

        void follow(int leg) {
            int first = legs.start(leg);
            int end = legs.start(leg + 1);
            for (int fix = first; fix < Math.max(first + 1, end - 1); fix++) {
                int to = Math.min(fix + 1, end - 1);
                double metres = Math.hypot(legs.x(to) - legs.x(fix), legs.y(to) - legs.y(fix));
                int steps = (int) Math.max(1, Math.ceil(metres / STEP_METRES));
                Coordinate begin = at(fix, to, 0);
                for (int step = 1; step <= steps; step++) {
                    double share = (double) step / steps;
                    Coordinate next = at(fix, to, share);
                    long moment = legs.moment(fix) + Math.round(share * (legs.moment(to) - legs.moment(fix)));
                    step(begin, next, moment);
                    begin = next;
                }
            }
        }

        private Coordinate at(int fix, int to, double share) {
            return new Coordinate(
                    legs.x(fix) + share * (legs.x(to) - legs.x(fix)), legs.y(fix) + share * (legs.y(to) - legs.y(fix)));
        }

        private void step(Coordinate from, Coordinate to, long moment) {
            near.clear();
            for (Object item : index.query(new Envelope(from, to))) {
                Cell cell = (Cell) item;
                if (cell.isNear(from, to, reachMetres)) {
                    near.set(cell.number);
                    record(cell.number, !before.get(cell.number), moment);
                }
            }
            BitSet swap = before;
            before = near;
            near = swap;
        }

        private void record(int cell, boolean begins, long moment) {
            synchronized (visits) {
                visits.counts[cell] += begins ? 1 : 0;
                visits.lastMillis[cell] = Math.max(visits.lastMillis[cell], moment);
            }
        }
    }
}
