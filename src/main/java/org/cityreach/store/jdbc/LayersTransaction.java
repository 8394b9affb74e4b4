package org.cityreach.store.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cityreach.layer.Feature;
import org.cityreach.store.FeatureTransaction;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;

/** Several layers' writers in one transaction of the database. */
final class LayersTransaction implements FeatureTransaction {

    private final StoreTransaction transaction;
    private final Function<String, StoredLayer> layers;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    LayersTransaction(StoreTransaction transaction, Function<String, StoredLayer> layers) {
        this.transaction = transaction;
        this.layers = layers;
    }

    @Override
    public FeatureWriter open(String layerId, WriteMode mode) {
        if (parts.containsKey(layerId)) {
            throw new IllegalStateException("the transaction has a writer of " + layerId + " already");
        }
        Part part = new Part(transaction.open(layers.apply(layerId), mode, false));
        parts.put(layerId, part);
        return part;
    }

    @Override
    public Map<String, Long> commit() {
        Map<String, Long> versions = new LinkedHashMap<>();
        parts.forEach((layerId, part) -> {
            if (part.prepared) {
                versions.put(layerId, part.writer.commit());
            }
        });
        transaction.commit();
        return versions;
    }

    @Override
    public void close() {
        transaction.close();
    }

    /** A writer of the database that cannot end the transaction. */
    private static final class Part implements FeatureWriter {

        private final FeatureWriter writer;
        private boolean prepared;

        Part(FeatureWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(Feature feature, long row) {
            writer.write(feature, row);
        }

        @Override
        public List<Conflict> prepare() {
            List<Conflict> conflicts = writer.prepare();
            prepared = true;
            return conflicts;
        }

        @Override
        public long commit() {
            return writer.commit();
        }

        @Override
        public void close() {}
    }
}
