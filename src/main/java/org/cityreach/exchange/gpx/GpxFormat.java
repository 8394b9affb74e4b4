package org.cityreach.exchange.gpx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.exchange.format.CompressedFile;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.RowSample;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.format.SourceLayers;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * GPX 1.0 and 1.1, packed by gzip or not: WGS 84, heights left out. Its layers are {@code waypoint} (points),
 * {@code route} (lines) and {@code track}: a line a segment, since between segments the device saw nothing, with
 * the first and the last moment of its points as {@code start} and {@code end}. A moment without offset is UTC, as
 * GPX says. A point that is none spoils its row.
 */
public final class GpxFormat implements FormatReader {

    private static final List<String> POINT_COLUMNS =
            List.of("name", "comment", "description", "time", "elevation", "symbol", "type");
    private static final List<String> LINE_COLUMNS =
            List.of("name", "comment", "description", "type", "vehicle", "kind", "segment", "points", "start", "end");

    private final CompressedFile file;
    private final List<String> layers;
    private final String layer;

    /**
     * @param sourceLayer {@code waypoint}, {@code route} or {@code track}; null for the only one there is
     */
    public GpxFormat(Path file, @Nullable String sourceLayer) {
        this.file = CompressedFile.of(file);
        this.layers = List.copyOf(kinds());
        this.layer = SourceLayers.choose(layers, sourceLayer);
    }

    /** The layers that a file has. */
    public static List<String> layers(Path file) {
        return List.copyOf(new GpxFormat(CompressedFile.of(file)).kinds());
    }

    private GpxFormat(CompressedFile file) {
        this.file = file;
        this.layers = List.of();
        this.layer = "";
    }

    private Set<String> kinds() {
        Set<String> found = new LinkedHashSet<>();
        walk((xml, kind, fraction) -> found.add(kind));
        return found;
    }

    @Override
    public List<String> sourceLayers() {
        return layers;
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        List<String> columns = layer.equals("waypoint") ? POINT_COLUMNS : LINE_COLUMNS;
        read(columns, (row, fraction) -> sample.add(row));
        return new Scan(
                "UTF-8", null, columns, true, "CRS84", sample.count(), sample.first(), sample.spread(), List.of());
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        long[] number = {0};
        walk((xml, kind, fraction) -> {
            if (kind.equals(layer)) {
                long line = xml.line();
                for (Found found : kind.equals("waypoint") ? List.of(waypoint(xml)) : lines(xml)) {
                    sink.accept(
                            new RawRow(++number[0], line, null, found.geometry, found.values, found.problem), fraction);
                }
            }
        });
    }

    /** Takes the elements below the root that stand for something. */
    @FunctionalInterface
    private interface Visitor {
        void visit(SafeXml xml, String kind, double fraction);
    }

    private void walk(Visitor visitor) {
        CompressedFile.Contents contents = file.open();
        try (SafeXml xml = SafeXml.open(contents)) {
            if (!xml.nextElement() || !xml.name().equals("gpx")) {
                throw Fault.invalid("not-gpx", "the file is XML but its root is <" + xml.name() + ">, not <gpx>");
            }
            while (xml.nextChild(1)) {
                switch (xml.name()) {
                    case "wpt" -> visitor.visit(xml, "waypoint", contents.fraction());
                    case "rte" -> visitor.visit(xml, "route", contents.fraction());
                    case "trk" -> visitor.visit(xml, "track", contents.fraction());
                    default -> {}
                }
            }
            if (xml.nextElement()) {
                throw Fault.invalid("invalid-xml", "something follows the end of <gpx>");
            }
        }
    }

    /** What becomes a row. */
    private record Found(
            @Nullable Geometry geometry,
            @Nullable Object[] values,
            @Nullable RowProblem problem) {}

    private static Found waypoint(SafeXml xml) {
        GpxPoints points = new GpxPoints();
        points.add(xml);
        @Nullable Object[] values = new @Nullable Object[POINT_COLUMNS.size()];
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "name" -> values[0] = text(xml);
                case "cmt" -> values[1] = text(xml);
                case "desc" -> values[2] = text(xml);
                case "time" -> values[3] = GpxPoints.moment(xml.text());
                case "ele" -> values[4] = text(xml);
                case "sym" -> values[5] = text(xml);
                case "type" -> values[6] = text(xml);
                default -> {}
            }
        }
        try {
            return new Found(points.point(), values, null);
        } catch (RowProblem problem) {
            return new Found(null, values, problem);
        }
    }

    private static @Nullable String text(SafeXml xml) {
        String text = xml.text().strip();
        return text.isEmpty() ? null : text;
    }

    /** A route's line, or a line for each of a track's segments. */
    private static List<Found> lines(SafeXml xml) {
        @Nullable Object[] told = new @Nullable Object[LINE_COLUMNS.size()];
        GpxPoints route = new GpxPoints();
        List<GpxPoints> segments = new ArrayList<>();
        boolean isRoute = xml.name().equals("rte");
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "name" -> {
                    told[0] = text(xml);
                    told[4] = told[0];
                }
                case "cmt" -> told[1] = text(xml);
                case "desc" -> told[2] = text(xml);
                case "type" -> {
                    told[3] = text(xml);
                    told[5] = told[3];
                }
                case "rtept" -> route.addWithTime(xml);
                case "trkseg" -> segments.add(GpxPoints.segment(xml));
                default -> {}
            }
        }
        if (isRoute || segments.isEmpty()) {
            segments.add(route);
        }
        List<Found> lines = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            lines.add(line(segments.get(i), told, i + 1));
        }
        return lines;
    }

    private static Found line(GpxPoints points, @Nullable Object[] told, int segment) {
        @Nullable Object[] values = told.clone();
        values[6] = (long) segment;
        values[7] = (long) points.size();
        values[8] = points.start();
        values[9] = points.end();
        try {
            return new Found(points.line(), values, null);
        } catch (RowProblem problem) {
            return new Found(null, values, problem);
        }
    }
}
