package org.cityreach.exchange.shapefile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cityreach.exchange.LayerPart;
import org.cityreach.exchange.export.FileMaker;
import org.cityreach.exchange.export.OutgoingLayer;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;

/**
 * Layers as Shapefiles in one zip archive, each with .shp, .shx, .dbf, .prj and .cpg. Texts and names of columns
 * are UTF-8. Where names of properties had to be shortened (see {@link ShortNames}) the archive has a file
 * {@code <layer>.fields.csv} beside, with the columns {@code field} and {@code property}, which imports read.
 */
public final class ShapefileMaker implements FileMaker {

    static final String FIELDS_ENDING = ".fields.csv";

    @Override
    public void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress) {
        try (ZipOutputStream zip = new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
            for (int i = 0; i < parts.size(); i++) {
                progress.report(i / (double) parts.size(), "writing");
                put(new OutgoingLayer(parts.get(i), output), file, zip, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(OutgoingLayer outgoing, Path beside, ZipOutputStream zip, Progress progress)
            throws IOException {
        Layer layer = outgoing.layer();
        Map<String, String> names = shortNames(layer);
        Path shapeFile = beside.resolveSibling(beside.getFileName() + ".shp");
        Path indexFile = beside.resolveSibling(beside.getFileName() + ".shx");
        Path spool = beside.resolveSibling(beside.getFileName() + ".values");
        try (ShapeWriter shapes = new ShapeWriter(layer.geometryType(), shapeFile, indexFile);
                TableWriter table = new TableWriter(layer, names, spool)) {
            outgoing.forEach(progress, feature -> {
                shapes.write(feature.geometry());
                table.write(feature);
            });
            shapes.finish();
            copy(zip, layer.id() + ".shp", shapeFile);
            copy(zip, layer.id() + ".shx", indexFile);
            zip.putNextEntry(new ZipEntry(layer.id() + ".dbf"));
            table.finish(zip);
            zip.closeEntry();
            text(zip, layer.id() + ".prj", layer.crs().toEsriText());
            text(zip, layer.id() + ".cpg", "UTF-8");
            putNames(zip, layer, names);
        } finally {
            Files.deleteIfExists(shapeFile);
            Files.deleteIfExists(indexFile);
            Files.deleteIfExists(spool);
        }
    }

    private static Map<String, String> shortNames(Layer layer) {
        List<String> names = new ArrayList<>(List.of("id"));
        layer.properties().stream().map(PropertySchema::name).forEach(names::add);
        return ShortNames.of(names);
    }

    private static void putNames(ZipOutputStream zip, Layer layer, Map<String, String> names) throws IOException {
        StringBuilder text = new StringBuilder("field,property\r\n");
        boolean isAnyShort = false;
        for (Map.Entry<String, String> name : names.entrySet()) {
            text.append(name.getValue()).append(',').append(name.getKey()).append("\r\n");
            isAnyShort |= !name.getKey().equals(name.getValue());
        }
        if (isAnyShort) {
            text(zip, layer.id() + FIELDS_ENDING, text.toString());
        }
    }

    private static void copy(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
