package org.cityreach.exchange.shapefile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.RawRow;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.RowSample;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.format.SourceLayers;
import org.cityreach.exchange.format.ZipFolder;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One Shapefile of a zip archive: .shp and .dbf, of which both must be there; .prj and .cpg where they are. The .shx is
 * not needed, since shapes are read in their order. A .prj that names no system known here counts as missing.
 */
public final class ShapefileFormat implements FormatReader {

    private static final int MOST_TEXT_BYTES = 1 << 20;

    private final Path file;
    private final String base;
    private final List<String> layers;
    private final Charset charset;
    private final Map<String, String> properties;
    private final List<String> notes = new ArrayList<>();
    private final @Nullable String crs;

    /**
     * Opens an archive and looks through it; faults of {@link ZipFolder#open}, {@code missing-dbf}, {@code missing-shp}
     * and those of {@link SourceLayers#choose}.
     *
     * @param sourceLayer the Shapefile, by its path without the ending; null for the only one
     * @param encoding as the caller says; null to find it
     */
    public ShapefileFormat(Path file, @Nullable String sourceLayer, @Nullable String encoding) {
        this.file = file;
        try (ZipFolder zip = ZipFolder.open(file)) {
            this.layers = layers(zip);
            this.base = SourceLayers.choose(layers, sourceLayer);
            if (zip.find(base + ".dbf").isEmpty()) {
                throw Fault.invalid(
                        "missing-dbf",
                        base + ".shp has no " + base + ".dbf beside it in the zip archive; send both in one archive");
            }
            this.charset = charset(zip, encoding);
            this.properties = properties(zip);
            this.crs = crs(zip);
            noteUnread(zip);
        }
    }

    /** The Shapefiles of an archive, by their paths without the ending. */
    public static List<String> layers(Path file) {
        try (ZipFolder zip = ZipFolder.open(file)) {
            return layers(zip);
        }
    }

    private static List<String> layers(ZipFolder zip) {
        List<String> names = zip.namesEnding(".shp").stream()
                .map(name -> name.substring(0, name.length() - ".shp".length()))
                .toList();
        if (names.isEmpty() && !zip.namesEnding(".dbf").isEmpty()) {
            throw Fault.invalid(
                    "missing-shp",
                    zip.namesEnding(".dbf").get(0)
                            + " has no .shp beside it in the zip archive; send both in one archive");
        }
        if (names.isEmpty() && !zip.namesEnding(".zip").isEmpty()) {
            throw Fault.invalid(
                    "nested-archive",
                    "the zip archive holds another, " + zip.namesEnding(".zip").get(0)
                            + "; archives within archives are not opened, send the inner one");
        }
        return names;
    }

    private Charset charset(ZipFolder zip, @Nullable String encoding) {
        if (encoding != null) {
            return TableEncoding.named(encoding);
        }
        Optional<String> page = zip.find(base + ".cpg").or(() -> zip.find(base + ".cst"));
        if (page.isPresent()) {
            String name = new String(zip.read(page.get(), MOST_TEXT_BYTES), StandardCharsets.US_ASCII).strip();
            Charset stated = TableEncoding.find(name);
            if (stated != null) {
                return stated;
            }
            notes.add(
                    "the .cpg names the character set '" + name + "', which is not known; it was found from the texts");
        }
        try (TableReader table = table(zip)) {
            Charset stated = TableEncoding.ofLanguage(table.language());
            return stated == null ? TableEncoding.found(table) : stated;
        }
    }

    /** The names of properties by field, where the archive says which were shortened. */
    private Map<String, String> properties(ZipFolder zip) {
        Map<String, String> byField = new LinkedHashMap<>();
        zip.find(base + ShapefileMaker.FIELDS_ENDING).ifPresent(name -> {
            String text = new String(zip.read(name, MOST_TEXT_BYTES), StandardCharsets.UTF_8);
            text.lines().skip(1).forEach(line -> {
                int comma = line.indexOf(',');
                if (comma > 0) {
                    byField.put(line.substring(0, comma), line.substring(comma + 1));
                }
            });
        });
        return byField;
    }

    private @Nullable String crs(ZipFolder zip) {
        Optional<String> projection = zip.find(base + ".prj");
        if (projection.isEmpty()) {
            notes.add("the Shapefile has no .prj, so it does not say what its coordinates are in");
            return null;
        }
        String text = new String(zip.read(projection.get(), MOST_TEXT_BYTES), StandardCharsets.UTF_8);
        Optional<Crs> known = Crs.findText(text);
        if (known.isEmpty()) {
            String shown = text.strip();
            notes.add("the .prj names a system that is not known: "
                    + (shown.length() <= 80 ? shown : shown.substring(0, 80) + "…"));
        }
        return known.map(Crs::code).orElse(null);
    }

    private void noteUnread(ZipFolder zip) {
        try (TableReader table = table(zip)) {
            List<String> unread = table.unread(charset);
            if (!unread.isEmpty()) {
                notes.add("fields of kinds that are not read: " + String.join(", ", unread));
            }
        }
    }

    private String shapes(ZipFolder zip) {
        return zip.find(base + ".shp").orElseThrow();
    }

    private TableReader table(ZipFolder zip) {
        String name = zip.find(base + ".dbf").orElseThrow();
        return new TableReader(zip.open(name), zip.bytes(name));
    }

    @Override
    public List<String> sourceLayers() {
        return layers;
    }

    @Override
    public Scan scan(Progress progress) {
        RowSample sample = new RowSample(progress);
        List<String> columns;
        try (ZipFolder zip = ZipFolder.reopen(file);
                TableReader table = table(zip)) {
            columns = table.names(charset).stream()
                    .map(name -> properties.getOrDefault(name, name))
                    .toList();
        }
        read(columns, (row, fraction) -> sample.add(row));
        return new Scan(
                charset.name(), null, columns, true, crs, sample.count(), sample.first(), sample.spread(), notes);
    }

    @Override
    public void read(List<String> columns, RowSink sink) {
        try (ZipFolder zip = ZipFolder.reopen(file);
                ShapeReader shapes = new ShapeReader(zip.open(shapes(zip)), zip.bytes(shapes(zip)));
                TableReader table = table(zip)) {
            double total = Math.max(1, table.recordCount());
            long number = 0;
            while (table.hasNext() && shapes.hasNext()) {
                number++;
                boolean counts = table.next();
                RawRow row = row(number, shapes, table);
                if (counts) {
                    sink.accept(row, Math.min(1, number / total));
                }
            }
            if (table.hasNext() || shapes.hasNext()) {
                throw Fault.invalid(
                        "damaged-file",
                        "the .shp and the .dbf do not belong together: " + (table.hasNext() ? "the .shp" : "the .dbf")
                                + " ends after " + number + " records, the other goes on");
            }
        }
    }

    private RawRow row(long number, ShapeReader shapes, TableReader table) {
        Geometry geometry = null;
        RowProblem problem = null;
        @Nullable Object[] values = new @Nullable Object[0];
        try {
            geometry = shapes.next();
        } catch (RowProblem bad) {
            problem = bad;
        }
        try {
            values = table.values(charset);
        } catch (RowProblem bad) {
            problem = problem == null ? bad : problem;
        }
        return new RawRow(number, 0, null, geometry, values, problem);
    }
}
