package org.cityreach.exchange;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.geopackage.GeoPackage;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.postgis.Postgis;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/**
 * A process of its own that writes and imports until it is killed: for each batch named on its input one
 * single feature, then a file of {@link #ROWS} rows in one import. It says on its output what is done.
 */
final class CrashingImporter {

    static final int ROWS = 20_000;
    static final String LAYER = "crash_test";

    private CrashingImporter() {}

    static OpenStore open(String place) {
        return place.startsWith("jdbc:") ? Postgis.open(place, null, null) : GeoPackage.open(Path.of(place));
    }

    /** The argument is the store's file or JDBC URL. */
    public static void main(String[] arguments) {
        try (OpenStore store = open(arguments[0])) {
            makeLayer(store.features());
            try (ImportScene scene = new ImportScene(store.features(), store.documents());
                    Scanner in = new Scanner(System.in, StandardCharsets.UTF_8)) {
                say("ready");
                while (in.hasNextInt()) {
                    int batch = in.nextInt();
                    writeOne(store.features(), batch);
                    say("wrote " + batch);
                    JsonNode report = scene.report(LAYER, csv(batch), "format", "csv", "crs", "EPSG:4490");
                    say("imported " + batch + " " + report.get("accepted").asLong());
                }
            }
        }
    }

    /** The protocol with the test is this process's output. */
    private static void say(String line) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("crash-test " + line);
    }

    private static void makeLayer(FeatureStore store) {
        if (store.findLayer(LAYER).isEmpty()) {
            store.createLayer(new Layer(
                    LAYER, LocalizedText.same(LAYER), GeometryType.POINT, Crs.of("EPSG:4490"), List.of(), null, false));
        }
    }

    private static void writeOne(FeatureStore store, int batch) {
        try (FeatureWriter writer = store.openWriter(LAYER, WriteMode.APPEND)) {
            writer.write(
                    new Feature(
                            "single-" + batch,
                            new GeometryFactory().createPoint(new Coordinate(119.9, 31.7)),
                            Map.of()),
                    1);
            writer.prepare();
            writer.commit();
        }
    }

    static String csv(int batch) {
        StringBuilder csv = new StringBuilder("id,x,y\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("b").append(batch).append('-').append(i).append(",119.9,31.7\n");
        }
        return csv.toString();
    }
}
