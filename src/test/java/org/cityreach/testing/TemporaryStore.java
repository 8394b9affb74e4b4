package org.cityreach.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cityreach.cases.CaseIndexes;
import org.cityreach.cases.column.ColumnCaseIndexes;
import org.cityreach.city.CityProperties;
import org.cityreach.demo.load.DemoCityLoader;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.geopackage.GeoPackage;

/**
 * A real store on a fresh temporary GeoPackage, gone when closed:
 * {@code try (TemporaryStore store = TemporaryStore.open()) { … }}.
 */
public final class TemporaryStore implements AutoCloseable {

    private final Path folder;
    private final GeoPackage geoPackage;
    private final Snapshots snapshots;
    private final CaseIndexes caseIndexes;

    private TemporaryStore(Path folder) {
        this.folder = folder;
        this.geoPackage = GeoPackage.open(folder.resolve("store.gpkg"));
        this.snapshots = new StoreSnapshots(geoPackage.features());
        this.caseIndexes = new ColumnCaseIndexes(geoPackage.features(), new CityProperties("Asia/Shanghai", null));
    }

    public static TemporaryStore open() {
        try {
            return new TemporaryStore(Files.createTempDirectory("cityreach-store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FeatureStore features() {
        return geoPackage.features();
    }

    public DocumentStore documents() {
        return geoPackage.documents();
    }

    public Backups backups() {
        return geoPackage.backups();
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    /** Case indexes of a city in Shanghai's time whose metric system follows from the data. */
    public CaseIndexes caseIndexes() {
        return caseIndexes;
    }

    public Path file() {
        return folder.resolve("store.gpkg");
    }

    /** Makes the layer with these features, which must have different ids. */
    public TemporaryStore with(Layer layer, List<Feature> content) {
        features().createLayer(layer);
        try (FeatureWriter writer = features().openWriter(layer.id(), WriteMode.APPEND)) {
            long row = 0;
            for (Feature feature : content) {
                writer.write(feature, ++row);
            }
            if (!writer.prepare().isEmpty()) {
                throw new IllegalArgumentException("some features of " + layer.id() + " have the same id");
            }
            writer.commit();
        }
        return this;
    }

    /** Makes the shipped layers and fills them with the demo city. */
    public TemporaryStore withDemoCity() {
        DemoCityLoader loader = new DemoCityLoader(features(), documents());
        loader.createShippedLayers();
        loader.loadIntoEmptyStore();
        return this;
    }

    @Override
    public void close() {
        geoPackage.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
