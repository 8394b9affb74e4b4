package org.cityreach.exchange.kml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.FoundColumns;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowSample;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.format.SourceLayers;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * KML 2.2 and KMZ: WGS 84, heights left out. The layers of a file are its folders, told by their names from
 * the outermost inwards with slashes between; places outside folders are in a layer of the document's name. A
 * row has a placemark's name, description and times, and its extended data. A network link is refused
 * ({@code kml-network-link}): what it shows is not in the file, and nothing outside the file is ever opened.
 * Pictures laid over the map are passed over, and told.
 */
public final class KmlFormat implements FormatReader {

    private final KmlFile file;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final String layer;
    private long overlays;

    /**
     * @param sourceLayer the folder; null for the only one
     */
    public KmlFormat(Path path, @Nullable String sourceLayer) {
        this.file = KmlFile.open(path);
        try {
            walk((xml, folder, fraction) -> counts.merge(folder, 1L, Long::sum));
            this.layer = SourceLayers.choose(sourceLayers(), sourceLayer);
        } catch (RuntimeException refused) {
            file.close();
            throw refused;
        }
    }

    /** The folders of a file that have something. */
    public static List<String> layers(Path path) {
        Map<String, Long> found = new LinkedHashMap<>();
        try (KmlFile file = KmlFile.open(path)) {
            new KmlWalk((xml, folder, fraction) -> found.merge(folder, 1L, Long::sum)).through(file.contents());
        }
        return List.copyOf(found.keySet());
    }

    @Override
    public List<String> sourceLayers() {
        return List.copyOf(counts.keySet());
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        FoundColumns columns = FoundColumns.found();
        readRows(columns, (row, fraction) -> sample.add(row));
        return new Scan(
                "UTF-8",
                null,
                columns.names(),
                true,
                "CRS84",
                sample.count(),
                sample.first(),
                sample.spread(),
                notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (overlays > 0) {
            notes.add(overlays + " pictures laid over the map are not imported");
        }
        if (!file.otherDocuments().isEmpty()) {
            notes.add("other documents of the archive are not read: " + String.join(", ", file.otherDocuments()));
        }
        return notes;
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        readRows(FoundColumns.of(columns), sink);
    }

    private void readRows(FoundColumns columns, RowSink sink) {
        long[] number = {0};
        walk((xml, folder, fraction) -> {
            if (folder.equals(layer)) {
                sink.accept(row(++number[0], xml, columns), fraction);
            }
        });
    }

    private static RawRow row(long number, SafeXml xml, FoundColumns columns) {
        long line = xml.line();
        KmlPlacemark placemark = KmlPlacemark.read(xml);
        Map<Integer, String> placed = new LinkedHashMap<>();
        placemark.values().forEach((name, value) -> placed.put(columns.place(name), value));
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        placed.forEach((place, value) -> {
            if (place >= 0) {
                values[place] = value;
            }
        });
        return new RawRow(number, line, placemark.id(), placemark.geometry(), values, placemark.problem());
    }

    private void walk(KmlWalk.Visitor visitor) {
        KmlWalk walk = new KmlWalk(visitor);
        walk.through(file.contents());
        overlays = walk.overlays();
    }

    @Override
    public void close() {
        file.close();
    }

    static Fault networkLink(long line) {
        return Fault.invalid(
                "kml-network-link",
                "the file has a network link (line " + line + "): what it shows lies elsewhere and is not opened;"
                        + " save the linked places themselves as KML");
    }
}
