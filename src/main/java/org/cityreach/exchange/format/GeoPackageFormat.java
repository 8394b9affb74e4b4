package org.cityreach.exchange.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.store.GeoPackageFiles;
import org.cityreach.store.SentGeoPackage;
import org.jspecify.annotations.Nullable;

/** One table of a GeoPackage. */
public final class GeoPackageFormat implements FormatReader {

    private final GeoPackageFiles files;
    private final Path file;
    private final SentGeoPackage.Table table;
    private final List<String> layers;

    /**
     * @param sourceLayer the table; null for the only one
     */
    public GeoPackageFormat(GeoPackageFiles files, Path file, @Nullable String sourceLayer) {
        this.files = files;
        this.file = file;
        try (SentGeoPackage sent = files.open(file)) {
            this.layers = names(sent);
            String chosen = SourceLayers.choose(layers, sourceLayer);
            this.table = sent.tables().stream()
                    .filter(one -> one.name().equals(chosen))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The tables of a file. */
    public static List<String> layers(GeoPackageFiles files, Path file) {
        try (SentGeoPackage sent = files.open(file)) {
            return names(sent);
        }
    }

    private static List<String> names(SentGeoPackage sent) {
        return sent.tables().stream().map(SentGeoPackage.Table::name).toList();
    }

    @Override
    public List<String> sourceLayers() {
        return layers;
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        read(table.columns(), (row, fraction) -> sample.add(row));
        List<String> notes = new ArrayList<>();
        if (table.geometryColumn() == null) {
            notes.add("the table " + table.name() + " has no geometries of its own");
        }
        return new Scan(
                "UTF-8",
                null,
                table.columns(),
                table.geometryColumn() != null,
                table.crs(),
                sample.count(),
                sample.first(),
                sample.spread(),
                notes);
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        double total = Math.max(1, table.rowCount());
        long[] number = {0};
        try (SentGeoPackage sent = files.open(file)) {
            sent.read(table, (geometry, values, problem) -> {
                number[0]++;
                RowProblem bad = problem == null ? null : new RowProblem("invalid-geometry", problem);
                sink.accept(new RawRow(number[0], 0, null, geometry, values, bad), Math.min(1, number[0] / total));
            });
        } catch (Fault damaged) {
            throw damaged.code().equals("damaged-file") && number[0] > 0
                    ? Fault.invalid("damaged-file", damaged.getMessage() + " (after row " + number[0] + ")")
                    : damaged;
        }
    }
}
