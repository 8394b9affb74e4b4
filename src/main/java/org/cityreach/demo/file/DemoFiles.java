package org.cityreach.demo.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.demo.layout.DemoCity;
import org.cityreach.demo.plan.Seed;
import org.cityreach.layer.Feature;

/** The files of the demo city by name, as committed under {@code data/demo}. */
public final class DemoFiles {

    private DemoFiles() {}

    public static Map<String, byte[]> of(Seed seed) {
        return of(DemoCity.layers(seed));
    }

    /** The files of a city's layers, whose features are in city metres. */
    public static Map<String, byte[]> of(Map<String, List<Feature>> layers) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<String, List<Feature>> layer : layers.entrySet()) {
            if (layer.getKey().equals("case")) {
                files.put(CaseFile.NAME, CaseFile.write(layer.getValue()));
                continue;
            }
            String text = GeoJsonFile.of(layer.getKey(), layer.getValue());
            files.put(layer.getKey() + ".geojson", text.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /** Writes all files into a folder, which is made if need be. */
    public static void write(Seed seed, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : of(seed).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
