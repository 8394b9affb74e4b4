package org.cityreach.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.cityreach.city.CityProperties;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.format.SourceFormat;
import org.cityreach.exchange.mapping.ColumnMapping;
import org.cityreach.exchange.mapping.DateReader;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.MappingResolver;
import org.cityreach.exchange.mapping.RequestedMapping;
import org.cityreach.exchange.mapping.ValueReader;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsFinding;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.WriteMode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks what can be checked of an import before anything is written, and settles what was left open. */
final class ImportPlanner {

    private static final int PREFIX_BYTES = 6;
    private static final int BUFFER_BYTES = 1 << 16;

    private final FeatureStore store;
    private final CityProperties time;
    private final CityBounds bounds;
    private final FormatReaders readers;

    /** Where the features of a layer lie so far, longitude and latitude; null where nothing is known. */
    @FunctionalInterface
    interface CityBounds {
        @Nullable
        Envelope find(String layerId);
    }

    /** Opens the file of a request once what needs no file is checked. */
    @FunctionalInterface
    interface Opening {
        FormatReader open(SourceFormat format, ImportRequest request);
    }

    ImportPlanner(FeatureStore store, CityProperties time, FormatReaders readers, CityBounds bounds) {
        this.store = store;
        this.time = time;
        this.bounds = bounds;
        this.readers = readers;
    }

    /** The plan; a fault for anything that makes the import as a whole impossible. */
    ImportPlan plan(ImportRequest request, Progress progress) {
        return plan(request, readers::open, progress);
    }

    /** The same with a reader of the caller's, which is closed where there is a fault. */
    ImportPlan plan(ImportRequest request, Opening opening, Progress progress) {
        ImportRequest.Fields fields = request.fields();
        Layer layer = store.getLayer(request.layerId());
        SourceFormat format = FormatReaders.format(request);
        WriteMode mode = mode(fields.mode());
        boolean abort = isAbort(fields.onError());
        boolean accepted = isTrue("acceptDoubt", fields.acceptDoubt());
        @Nullable Crs given = fields.crs() == null ? null : Crs.of(fields.crs());
        if (given == null && (format == SourceFormat.CSV || format == SourceFormat.XLSX)) {
            throw crsRequired(format);
        }
        DateReader dates = DateReader.of(fields.reading().datePattern(), zone(fields));
        RequestedMapping requested = RequestedMapping.parse(fields.mapping());
        FormatReader reader = opening.open(format, request);
        try {
            Scan scan = reader.scan(progress);
            if (scan.rowCount() == 0) {
                throw Fault.invalid("no-rows", "the file has no features");
            }
            Crs source = source(given, scan, format);
            ColumnMapping mapping = MappingResolver.resolve(layer, scan, requested, new ValueReader(dates.fresh()));
            ImportPlan plan = new ImportPlan(
                    layer,
                    mode,
                    abort,
                    reader,
                    scan,
                    mapping,
                    source,
                    dates,
                    idPrefix(request.file()),
                    assumed(request, format, scan, mapping, given == null ? source : null),
                    notes(scan),
                    List.of());
            List<CrsFinding> findings = findings(plan);
            if (!accepted) {
                refuseGrave(source, findings);
            }
            return plan.with(findings);
        } catch (RuntimeException refused) {
            reader.close();
            throw refused;
        }
    }

    private static List<ImportWarning> notes(Scan scan) {
        return scan.notes().stream()
                .map(note -> ImportWarning.of("file-note", note))
                .toList();
    }

    static Fault crsRequired(SourceFormat format) {
        return Fault.invalid(
                "crs-required",
                "crs",
                null,
                "the file's system, since this " + format.parameter() + " file does not say it: EPSG:4326, EPSG:4549,"
                        + " GCJ-02 …");
    }

    private static void refuseGrave(Crs source, List<CrsFinding> findings) {
        List<CrsFinding> grave =
                findings.stream().filter(CoordinateDoubts::isGrave).toList();
        if (!grave.isEmpty()) {
            throw CoordinateDoubts.fault(source, grave);
        }
    }

    private List<CrsFinding> findings(ImportPlan plan) {
        FeatureBuilder builder = plan.builder(plan.dates().fresh());
        @Nullable
        Envelope expected = plan.mode() == WriteMode.REPLACE
                ? null
                : bounds.find(plan.layer().id());
        return CoordinateDoubts.find(plan.scan().sample(), builder, plan.source(), expected);
    }

    private static WriteMode mode(@Nullable String mode) {
        return switch (mode == null ? "append" : mode) {
            case "append" -> WriteMode.APPEND;
            case "replace" -> WriteMode.REPLACE;
            case "upsert" -> WriteMode.UPSERT;
            default -> throw Fault.invalid("unknown-mode", "mode", mode, "append, replace, upsert");
        };
    }

    private static boolean isAbort(@Nullable String onError) {
        return switch (onError == null ? "reject-row" : onError) {
            case "reject-row" -> false;
            case "abort" -> true;
            default -> throw Fault.invalid("unknown-on-error", "onError", onError, "reject-row, abort");
        };
    }

    static boolean isTrue(String parameter, @Nullable String text) {
        return switch (text == null ? "false" : text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Fault.invalid("invalid-value", parameter, text, "true, false");
        };
    }

    String zone(ImportRequest.Fields fields) {
        @Nullable String zone = fields.reading().zone();
        return zone == null ? time.zone() : zone;
    }

    /** What the coordinates are in: as the caller says, as the file says, or the format's own; never two things. */
    static Crs source(@Nullable Crs given, Scan scan, SourceFormat format) {
        if (scan.declaredCrs() == null) {
            if (given == null && !format.isLongitudeLatitude()) {
                throw crsRequired(format);
            }
            return given == null ? Crs.CRS84 : given;
        }
        Crs declared = Crs.of(scan.declaredCrs());
        if (given != null && !CrsTransform.between(given, declared).isIdentity()) {
            throw Fault.invalid(
                    "crs-conflict", "crs", given, declared + ", which the file itself says, or another file");
        }
        return declared;
    }

    private static ObjectNode assumed(
            ImportRequest request, SourceFormat format, Scan scan, ColumnMapping mapping, @Nullable Crs assumedCrs) {
        ImportRequest.Fields fields = request.fields();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (fields.format() == null || fields.format().equalsIgnoreCase("auto")) {
            node.put("format", format.parameter());
        }
        if (fields.reading().encoding() == null) {
            node.put("encoding", scan.encoding());
        }
        if (fields.reading().delimiter() == null && scan.delimiter() != null) {
            node.put("delimiter", scan.delimiter());
        }
        if (assumedCrs != null) {
            node.put("crs", assumedCrs.code());
        }
        if (!mapping.assumed().isEmpty()) {
            ObjectNode columns = node.putObject("mapping");
            mapping.assumed().forEach(columns::put);
        }
        return node;
    }

    /** Made ids are the same for the same file, so that importing it again is a conflict and no doubling. */
    private static String idPrefix(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, PREFIX_BYTES) + "-";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
