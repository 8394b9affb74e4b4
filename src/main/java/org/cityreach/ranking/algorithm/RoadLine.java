package org.cityreach.ranking.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * A road as a line with measures: metres along it from its begin, in a plane in metres. The parts of a road that
 * is drawn in several are laid end to end; a gap between them has no length. Measures are sums of the lengths of
 * straight pieces, so exact up to rounding. A road without length has one piece of length 0. Immutable.
 */
public final class RoadLine {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Coordinate[]> parts;
    private final double[] x1;
    private final double[] y1;
    private final double[] x2;
    private final double[] y2;
    private final double[] measures;

    private RoadLine(List<Coordinate[]> parts) {
        this.parts = parts;
        int pieces = parts.stream().mapToInt(part -> part.length - 1).sum();
        x1 = new double[pieces];
        y1 = new double[pieces];
        x2 = new double[pieces];
        y2 = new double[pieces];
        measures = new double[pieces + 1];
        int piece = 0;
        for (Coordinate[] part : parts) {
            for (int i = 1; i < part.length; i++, piece++) {
                x1[piece] = part[i - 1].x;
                y1[piece] = part[i - 1].y;
                x2[piece] = part[i].x;
                y2[piece] = part[i].y;
                measures[piece + 1] = measures[piece] + part[i - 1].distance(part[i]);
            }
        }
    }

    /**
     * Lays the parts in order: first the one with an end nearest to the begin, from that end on, then
     * always the part that has an end nearest to where the last one ended; of equally near ones the first drawn.
     *
     * @param line LineString or MultiLineString, not empty
     * @param begin near where measures begin; null to begin as drawn
     */
    public static RoadLine of(Geometry line, @Nullable Coordinate begin) {
        List<Coordinate[]> left = new ArrayList<>();
        for (int i = 0; i < line.getNumGeometries(); i++) {
            if (line.getGeometryN(i) instanceof LineString part && !part.isEmpty()) {
                left.add(part.getCoordinates());
            }
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException("a road without a line");
        }
        List<Coordinate[]> ordered = new ArrayList<>();
        Coordinate end = begin == null ? left.get(0)[0] : begin;
        while (!left.isEmpty()) {
            Coordinate[] next = nearest(left, end);
            left.remove(next);
            Coordinate[] directed = last(next).distance(end) < next[0].distance(end) ? reversed(next) : next;
            ordered.add(directed);
            end = last(directed);
        }
        return new RoadLine(ordered);
    }

    private static Coordinate[] nearest(List<Coordinate[]> parts, Coordinate place) {
        Coordinate[] best = parts.get(0);
        for (Coordinate[] part : parts) {
            if (endDistance(part, place) < endDistance(best, place)) {
                best = part;
            }
        }
        return best;
    }

    private static double endDistance(Coordinate[] part, Coordinate place) {
        return Math.min(part[0].distance(place), last(part).distance(place));
    }

    private static Coordinate last(Coordinate[] part) {
        return part[part.length - 1];
    }

    private static Coordinate[] reversed(Coordinate[] part) {
        Coordinate[] copy = new Coordinate[part.length];
        Arrays.setAll(copy, i -> part[part.length - 1 - i]);
        return copy;
    }

    public double lengthMetres() {
        return measures[pieces()];
    }

    /** The number of straight pieces. */
    public int pieces() {
        return x1.length;
    }

    double x1(int piece) {
        return x1[piece];
    }

    double y1(int piece) {
        return y1[piece];
    }

    double x2(int piece) {
        return x2[piece];
    }

    double y2(int piece) {
        return y2[piece];
    }

    /** Where a piece begins, in metres from the road's begin; for {@link #pieces()} the road's length. */
    double measure(int piece) {
        return measures[piece];
    }

    /** Where on a piece, 0 to 1, a place is nearest. */
    double nearestShare(int piece, double x, double y) {
        double dx = x2[piece] - x1[piece];
        double dy = y2[piece] - y1[piece];
        double squared = dx * dx + dy * dy;
        double share = squared == 0 ? 0 : ((x - x1[piece]) * dx + (y - y1[piece]) * dy) / squared;
        return Math.max(0, Math.min(1, share));
    }

    double distanceMetres(int piece, double share, double x, double y) {
        double atX = x1[piece] + share * (x2[piece] - x1[piece]);
        double atY = y1[piece] + share * (y2[piece] - y1[piece]);
        return Math.hypot(x - atX, y - atY);
    }

    /** The road from one measure to another, a LineString, or a MultiLineString where a gap lies between. */
    public Geometry between(double fromMetres, double toMetres) {
        List<LineString> lines = new ArrayList<>();
        List<Coordinate> line = new ArrayList<>();
        int piece = 0;
        for (Coordinate[] part : parts) {
            if (!line.isEmpty() && !line.get(line.size() - 1).equals2D(part[0])) {
                finish(line, lines);
            }
            for (int i = 1; i < part.length; i++, piece++) {
                double from = Math.max(fromMetres, measures[piece]);
                double to = Math.min(toMetres, measures[piece + 1]);
                if (from < to) {
                    if (line.isEmpty()) {
                        line.add(at(piece, from));
                    }
                    line.add(at(piece, to));
                }
            }
        }
        finish(line, lines);
        if (lines.isEmpty()) {
            Coordinate place = at(0, Math.min(fromMetres, lengthMetres()));
            return FACTORY.createLineString(new Coordinate[] {place, new Coordinate(place)});
        }
        return lines.size() == 1 ? lines.get(0) : FACTORY.createMultiLineString(lines.toArray(new LineString[0]));
    }

    private static void finish(List<Coordinate> line, List<LineString> lines) {
        if (!line.isEmpty()) {
            lines.add(FACTORY.createLineString(line.toArray(new Coordinate[0])));
            line.clear();
        }
    }

    private Coordinate at(int piece, double measureMetres) {
        double length = measures[piece + 1] - measures[piece];
        double share = length == 0 ? 0 : (measureMetres - measures[piece]) / length;
        return new Coordinate(x1[piece] + share * (x2[piece] - x1[piece]), y1[piece] + share * (y2[piece] - y1[piece]));
    }
}
