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
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;

/**
 * The table of layers and their versions. Versions never come twice: a layer made anew under an old id
 * goes on from where the old one ended, so that nothing kept under a version is ever mistaken.
 */
public final class LayerCatalog {

    private static final String SELECT = "SELECT table_name, version, definition, id, shipped FROM cityreach_layer";
    private static final int MOST_KEPT = 2000;

    private final Dialect dialect;
    private final Map<Definition, Layer> parsed = new ConcurrentHashMap<>();

    LayerCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    List<StoredLayer> list(Connection connection) throws SQLException {
        List<StoredLayer> layers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT + " ORDER BY shipped DESC, ordinal");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                layers.add(stored(rows));
            }
        }
        return layers;
    }

    Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> versions = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, version FROM cityreach_layer ORDER BY shipped DESC, ordinal");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }

    Optional<StoredLayer> find(Connection connection, String layerId) throws SQLException {
        return find(connection, layerId, "");
    }

    private Optional<StoredLayer> find(Connection connection, String layerId, String lock) throws SQLException {
        try (PreparedStatement statement =
                        Sql.of(SELECT + " WHERE id = ").bind(layerId).add(lock).prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
        }
    }

    /** The layer as it is now; the fault {@code collection-not-found} where there is none. */
    public StoredLayer get(Connection connection, String layerId) throws SQLException {
        return find(connection, layerId).orElseThrow(() -> Fault.notFound("collection", layerId));
    }

    /** As {@link #get}, and until the transaction's end nobody else writes to the layer. */
    public StoredLayer lock(Connection connection, String layerId) throws SQLException {
        return find(connection, layerId, dialect.lockClause()).orElseThrow(() -> Fault.notFound("collection", layerId));
    }

    StoredLayer insert(Connection connection, Layer layer) throws SQLException {
        if (find(connection, layer.id()).isPresent()) {
            throw Fault.conflict("collection-exists", "there is a collection '" + layer.id() + "' already");
        }
        long version = 1 + lastVersion(connection, layer.id());
        String table = dialect.freeTableName(connection, layer.id());
        StoredLayer stored = new StoredLayer(layer, table, version, dialect.columns(layer));
        insert(connection, stored);
        return stored;
    }

    /** Adds a layer with its table and version as they are said. */
    void insert(Connection connection, StoredLayer stored) throws SQLException {
        Layer layer = stored.layer();
        Sql.of("INSERT INTO cityreach_layer (id, table_name, shipped, version, logged_from, definition) VALUES (")
                .bind(layer.id())
                .add(", ")
                .bind(stored.table())
                .add(", ")
                .bind(layer.shipped() ? 1 : 0)
                .add(", ")
                .bind(stored.version())
                .add(", ")
                .bind(stored.version())
                .add(", ")
                .bind(LayerJson.write(layer))
                .add(")")
                .execute(connection);
    }

    /** The last version that a layer of that id had before it was deleted; 0 where there was none. */
    long lastVersion(Connection connection, String layerId) throws SQLException {
        return Sql.of("SELECT version FROM cityreach_retired_layer WHERE id = ")
                .bind(layerId)
                .findLong(connection, 0);
    }

    void setVersion(Connection connection, String layerId, long version) throws SQLException {
        Sql.of("UPDATE cityreach_layer SET version = ")
                .bind(version)
                .add(" WHERE id = ")
                .bind(layerId)
                .execute(connection);
    }

    /** Changes what is said of a layer, not its table. */
    StoredLayer redefine(Connection connection, StoredLayer present, Layer layer) throws SQLException {
        Sql.of("UPDATE cityreach_layer SET definition = ")
                .bind(LayerJson.write(layer))
                .add(" WHERE id = ")
                .bind(layer.id())
                .execute(connection);
        return new StoredLayer(layer, present.table(), present.version(), dialect.columns(layer));
    }

    void delete(Connection connection, StoredLayer layer) throws SQLException {
        String id = layer.layer().id();
        Sql.of("DELETE FROM cityreach_layer WHERE id = ").bind(id).execute(connection);
        Sql.of("DELETE FROM cityreach_change WHERE layer_id = ").bind(id).execute(connection);
        Sql.of("INSERT INTO cityreach_retired_layer (id, version) VALUES (")
                .bind(id)
                .add(", ")
                .bind(layer.version())
                .add(") ON CONFLICT (id) DO UPDATE SET version = excluded.version")
                .execute(connection);
    }

    /** Raises the version by one. */
    public long raiseVersion(Connection connection, StoredLayer layer) throws SQLException {
        Sql.of("UPDATE cityreach_layer SET version = version + 1 WHERE id = ")
                .bind(layer.layer().id())
                .execute(connection);
        return Sql.of("SELECT version FROM cityreach_layer WHERE id = ")
                .bind(layer.layer().id())
                .findLong(connection, 0);
    }

    private StoredLayer stored(ResultSet rows) throws SQLException {
        String table = rows.getString(1);
        long version = rows.getLong(2);
        Definition definition = new Definition(rows.getString(4), rows.getInt(5) != 0, rows.getString(3));
        if (parsed.size() > MOST_KEPT) {
            parsed.clear();
        }
        Layer layer = parsed.computeIfAbsent(definition, Definition::parse);
        return new StoredLayer(layer, table, version, dialect.columns(layer));
    }

    private record Definition(String id, boolean isShipped, String json) {
        Layer parse() {
            return LayerJson.read(id, isShipped, json);
        }
    }
}
