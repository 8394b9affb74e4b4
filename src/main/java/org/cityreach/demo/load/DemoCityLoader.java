package org.cityreach.demo.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cityreach.demo.file.CaseFile;
import org.cityreach.demo.file.LayerFile;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.locationtech.jts.geom.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the committed demo city. A load that was cut off by a crash is seen at the next start by its
 * mark and done again whole.
 */
public final class DemoCityLoader {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCityLoader.class);
    private static final String FOLDER = "/data/demo/";
    private static final String KIND = "city";
    private static final String ABOUT = "about";
    private static final String CENTRE_LAYER = "grid";
    private static final String MARK = "demo-load";
    private final FeatureStore store;
    private final DocumentStore documents;

    public DemoCityLoader(FeatureStore store, DocumentStore documents) {
        this.store = store;
        this.documents = documents;
    }

    /**
     * Makes the shipped layers the store lacks, and gives those of an older release the properties that have come
     * since; their features have no values for these. Whatever else a city changed in such a layer stays.
     */
    public void createShippedLayers() {
        for (Layer layer : ShippedLayers.list()) {
            Layer present = store.findLayer(layer.id()).orElse(null);
            if (present == null) {
                store.createLayer(layer);
            } else {
                addNewProperties(present, layer);
            }
        }
    }

    private void addNewProperties(Layer present, Layer shipped) {
        List<PropertySchema> properties = new ArrayList<>(present.properties());
        for (PropertySchema property : shipped.properties()) {
            boolean isThere =
                    present.properties().stream().anyMatch(one -> one.name().equalsIgnoreCase(property.name()));
            if (!isThere && !property.required()) {
                properties.add(property);
            }
        }
        if (properties.size() == present.properties().size()) {
            return;
        }
        store.changeLayer(new Layer(
                present.id(),
                present.title(),
                present.geometryType(),
                present.crs(),
                properties,
                present.timeProperty(),
                present.shipped()));
        LOG.info(
                "layer {} has {} properties more, without values so far",
                present.id(),
                properties.size() - present.properties().size());
    }

    /**
     * Loads the city where no layer holds a feature, or where an earlier load did not come to its end.
     *
     * @return whether it was loaded
     */
    public boolean loadIntoEmptyStore() {
        boolean interrupted = documents.find(KIND, MARK).isPresent();
        if (!interrupted && !isEmpty()) {
            return false;
        }
        documents.put(KIND, MARK, "{\"state\": \"loading\"}");
        long begin = System.nanoTime();
        Envelope bounds = new Envelope();
        long features = load(bounds);
        documents.put(KIND, ABOUT, description(bounds));
        documents.delete(KIND, MARK);
        LOG.info("demo city loaded: {} features in {} ms", features, (System.nanoTime() - begin) / 1_000_000);
        return true;
    }

    private boolean isEmpty() {
        return store.listLayers().stream().allMatch(layer -> store.count(FeatureQuery.all(layer.id())) == 0);
    }

    /** What the page says of the city; it opens on the built-up centre, not on the whole district. */
    private static String description(Envelope bounds) {
        return String.format(Locale.ROOT, """
                {"title": {"zh": "武进中心城区", "en": "Wujin centre"},
                 "synthetic": true,
                 "note": {"zh": "演示数据:全部为合成,并非实测", "en": "Demo data: all of it is synthetic, nothing was surveyed"},
                 "zone": "Asia/Shanghai",
                 "metricCrs": "EPSG:4549",
                 "bounds": [%.4f, %.4f, %.4f, %.4f]}""", bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
    }

    /** The cases on one core, all other layers on another: the store takes one commit at a time anyway. */
    private long load(Envelope bounds) {
        List<Layer> layers = ShippedLayers.list();
        CompletableFuture<Long> cases = CompletableFuture.supplyAsync(() -> layers.stream()
                .filter(DemoCityLoader::isCases)
                .mapToLong(layer -> write(layer.id(), CaseFile.read(FOLDER + CaseFile.NAME, layer)))
                .sum());
        long features = 0;
        for (Layer layer : layers) {
            if (!isCases(layer)) {
                List<Feature> content = LayerFile.read(FOLDER + layer.id() + ".geojson", layer);
                features += write(layer.id(), content);
                if (layer.id().equals(CENTRE_LAYER)) {
                    content.stream()
                            .map(Feature::geometry)
                            .filter(Objects::nonNull)
                            .forEach(grid -> bounds.expandToInclude(grid.getEnvelopeInternal()));
                }
            }
        }
        return features + cases.join();
    }

    private static boolean isCases(Layer layer) {
        return layer.id().equals("case");
    }

    private long write(String layerId, List<Feature> features) {
        try (FeatureWriter writer = store.openWriter(layerId, WriteMode.REPLACE)) {
            long row = 0;
            for (Feature feature : features) {
                writer.write(feature, ++row);
            }
            List<FeatureWriter.Conflict> conflicts = writer.prepare();
            if (!conflicts.isEmpty()) {
                throw new IllegalStateException("the demo city's " + layerId + " has an id twice: " + conflicts.get(0));
            }
            writer.commit();
            return row;
        }
    }
}
