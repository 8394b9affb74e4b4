package org.cityreach.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cityreach.city.CityProperties;
import org.cityreach.geo.Crs;
import org.cityreach.job.BackgroundJobs;
import org.cityreach.job.Job;
import org.cityreach.job.JobProperties;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.geopackage.GeoPackage;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.postgis.Postgis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Imports a seeded CSV file of a million points into a store, as the service does, and says how long the
 * check and the job took. Arguments: the number of points, and optionally the JDBC URL of a PostGIS
 * database; without it a temporary GeoPackage is used. Run it with {@code -Xmx1g}.
 */
public final class ImportSpeed {

    private static final Logger LOG = LoggerFactory.getLogger(ImportSpeed.class);
    private static final long SEED = 42;
    private static final String LAYER = "import_speed";

    private ImportSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int points = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("cityreach-speed");
        Path file = folder.resolve("points.csv");
        writePoints(file, points);
        try (OpenStore store = arguments.length > 1
                ? Postgis.open(arguments[1], null, null)
                : GeoPackage.open(folder.resolve("speed.gpkg"))) {
            if (store.features().findLayer(LAYER).isPresent()) {
                store.features().deleteLayer(LAYER);
            }
            store.features().createLayer(layer());
            measure(store, folder, file);
        }
    }

    private static Layer layer() {
        List<PropertySchema> properties = List.of(
                property("name", PropertyType.STRING),
                property("weight", PropertyType.NUMBER),
                property("reported", PropertyType.DATE_TIME));
        return new Layer(
                LAYER,
                LocalizedText.same(LAYER),
                GeometryType.POINT,
                Crs.of("EPSG:4490"),
                properties,
                "reported",
                false);
    }

    private static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    private static void writePoints(Path file, int points) throws IOException {
        Random random = new Random(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("id,name,weight,reported,x,y\n");
            for (int i = 0; i < points; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "p%d,公厕 %d,%.3f,2026-%02d-%02dT%02d:00:00+08:00,%.3f,%.3f%n",
                        i,
                        i % 1000,
                        random.nextDouble() * 100,
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        480_000 + random.nextDouble() * 40_000,
                        3_490_000 + random.nextDouble() * 40_000));
            }
        }
    }

    private static void measure(OpenStore store, Path folder, Path file) throws IOException, InterruptedException {
        FeatureStore features = store.features();
        JobProperties properties = new JobProperties(1, 4, 10, Duration.ofSeconds(30), Duration.ofSeconds(20), "main");
        try (BackgroundJobs jobs = BackgroundJobs.open(properties, store.documents(), Clock.systemUTC())) {
            Imports imports = new Imports(
                    features,
                    new StoreSnapshots(features),
                    jobs,
                    new CityProperties("Asia/Shanghai", null),
                    new Uploads(jobs, new ImportProperties(folder.toString())),
                    new OwnGeoPackageFiles());
            ImportRequest.Reading reading = new ImportRequest.Reading(null, null, null, null);
            ImportRequest request = new ImportRequest(
                    LAYER, file, new ImportRequest.Fields("csv", "EPSG:4549", "append", null, null, reading, null));
            long start = System.nanoTime();
            Job job = imports.submit(request);
            long checked = System.nanoTime();
            while (!jobs.get(job.id()).status().isOver()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            long end = System.nanoTime();
            JsonNode report = jobs.getResult(job.id());
            LOG.info(
                    "read {}, accepted {}: check {} ms, job {} ms, together {} ms",
                    report.get("read").asLong(),
                    report.get("accepted").asLong(),
                    (checked - start) / 1_000_000,
                    (end - checked) / 1_000_000,
                    (end - start) / 1_000_000);
        }
    }
}
