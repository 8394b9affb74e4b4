package org.cityreach.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Streams features of one consistent state of a layer into a file or an answer, one feature in memory at a
 * time. Where the reader goes away, writing fails and the reading of the store ends with it.
 */
@Service
public class FeatureExport {

    /** The stream is its owner's to close. */
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final FeatureStore store;

    public FeatureExport(FeatureStore store) {
        this.store = store;
    }

    /** The formats there are. */
    public enum Format {
        /** A FeatureCollection. */
        GEOJSON,
        CSV,
        /** CSV that begins with a byte order mark, for spreadsheets. */
        CSV_WITH_MARK;

        /** The format of that name; the fault {@code unknown-format}. */
        public static Format of(@Nullable String name) {
            return switch (name == null ? "" : name) {
                case "json", "geojson" -> GEOJSON;
                case "csv" -> CSV;
                case "csv-bom" -> CSV_WITH_MARK;
                default -> throw Fault.invalid("unknown-format", "f", name, "json, csv, csv-bom");
            };
        }
    }

    /**
     * Writes what a query finds.
     *
     * @param output the system of the coordinates, x first
     * @param out flushed but not closed
     * @return the layer's version that was read
     */
    public long write(FeatureQuery query, Format format, Crs output, OutputStream out) {
        Layer layer = store.getLayer(query.layerId());
        try {
            return format == Format.GEOJSON
                    ? writeGeoJson(query, layer, output, out)
                    : writeCsv(query, layer, output, out, format == Format.CSV_WITH_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long writeGeoJson(FeatureQuery query, Layer layer, Crs output, OutputStream out) throws IOException {
        GeoJsonWriter features = GeoJsonWriter.of(layer, output);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            if (!CrsTransform.between(output, Crs.CRS84).isIdentity()) {
                json.writeObjectPropertyStart("crs");
                json.writeStringProperty("type", "name");
                json.writeObjectPropertyStart("properties");
                json.writeStringProperty("name", output.uri());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeArrayPropertyStart("features");
            long version = store.read(query, feature -> {
                features.write(feature, json);
                return true;
            });
            json.writeEndArray();
            json.writeEndObject();
            return version;
        } finally {
            out.flush();
        }
    }

    private long writeCsv(FeatureQuery query, Layer layer, Crs output, OutputStream out, boolean mark)
            throws IOException {
        CsvFeatureWriter csv = CsvFeatureWriter.begin(layer, output, out, mark);
        long version = store.read(query, feature -> {
            csv.write(feature);
            return true;
        });
        csv.flush();
        return version;
    }
}
