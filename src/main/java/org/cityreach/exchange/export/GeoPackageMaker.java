package org.cityreach.exchange.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.exchange.LayerPart;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.GeoPackageFiles;
import org.cityreach.store.NewGeoPackage;
import org.cityreach.store.WriteMode;
import org.cityreach.style.StyleSheet;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;

/** Layers as tables of one GeoPackage, with R-trees, and with the style that map tiles draw each in. */
public final class GeoPackageMaker implements FileMaker {

    private static final Pattern RESULT = Pattern.compile("result-.{36}-(.+)");
    private static final int LONGEST_OUTPUT = 28;

    private final GeoPackageFiles files;
    private final Styles styles;

    public GeoPackageMaker(GeoPackageFiles files, Styles styles) {
        this.files = files;
        this.styles = styles;
    }

    @Override
    public void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (NewGeoPackage made = files.create(file)) {
            for (int i = 0; i < parts.size(); i++) {
                progress.report(i / (double) parts.size(), "writing");
                OutgoingLayer layer = new OutgoingLayer(parts.get(i), output);
                Layer table = fill(made, layer, progress);
                StyleSheet style = styles.forLayer(layer.layer());
                made.putStyle(table.id(), style.title().zh(), Styles.qml(style, table), style.sld());
            }
            made.finishPlain();
        }
    }

    private static Layer fill(NewGeoPackage made, OutgoingLayer layer, Progress progress) {
        Layer table = asTable(made, layer.layer());
        made.features().createLayer(table);
        try (FeatureWriter writer = made.features().openWriter(table.id(), WriteMode.REPLACE)) {
            layer.forEach(progress, feature -> writer.write(feature, 0));
            writer.prepare();
            writer.commit();
        }
        return table;
    }

    /** Results of analyses have ids that no table may have; in a file they go by the name of the output. */
    private static Layer asTable(NewGeoPackage made, Layer layer) {
        Matcher result = RESULT.matcher(layer.id());
        if (!result.matches()) {
            return layer;
        }
        String output = result.group(1)
                .substring(0, Math.min(LONGEST_OUTPUT, result.group(1).length()));
        String name = "result_" + output;
        for (int i = 2; made.features().findLayer(name).isPresent(); i++) {
            name = "result_" + output + "_" + i;
        }
        return new Layer(
                name,
                layer.title(),
                layer.geometryType(),
                layer.crs(),
                layer.properties(),
                layer.timeProperty(),
                layer.shipped());
    }
}
