package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureTransaction;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.LayerChanges;
import org.cityreach.store.WriteMode;
import org.jspecify.annotations.Nullable;

/** The port over either database. Features of a layer are a table with the columns fid, geom, id and one a property. */
public final class JdbcFeatureStore implements FeatureStore {

    /** Starts of names that the databases or their extensions use for tables of their own. */
    private static final int LONGEST_ID = 40;

    private static final List<String> RESERVED_PREFIXES = List.of(
            "result-", "cityreach_", "gpkg_", "rtree_", "sqlite_", "pg_", "spatial_ref_sys", "geometry_columns");

    private final Sessions sessions;
    private final Dialect dialect;
    private final LayerCatalog catalog;
    private final WriterFactory writers;

    /** Begins transactions of the database in which layers are written. */
    @FunctionalInterface
    public interface WriterFactory {
        StoreTransaction begin(LayerCatalog catalog);
    }

    public JdbcFeatureStore(Sessions sessions, Dialect dialect, WriterFactory writers) {
        this.sessions = sessions;
        this.dialect = dialect;
        this.catalog = new LayerCatalog(dialect);
        this.writers = writers;
    }

    @Override
    public List<Layer> listLayers() {
        return sessions.read(connection ->
                catalog.list(connection).stream().map(StoredLayer::layer).toList());
    }

    /** The name of a layer's table, unquoted. */
    public String tableOf(String layerId) {
        return sessions.read(connection -> catalog.get(connection, layerId).table());
    }

    @Override
    public Optional<Layer> findLayer(String layerId) {
        return sessions.read(connection -> catalog.find(connection, layerId).map(StoredLayer::layer));
    }

    @Override
    public void createLayer(Layer layer) {
        if (layer.id().length() > LONGEST_ID) {
            throw Fault.invalid(
                    "invalid-collection-id", "collectionId", layer.id(), "at most " + LONGEST_ID + " characters");
        }
        for (String prefix : RESERVED_PREFIXES) {
            if (layer.id().startsWith(prefix)) {
                throw Fault.invalid(
                        "reserved-collection-id",
                        "collectionId",
                        layer.id(),
                        "an id that starts with none of " + String.join(", ", RESERVED_PREFIXES));
            }
        }
        sessions.write(connection -> {
            StoredLayer stored = catalog.insert(connection, layer);
            dialect.createTable(connection, stored);
            return stored;
        });
    }

    @Override
    public void changeLayer(Layer layer) {
        sessions.write(connection -> {
            StoredLayer present = catalog.get(connection, layer.id());
            Optional<List<PropertySchema>> added = LayerChange.added(present, layer, dialect.columns(layer));
            if (added.isPresent()) {
                dialect.addColumns(connection, catalog.redefine(connection, present, layer), added.get());
                ChangeLog.forget(connection, present, catalog.raiseVersion(connection, present));
                return present;
            }
            if (Sql.of("SELECT count(*) FROM " + present.quotedTable()).findLong(connection, 0) > 0) {
                throw Fault.conflict(
                        "collection-not-empty",
                        "the collection '" + layer.id() + "' has features that the new schema would not fit;"
                                + " delete them first");
            }
            catalog.delete(connection, present);
            dialect.dropTable(connection, present);
            StoredLayer stored = catalog.insert(connection, layer);
            dialect.createTable(connection, stored);
            return stored;
        });
    }

    @Override
    public void deleteLayer(String layerId) {
        sessions.write(connection -> {
            StoredLayer layer = catalog.lock(connection, layerId);
            catalog.delete(connection, layer);
            dialect.dropTable(connection, layer);
            return layer;
        });
    }

    @Override
    public long version(String layerId) {
        Sql sql = Sql.of("SELECT version FROM cityreach_layer WHERE id = ").bind(layerId);
        long version = sessions.read(connection -> sql.findLong(connection, 0));
        if (version == 0) {
            throw Fault.notFound("collection", layerId);
        }
        return version;
    }

    @Override
    public Map<String, Long> versions() {
        return sessions.read(catalog::versions);
    }

    @Override
    public long count(FeatureQuery query) {
        return sessions.read(connection -> {
            StoredLayer layer = catalog.get(connection, query.layerId());
            Sql sql = Sql.of("SELECT count(*) FROM " + layer.quotedTable() + " WHERE ");
            addCondition(sql, layer, query);
            return sql.findLong(connection, 0);
        });
    }

    @Override
    public Optional<Feature> findFeature(String layerId, String featureId) {
        List<Feature> found = new ArrayList<>(1);
        read(new FeatureQuery(layerId, null, new Filter.IdIn(List.of(featureId)), 0, 1), found::add);
        return found.stream().findFirst();
    }

    @Override
    public long read(FeatureQuery query, FeatureSink sink) {
        return sessions.read(connection -> {
            StoredLayer layer = catalog.get(connection, query.layerId());
            if (query.limit() > 0) {
                stream(connection, layer, query, sink);
            }
            return layer.version();
        });
    }

    @Override
    public LayerChanges changesSince(String layerId, long version) {
        return sessions.read(connection -> {
            StoredLayer layer = catalog.get(connection, layerId);
            Optional<Set<String>> touched = ChangeLog.findSince(connection, layer, version);
            if (touched.isEmpty()) {
                return LayerChanges.unknown(layer.version());
            }
            Set<String> deleted = touched.get();
            List<Feature> changed = new ArrayList<>(deleted.size());
            if (!deleted.isEmpty()) {
                Filter ids = new Filter.IdIn(List.copyOf(deleted));
                stream(connection, layer, new FeatureQuery(layerId, null, ids, 0, Long.MAX_VALUE), changed::add);
                changed.forEach(feature -> deleted.remove(feature.id()));
            }
            return new LayerChanges(layer.version(), true, changed, deleted);
        });
    }

    LayerCatalog catalog() {
        return catalog;
    }

    Dialect dialect() {
        return dialect;
    }

    StoreTransaction begin() {
        return writers.begin(catalog);
    }

    void stream(Connection connection, StoredLayer layer, FeatureQuery query, FeatureSink sink) throws SQLException {
        Sql sql = Sql.of("SELECT id, " + dialect.geometryExpression());
        layer.propertyColumns().forEach(column -> sql.add(", " + column));
        sql.add(" FROM " + layer.quotedTable() + " WHERE ");
        addCondition(sql, layer, query);
        new TermSql(dialect, layer, sql).addOrder(query.order());
        if (query.limit() < Long.MAX_VALUE || query.offset() > 0) {
            sql.add(" LIMIT ").bind(query.limit()).add(" OFFSET ").bind(query.offset());
        }
        try (PreparedStatement statement = sql.prepare(connection)) {
            statement.setFetchSize(dialect.fetchSize());
            Dialect.GeometryReader geometries = dialect.geometryReader(layer.layer());
            try (ResultSet rows = statement.executeQuery()) {
                boolean wantsMore = true;
                while (wantsMore && rows.next()) {
                    wantsMore = sink.accept(feature(layer.layer(), rows, geometries));
                }
            }
        }
    }

    private Feature feature(Layer layer, ResultSet rows, Dialect.GeometryReader geometries) throws SQLException {
        List<PropertySchema> schemas = layer.properties();
        Map<String, Object> properties = new LinkedHashMap<>(schemas.size() * 2);
        for (int i = 0; i < schemas.size(); i++) {
            PropertySchema schema = schemas.get(i);
            @Nullable Object value = dialect.value(rows, i + 3, schema.type());
            if (value != null) {
                properties.put(schema.name(), value);
            }
        }
        return new Feature(rows.getString(1), geometries.read(rows, 2), properties);
    }

    private void addCondition(Sql sql, StoredLayer layer, FeatureQuery query) {
        if (query.bbox() != null) {
            dialect.addBox(sql, layer, query.bbox());
            sql.add(" AND ");
        }
        new FilterSql(dialect, layer, sql).add(query.filter());
    }

    @Override
    public FeatureWriter openWriter(String layerId, WriteMode mode) {
        StoredLayer layer = stored(layerId);
        return writers.begin(catalog).open(layer, mode, true);
    }

    @Override
    public FeatureTransaction openTransaction() {
        return new LayersTransaction(writers.begin(catalog), this::stored);
    }

    private StoredLayer stored(String layerId) {
        return sessions.read(connection -> catalog.get(connection, layerId));
    }

    @Override
    public boolean deleteFeature(String layerId, String featureId, Consumer<Feature> look) {
        return sessions.write(connection -> {
            StoredLayer layer = catalog.lock(connection, layerId);
            Filter one = new Filter.IdIn(List.of(featureId));
            stream(connection, layer, new FeatureQuery(layerId, null, one, 0, 1), feature -> {
                look.accept(feature);
                return true;
            });
            boolean deleted = dialect.deleteFeature(connection, layer, featureId);
            if (deleted) {
                long version = catalog.raiseVersion(connection, layer);
                ChangeLog.note(
                        connection,
                        layer,
                        version,
                        Sql.of("SELECT ").bind(featureId).add(" AS id"),
                        1);
            }
            return deleted;
        });
    }
}
