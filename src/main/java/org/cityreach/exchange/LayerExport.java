package org.cityreach.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.export.FileMaker;
import org.cityreach.exchange.export.GeoPackageMaker;
import org.cityreach.exchange.export.TextMaker;
import org.cityreach.exchange.flatgeobuf.FlatGeobufMaker;
import org.cityreach.exchange.shapefile.ShapefileMaker;
import org.cityreach.exchange.sheet.WorkbookMaker;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureReader;
import org.cityreach.store.GeoPackageFiles;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes layers into files. A file holds all that was asked for, or there is none: what a format cannot hold is a
 * fault, never a value cut short. Safe for use by many threads.
 */
@Service
public class LayerExport {

    private final GeoPackageFiles geoPackages;
    private final Styles styles;
    private final ZoneId zone;
    private final WorkFolder folder;

    public LayerExport(GeoPackageFiles geoPackages, Styles styles, CityProperties city, ImportProperties properties) {
        this.geoPackages = geoPackages;
        this.styles = styles;
        this.zone = ZoneId.of(city.zone());
        this.folder = WorkFolder.of(properties);
    }

    /**
     * Writes all features of layers.
     *
     * @param output the system of the coordinates; null for each layer's own
     * @param file made or overwritten
     */
    public void write(
            List<Layer> layers,
            FeatureReader reader,
            ExportFormat format,
            @Nullable Crs output,
            Path file,
            Progress progress) {
        write(layers.stream().map(layer -> LayerPart.all(layer, reader)).toList(), format, output, file, progress);
    }

    /**
     * Writes what is given of layers. Faults: {@code one-layer-only}, {@code nothing-to-write}, and those of the
     * format's limits, {@code too-large-for-format} and {@code not-in-format}.
     */
    public void write(List<LayerPart> parts, ExportFormat format, @Nullable Crs output, Path file, Progress progress) {
        if (parts.isEmpty()) {
            throw Fault.invalid("nothing-to-write", "no layer was named to be written");
        }
        if (parts.size() > 1 && !format.holdsManyLayers()) {
            throw Fault.invalid(
                    "one-layer-only",
                    "f",
                    format.parameter(),
                    "one layer in a file of this format; gpkg, shp and xlsx hold several");
        }
        maker(format).make(parts, output, file, progress);
    }

    /** Writes a file through a temporary one, so that a fault comes before the first byte. */
    public void write(List<LayerPart> parts, ExportFormat format, @Nullable Crs output, OutputStream out) {
        Path file = newFile("export", "." + format.fileEnding());
        try {
            write(parts, format, output, file, Progress.NONE);
            Files.copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** A new empty file in the folder for such, which the caller deletes. */
    public Path newFile(String prefix, String ending) {
        return folder.newFile(prefix, ending);
    }

    /** Deletes a file that {@link #newFile} made. */
    public static void delete(Path file) {
        WorkFolder.delete(file);
    }

    private FileMaker maker(ExportFormat format) {
        return switch (format) {
            case GEOJSON, CSV -> new TextMaker(format);
            case GEOPACKAGE -> new GeoPackageMaker(geoPackages, styles);
            case SHAPEFILE -> new ShapefileMaker();
            case FLATGEOBUF -> new FlatGeobufMaker();
            case XLSX -> new WorkbookMaker(zone);
        };
    }
}
