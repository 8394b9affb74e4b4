package org.cityreach.exchange;

import java.nio.file.Path;
import java.util.List;
import org.cityreach.exchange.format.CsvFormat;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.GeoJsonFormat;
import org.cityreach.exchange.format.GeoPackageFormat;
import org.cityreach.exchange.format.SourceFormat;
import org.cityreach.exchange.format.TextFile;
import org.cityreach.fault.Fault;
import org.cityreach.store.GeoPackageFiles;
import org.jspecify.annotations.Nullable;

/** Readers of uploaded files, by format. Safe for use by many threads. */
final class FormatReaders {

    private final GeoPackageFiles geoPackages;

    FormatReaders(GeoPackageFiles geoPackages) {
        this.geoPackages = geoPackages;
    }

    static SourceFormat format(ImportRequest request) {
        ImportRequest.Fields fields = request.fields();
        return SourceFormat.of(fields.format(), request.file(), fields.fileName());
    }

    /** A reader of the layer that is asked for; close it. */
    FormatReader open(SourceFormat format, ImportRequest request) {
        ImportRequest.Reading reading = request.fields().reading();
        Path file = request.file();
        @Nullable String layer = request.fields().sourceLayer();
        return switch (format) {
            case CSV -> new CsvFormat(TextFile.open(file, reading.encoding()), reading.delimiter());
            case GEOJSON -> new GeoJsonFormat(TextFile.open(file, reading.encoding()));
            case GPKG -> new GeoPackageFormat(geoPackages, file, layer);
            case XLSX, SHP, FGB, GPX, KML, OSM ->
                throw Fault.invalid("unknown-format", "format", format.parameter(), "csv, geojson, gpkg");
        };
    }

    /** The layers of a file that may have several; empty for formats that have one. */
    List<String> sourceLayers(SourceFormat format, ImportRequest request) {
        Path file = request.file();
        return switch (format) {
            case GPKG -> GeoPackageFormat.layers(geoPackages, file);
            case CSV, GEOJSON, XLSX, SHP, FGB, GPX, KML, OSM -> List.of();
        };
    }
}
