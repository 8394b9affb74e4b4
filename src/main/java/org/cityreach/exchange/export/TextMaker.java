package org.cityreach.exchange.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cityreach.exchange.CsvFeatureWriter;
import org.cityreach.exchange.ExportFormat;
import org.cityreach.exchange.GeoJsonWriter;
import org.cityreach.exchange.LayerPart;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One layer as GeoJSON or CSV. GeoJSON in another system than CRS84 names it, as that of 2008 did. */
public final class TextMaker implements FileMaker {

    private static final JsonFactory JSON = new JsonFactory();

    private final ExportFormat format;

    public TextMaker(ExportFormat format) {
        this.format = format;
    }

    @Override
    public void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress) {
        LayerPart part = parts.get(0);
        Crs crs = output == null ? part.layer().crs() : output;
        progress.report(0, "writing");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (format == ExportFormat.CSV) {
                CsvFeatureWriter csv = CsvFeatureWriter.begin(part.layer(), crs, out);
                part.features().forEach(csv::write);
                csv.flush();
            } else {
                writeGeoJson(part, crs, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeGeoJson(LayerPart part, Crs crs, OutputStream out) {
        Layer layer = part.layer();
        GeoJsonWriter features = GeoJsonWriter.of(layer, crs);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeStringProperty("name", layer.id());
            if (!CrsTransform.between(crs, Crs.CRS84).isIdentity()) {
                json.writeObjectPropertyStart("crs");
                json.writeStringProperty("type", "name");
                json.writeObjectPropertyStart("properties");
                json.writeStringProperty("name", crs.uri());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeArrayPropertyStart("features");
            part.features().forEach(feature -> features.write(feature, json));
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
