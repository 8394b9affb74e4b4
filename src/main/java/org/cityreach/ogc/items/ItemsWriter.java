package org.cityreach.ogc.items;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cityreach.exchange.CsvFeatureWriter;
import org.cityreach.exchange.GeoJsonWriter;
import org.cityreach.exchange.LayerExport;
import org.cityreach.exchange.LayerPart;
import org.cityreach.job.Progress;
import org.cityreach.ogc.Link;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Streams a page of items; holds one feature at a time. Files are made whole first, so that what they cannot hold is
 * told before the answer begins. Use: {@link #prepare}, set the headers, {@link #write}, close.
 */
final class ItemsWriter implements AutoCloseable {

    /** A stream that failed must not be closed as if it were whole, and is not ours to close. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final ItemsQuery query;
    private final long version;
    private final List<Link> links;
    private final LayerExport export;
    private @Nullable Path file;

    ItemsWriter(ItemsQuery query, long version, List<Link> links, LayerExport export) {
        this.query = query;
        this.version = version;
        this.links = links;
        this.export = export;
    }

    /** The links as a header, for formats that have no place for them. */
    String linkHeader() {
        return String.join(
                ", ",
                links.stream()
                        .map(link -> "<" + link.href() + ">; rel=\"" + link.rel() + "\"; type=\"" + link.type() + "\"")
                        .toList());
    }

    /** Makes the file where the format is one; the fault of whatever it cannot hold. */
    void prepare(ItemSource.Found found) {
        ItemFormat format = query.format();
        if (format.isFile()) {
            Path made = export.newFile("items", "." + format.fileEnding());
            file = made;
            LayerPart part = new LayerPart(query.layer(), found::forEach);
            export.write(List.of(part), format.export(), query.crs(), made, Progress.NONE);
        }
    }

    void write(ItemSource.Found found, OutputStream out) throws IOException {
        if (file != null) {
            Files.copy(file, out);
            return;
        }
        if (query.format() == ItemFormat.CSV) {
            writeCsv(found, out);
        } else {
            writeJson(found, out);
        }
    }

    private void writeJson(ItemSource.Found found, OutputStream out) {
        ServedGeometry geometries = new ServedGeometry(query.layer().crs(), query.crs());
        GeoJsonWriter features = geometries.writer(query.layer(), query.crs());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeNumberProperty("numberMatched", found.matched());
            json.writeNumberProperty("version", version);
            json.writeStringProperty(
                    "timeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeName("links");
            LinksJson.write(links, json);
            json.writeArrayPropertyStart("features");
            long[] count = {0};
            found.forEach(feature -> {
                features.write(geometries.outward(feature), json);
                count[0]++;
            });
            json.writeEndArray();
            json.writeNumberProperty("numberReturned", count[0]);
            json.writeEndObject();
        }
    }

    private void writeCsv(ItemSource.Found found, OutputStream out) throws IOException {
        CsvFeatureWriter rows = CsvFeatureWriter.begin(query.layer(), query.crs(), out);
        found.forEach(rows::write);
        rows.flush();
    }

    @Override
    public void close() {
        if (file != null) {
            LayerExport.delete(file);
        }
    }
}
