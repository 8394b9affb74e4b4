package org.cityreach.exchange;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cityreach.fault.Fault;

/** The formats that layers are written in. */
public enum ExportFormat {
    GEOJSON("json", "application/geo+json", "geojson", false),
    CSV("csv", "text/csv;charset=UTF-8", "csv", false),
    /** One table a layer, with R-tree and styles. */
    GEOPACKAGE("gpkg", "application/geopackage+sqlite3", "gpkg", true),
    /** With its index. */
    FLATGEOBUF("fgb", "application/flatgeobuf", "fgb", false),
    /** A zip archive of .shp, .shx, .dbf, .prj and .cpg for each layer. */
    SHAPEFILE("shp", "application/zip", "shp.zip", true),
    /** One sheet a layer. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", true);

    private final String parameter;
    private final String mediaType;
    private final String fileEnding;
    private final boolean manyLayers;

    ExportFormat(String parameter, String mediaType, String fileEnding, boolean manyLayers) {
        this.parameter = parameter;
        this.mediaType = mediaType;
        this.fileEnding = fileEnding;
        this.manyLayers = manyLayers;
    }

    /** The name callers choose it by. */
    public String parameter() {
        return parameter;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without a dot before it. */
    public String fileEnding() {
        return fileEnding;
    }

    /** Whether one file holds several layers. */
    public boolean holdsManyLayers() {
        return manyLayers;
    }

    /** Whether it can be written feature by feature; others are made whole before the first byte goes out. */
    public boolean isStreamed() {
        return this == GEOJSON || this == CSV;
    }

    /** The format of that name; the fault {@code unknown-format}. */
    public static ExportFormat of(String name) {
        for (ExportFormat format : values()) {
            if (format.parameter.equals(name)) {
                return format;
            }
        }
        throw Fault.invalid(
                "unknown-format",
                "f",
                name,
                Arrays.stream(values()).map(ExportFormat::parameter).collect(Collectors.joining(", ")));
    }
}
