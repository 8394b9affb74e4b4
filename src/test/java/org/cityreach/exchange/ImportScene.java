package org.cityreach.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cityreach.city.CityProperties;
import org.cityreach.geo.Crs;
import org.cityreach.job.BackgroundJobs;
import org.cityreach.job.Job;
import org.cityreach.job.JobProperties;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A store with real imports and jobs over it, and short ways to import texts and to look at what came of it. */
final class ImportScene implements AutoCloseable {

    private final FeatureStore store;
    private final BackgroundJobs jobs;
    private final Imports imports;
    private final Uploads uploads;
    private final Path folder;

    ImportScene(FeatureStore store, DocumentStore documents) {
        this.store = store;
        JobProperties properties =
                new JobProperties(1, 10, 100, Duration.ofSeconds(30), Duration.ofSeconds(20), "main");
        this.jobs = BackgroundJobs.open(properties, documents, Clock.systemUTC());
        try {
            this.folder = Files.createTempDirectory("cityreach-imports");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.uploads = new Uploads(jobs, new ImportProperties(folder.toString()));
        this.imports = new Imports(
                store,
                new StoreSnapshots(store),
                jobs,
                new CityProperties("Asia/Shanghai", null),
                uploads,
                new OwnGeoPackageFiles());
    }

    /** All of a layer in a file, in CRS84. */
    byte[] exported(String layerId, ExportFormat format) {
        LayerExport export = new LayerExport(
                new OwnGeoPackageFiles(),
                new Styles(),
                new CityProperties("Asia/Shanghai", null),
                new ImportProperties(folder.toString()));
        Path file = export.newFile("out", "." + format.fileEnding());
        try {
            export.write(List.of(store.getLayer(layerId)), store, format, Crs.CRS84, file, Progress.NONE);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LayerExport.delete(file);
        }
    }

    FeatureStore store() {
        return store;
    }

    BackgroundJobs jobs() {
        return jobs;
    }

    Imports imports() {
        return imports;
    }

    /** Files left in the folder of uploads. */
    List<String> leftovers() {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Layer layer(String id, GeometryType type, String crs, String... namesAndTypes) {
        List<PropertySchema> properties = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            properties.add(new PropertySchema(
                    namesAndTypes[i],
                    PropertyType.of(namesAndTypes[i + 1]),
                    LocalizedText.same(namesAndTypes[i]),
                    null,
                    List.of(),
                    Map.of(),
                    false));
        }
        Layer layer = new Layer(id, LocalizedText.same(id), type, Crs.of(crs), properties, null, false);
        store.createLayer(layer);
        return layer;
    }

    /** A request of a form; {@code fields} are names and values in turn. */
    ImportRequest request(String layerId, byte[] content, String... fields) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        Path file = uploads.receive(empty -> Files.write(empty, content));
        return new ImportRequest(
                layerId,
                file,
                new ImportRequest.Fields(
                        form.get("format"),
                        form.get("crs"),
                        form.get("mode"),
                        form.get("onError"),
                        form.get("mapping"),
                        new ImportRequest.Reading(
                                form.get("datePattern"), form.get("zone"), form.get("encoding"), form.get("delimiter")),
                        form.get("acceptDoubt"),
                        form.get("sourceLayer"),
                        form.get("fileName"),
                        form.get("roads")));
    }

    /** Imports and waits for the job's end. */
    Job run(String layerId, byte[] content, String... fields) {
        Job job = imports.submit(request(layerId, content, fields));
        while (!jobs.get(job.id()).status().isOver()) {
            pause();
        }
        return jobs.get(job.id());
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The report of an import that must succeed. */
    JsonNode report(String layerId, String content, String... fields) {
        return report(layerId, content, StandardCharsets.UTF_8, fields);
    }

    JsonNode report(String layerId, String content, Charset charset, String... fields) {
        return reportOf(layerId, content.getBytes(charset), fields);
    }

    JsonNode reportOf(String layerId, byte[] content, String... fields) {
        Job job = run(layerId, content, fields);
        if (job.status() != Job.Status.SUCCESSFUL) {
            throw new IllegalStateException("import " + job.status() + ": " + job.failure());
        }
        return jobs.getResult(job.id());
    }

    List<Feature> features(String layerId) {
        List<Feature> features = new ArrayList<>();
        store.read(FeatureQuery.all(layerId), features::add);
        return features;
    }

    @Override
    public void close() {
        jobs.close();
        for (String leftover : leftovers()) {
            delete(folder.resolve(leftover));
        }
        delete(folder);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
