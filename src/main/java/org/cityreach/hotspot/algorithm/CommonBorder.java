package org.cityreach.hotspot.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;

/**
 * How much of a polygon's border lies no farther than a tolerance from the border of another. Plane metres. Exact up to
 * rounding: the part of a straight edge that is near another is one span, and spans that overlap count once.
 */
final class CommonBorder {

    private final double toleranceMetres;

    CommonBorder(double toleranceMetres) {
        this.toleranceMetres = toleranceMetres;
    }

    /** Part of an edge by the share of its length, from 0 to 1; empty where {@code from} is not less than {@code to}. */
    private record Span(double from, double to) {

        boolean isEmpty() {
            return !(from < to);
        }

        Span and(double otherFrom, double otherTo) {
            return new Span(Math.max(from, otherFrom), Math.min(to, otherTo));
        }

        /** The least span that holds both: exact for parts of one convex whole. */
        Span with(Span other) {
            if (isEmpty()) {
                return other;
            }
            return other.isEmpty() ? this : new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    /** An edge from a to b. */
    private record Edge(Coordinate a, Coordinate b) {

        double dx() {
            return b.x - a.x;
        }

        double dy() {
            return b.y - a.y;
        }

        double length() {
            return Math.hypot(dx(), dy());
        }

        Envelope box() {
            return new Envelope(a, b);
        }
    }

    double metres(Geometry polygon, Geometry other) {
        List<Edge> edges = edges(polygon, other.getEnvelopeInternal());
        List<Edge> others = edges(other, polygon.getEnvelopeInternal());
        double sum = 0;
        for (Edge edge : edges) {
            List<Span> spans = new ArrayList<>();
            Envelope box = grown(edge.box());
            for (Edge near : others) {
                Span span = box.intersects(near.a, near.b) ? near(edge, near) : new Span(0, 0);
                if (!span.isEmpty()) {
                    spans.add(span);
                }
            }
            sum += edge.length() * covered(spans);
        }
        return sum;
    }

    /** The edges of a polygon's rings that could be near what lies in a box. */
    private List<Edge> edges(Geometry polygon, Envelope around) {
        Envelope box = grown(around);
        List<Edge> edges = new ArrayList<>();
        GeometryComponentFilter rings = part -> {
            if (part instanceof LineString ring) {
                Coordinate[] places = ring.getCoordinates();
                for (int i = 1; i < places.length; i++) {
                    if (box.intersects(places[i - 1], places[i]) && !places[i - 1].equals2D(places[i])) {
                        edges.add(new Edge(places[i - 1], places[i]));
                    }
                }
            }
        };
        polygon.apply(rings);
        return edges;
    }

    private Envelope grown(Envelope box) {
        Envelope grown = new Envelope(box);
        grown.expandBy(toleranceMetres);
        return grown;
    }

    /** The part of an edge near another: near its line between its ends, or near one of its ends. */
    private Span near(Edge edge, Edge other) {
        double length = other.length();
        double ux = other.dx() / length;
        double uy = other.dy() / length;
        double along = (edge.a.x - other.a.x) * ux + (edge.a.y - other.a.y) * uy;
        double across = (edge.a.y - other.a.y) * ux - (edge.a.x - other.a.x) * uy;
        double alongSlope = edge.dx() * ux + edge.dy() * uy;
        double acrossSlope = edge.dy() * ux - edge.dx() * uy;
        Span beside = clip(
                clip(new Span(0, 1), along, alongSlope, 0, length),
                across,
                acrossSlope,
                -toleranceMetres,
                toleranceMetres);
        return beside.with(around(edge, other.a)).with(around(edge, other.b));
    }

    /** Where {@code start + slope · t} lies between two limits. */
    private static Span clip(Span span, double start, double slope, double least, double most) {
        if (slope == 0) {
            return start >= least && start <= most ? span : new Span(0, 0);
        }
        double first = (least - start) / slope;
        double second = (most - start) / slope;
        return span.and(Math.min(first, second), Math.max(first, second));
    }

    /** The part of an edge in the disk around a place. */
    private Span around(Edge edge, Coordinate place) {
        double square = edge.dx() * edge.dx() + edge.dy() * edge.dy();
        double fx = edge.a.x - place.x;
        double fy = edge.a.y - place.y;
        double middle = -(fx * edge.dx() + fy * edge.dy()) / square;
        double cx = fx + middle * edge.dx();
        double cy = fy + middle * edge.dy();
        double rest = toleranceMetres * toleranceMetres - (cx * cx + cy * cy);
        if (!(rest > 0)) {
            return new Span(0, 0);
        }
        double half = Math.sqrt(rest / square);
        return new Span(0, 1).and(middle - half, middle + half);
    }

    /** The share of an edge that spans cover together. */
    private static double covered(List<Span> spans) {
        spans.sort(Comparator.comparingDouble(Span::from));
        double sum = 0;
        double reached = 0;
        for (Span span : spans) {
            sum += Math.max(0, span.to - Math.max(reached, span.from));
            reached = Math.max(reached, span.to);
        }
        return sum;
    }
}
