package org.cityreach.ranking.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which metres of roads lie within a distance of what was driven. Exact: what of a straight piece of road
 * lies within the distance of a straight piece of track is one interval, found in closed form from two circles
 * and a rectangle; the intervals are united along the road. The border belongs (to 1 µm). A track that only
 * crosses a road sweeps the metres around the crossing. Planar, in metres. Searches run on all cores.
 */
public final class SweptRoads {

    private static final int LEGS_PER_PART = 8;

    private final List<RoadLine> roads;
    private final double reachMetres;
    private final STRtree index = new STRtree();
    private final List<Intervals> swept = new ArrayList<>();

    private record Piece(int road, int piece) {}

    private SweptRoads(List<RoadLine> roads, double bufferMetres) {
        this.roads = roads;
        this.reachMetres = bufferMetres + RoadLocator.TOLERANCE_METRES;
        for (int road = 0; road < roads.size(); road++) {
            swept.add(new Intervals());
            RoadLine line = roads.get(road);
            for (int piece = 0; piece < line.pieces(); piece++) {
                Envelope envelope = new Envelope(line.x1(piece), line.x2(piece), line.y1(piece), line.y2(piece));
                envelope.expandBy(reachMetres);
                index.insert(envelope, new Piece(road, piece));
            }
        }
        index.build();
    }

    /** By road the swept intervals, in metres from its begin. */
    public static List<Intervals> of(List<RoadLine> roads, Legs legs, double bufferMetres, Progress progress) {
        SweptRoads search = new SweptRoads(List.copyOf(roads), bufferMetres);
        int parts = (legs.count() + LEGS_PER_PART - 1) / LEGS_PER_PART;
        IntStream.range(0, parts).parallel().forEach(part -> {
            progress.checkCancelled();
            for (int leg = part * LEGS_PER_PART; leg < Math.min(legs.count(), (part + 1) * LEGS_PER_PART); leg++) {
                search.sweep(legs, leg);
            }
        });
        return search.swept;
    }

    private void sweep(Legs legs, int leg) {
        int first = legs.start(leg);
        int end = legs.start(leg + 1);
        for (int fix = first; fix < Math.max(first + 1, end - 1); fix++) {
            int to = Math.min(fix + 1, end - 1);
            double[] track = {legs.x(fix), legs.y(fix), legs.x(to), legs.y(to)};
            for (Object item : index.query(new Envelope(track[0], track[2], track[1], track[3]))) {
                Piece piece = (Piece) item;
                sweep(piece, track);
            }
        }
    }

    private void sweep(Piece piece, double[] track) {
        RoadLine line = roads.get(piece.road);
        double from = line.measure(piece.piece);
        double lengthMetres = line.measure(piece.piece + 1) - from;
        if (lengthMetres == 0) {
            return;
        }
        double ux = (line.x2(piece.piece) - line.x1(piece.piece)) / lengthMetres;
        double uy = (line.y2(piece.piece) - line.y1(piece.piece)) / lengthMetres;
        double ax = track[0] - line.x1(piece.piece);
        double ay = track[1] - line.y1(piece.piece);
        double bx = track[2] - line.x1(piece.piece);
        double by = track[3] - line.y1(piece.piece);
        double[] span = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        widenByCircle(span, ax * ux + ay * uy, ax * uy - ay * ux);
        widenByCircle(span, bx * ux + by * uy, bx * uy - by * ux);
        widenByRectangle(span, new double[] {ax, ay, bx, by}, ux, uy);
        Intervals intervals = swept.get(piece.road);
        synchronized (intervals) {
            intervals.add(from + Math.max(0, span[0]), from + Math.min(lengthMetres, span[1]));
        }
    }

    /** The part of the road's line in a circle whose centre lies {@code along} it and {@code across} from it. */
    private void widenByCircle(double[] span, double along, double across) {
        double squared = reachMetres * reachMetres - across * across;
        if (squared >= 0) {
            double half = Math.sqrt(squared);
            span[0] = Math.min(span[0], along - half);
            span[1] = Math.max(span[1], along + half);
        }
    }

    /** The part of the road's line beside the track: between its ends and no farther from it than the reach. */
    private void widenByRectangle(double[] span, double[] track, double ux, double uy) {
        double dx = track[2] - track[0];
        double dy = track[3] - track[1];
        double trackMetres = Math.hypot(dx, dy);
        if (trackMetres == 0) {
            return;
        }
        double vx = dx / trackMetres;
        double vy = dy / trackMetres;
        // along the track: 0 ≤ s·(u·v) − a·v ≤ its length; across it: |s·(u×v) − a×v| ≤ reach
        double[] clip = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        double alongStart = track[0] * vx + track[1] * vy;
        clip(clip, ux * vx + uy * vy, alongStart, alongStart + trackMetres);
        double across = track[0] * vy - track[1] * vx;
        clip(clip, ux * vy - uy * vx, across - reachMetres, across + reachMetres);
        if (clip[0] <= clip[1]) {
            span[0] = Math.min(span[0], clip[0]);
            span[1] = Math.max(span[1], clip[1]);
        }
    }

    /** Narrows to where low ≤ factor · s ≤ high. */
    private static void clip(double[] clip, double factor, double low, double high) {
        if (Math.abs(factor) < 1e-15) {
            if (low > 0 || high < 0) {
                clip[0] = Double.POSITIVE_INFINITY;
            }
            return;
        }
        clip[0] = Math.max(clip[0], Math.min(low / factor, high / factor));
        clip[1] = Math.min(clip[1], Math.max(low / factor, high / factor));
    }
}
