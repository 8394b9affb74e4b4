package org.cityreach.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.flatgeobuf.FlatGeobufFormat;
import org.cityreach.exchange.format.CsvFormat;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.GeoJsonFormat;
import org.cityreach.exchange.format.GeoPackageFormat;
import org.cityreach.exchange.format.SourceFormat;
import org.cityreach.exchange.format.SourceLayers;
import org.cityreach.exchange.format.TextFile;
import org.cityreach.exchange.gpx.GpxFormat;
import org.cityreach.exchange.kml.KmlFormat;
import org.cityreach.exchange.osm.OsmFile;
import org.cityreach.exchange.osm.OsmFormat;
import org.cityreach.exchange.osm.OsmMapping;
import org.cityreach.exchange.shapefile.ShapefileFormat;
import org.cityreach.exchange.sheet.WorkbookFormat;
import org.cityreach.fault.Fault;
import org.cityreach.store.GeoPackageFiles;
import org.jspecify.annotations.Nullable;

/** Readers of uploaded files, by format. Safe for use by many threads. */
final class FormatReaders {

    private final GeoPackageFiles geoPackages;
    private final OsmMapping osm = OsmMapping.shipped();

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
            case OSM -> open(OsmFile.of(file, osm, List.of(osmLayer(request))), osmLayer(request), request);
            case SHP -> new ShapefileFormat(file, layer, reading.encoding());
            case FGB -> new FlatGeobufFormat(file);
            case XLSX -> new WorkbookFormat(file, layer);
            case GPX -> new GpxFormat(file, layer);
            case KML -> new KmlFormat(file, layer);
        };
    }

    /** Readers of several layers of one file, in their order; close them. */
    List<FormatReader> openAll(SourceFormat format, ImportRequest request, List<String> sourceLayers) {
        List<FormatReader> opened = new ArrayList<>();
        if (format == SourceFormat.OSM) {
            OsmFile shared = OsmFile.of(request.file(), osm, sourceLayers);
            sourceLayers.forEach(layer -> opened.add(open(shared, layer, request)));
            return opened;
        }
        try {
            sourceLayers.forEach(layer -> opened.add(open(format, request.of(layer))));
            return opened;
        } catch (RuntimeException refused) {
            opened.forEach(FormatReader::close);
            throw refused;
        }
    }

    private FormatReader open(OsmFile file, String layer, ImportRequest request) {
        String roads = request.fields().roads();
        if (roads != null && !roads.equals("whole") && !roads.equals("split")) {
            throw Fault.invalid("invalid-value", "roads", roads, "whole, split");
        }
        return new OsmFormat(file, osm, layer, "split".equals(roads));
    }

    /** An OSM file has for every collection what the mapping says; another collection says whose it takes. */
    private String osmLayer(ImportRequest request) {
        @Nullable String wanted = request.fields().sourceLayer();
        List<String> layers = osm.layerIds();
        return wanted == null && layers.contains(request.layerId())
                ? request.layerId()
                : SourceLayers.choose(layers, wanted);
    }

    /** What of OpenStreetMap goes where. */
    OsmMapping osm() {
        return osm;
    }

    /** The layers of a file that may have several; empty for formats that have one. */
    List<String> sourceLayers(SourceFormat format, ImportRequest request) {
        Path file = request.file();
        return switch (format) {
            case GPKG -> GeoPackageFormat.layers(geoPackages, file);
            case OSM -> osm.layerIds();
            case SHP -> ShapefileFormat.layers(file);
            case XLSX -> WorkbookFormat.layers(file);
            case GPX -> GpxFormat.layers(file);
            case KML -> KmlFormat.layers(file);
            case CSV, GEOJSON, FGB -> List.of();
        };
    }
}
