package org.cityreach.exchange.gpx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.SafeXml;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;

/** Points in the order of the file, x longitude, y latitude, and the span of their moments. */
final class GpxPoints {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Coordinate> places = new ArrayList<>();
    private @Nullable RowProblem problem;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable String wrongMoment;

    static GpxPoints segment(SafeXml xml) {
        GpxPoints points = new GpxPoints();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("trkpt")) {
                points.addWithTime(xml);
            }
        }
        return points;
    }

    /** Adds the point the reader stands on, without reading on. */
    void add(SafeXml xml) {
        try {
            places.add(new Coordinate(degrees(xml, "lon", 180), degrees(xml, "lat", 90)));
        } catch (RowProblem wrong) {
            problem = problem == null ? wrong : problem;
        }
    }

    void addWithTime(SafeXml xml) {
        add(xml);
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("time")) {
                addMoment(moment(xml.text()));
            }
        }
    }

    private void addMoment(@Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            Instant moment = Instant.parse(text);
            first = first == null || moment.isBefore(first) ? moment : first;
            last = last == null || moment.isAfter(last) ? moment : last;
        } catch (DateTimeException wrong) {
            wrongMoment = wrongMoment == null ? text : wrongMoment;
        }
    }

    private static double degrees(SafeXml xml, String attribute, int most) throws RowProblem {
        @Nullable String text = xml.attribute(attribute);
        try {
            double degrees = text == null ? Double.NaN : Double.parseDouble(text.strip());
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException wrong) {
            throw outOfRange(xml, attribute, text, most);
        }
        throw outOfRange(xml, attribute, text, most);
    }

    private static RowProblem outOfRange(SafeXml xml, String attribute, @Nullable String text, int most) {
        return new RowProblem(
                "coordinate-out-of-range",
                attribute + " of <" + xml.name() + "> in line " + xml.line() + " is "
                        + (text == null ? "missing" : "'" + text + "'") + "; allowed: -" + most + " to " + most);
    }

    /** A moment in UTC as ISO 8601 has it; the text as it is where it is none; null for an empty one. */
    static @Nullable String moment(String given) {
        String text = given.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toString();
            } catch (DateTimeException wrong) {
                return text;
            }
        }
    }

    int size() {
        return places.size();
    }

    @Nullable
    String start() {
        return first == null ? wrongMoment : first.toString();
    }

    @Nullable
    String end() {
        return last == null ? wrongMoment : last.toString();
    }

    Point point() throws RowProblem {
        requireSound();
        return FACTORY.createPoint(places.get(0));
    }

    LineString line() throws RowProblem {
        requireSound();
        if (places.size() < 2) {
            throw new RowProblem("too-few-points", "a line needs two points, here are " + places.size());
        }
        return FACTORY.createLineString(places.toArray(Coordinate[]::new));
    }

    private void requireSound() throws RowProblem {
        if (problem != null) {
            throw problem;
        }
        if (wrongMoment != null) {
            throw new RowProblem("invalid-date-time", "'" + wrongMoment + "' is no moment as GPX has them");
        }
    }
}
