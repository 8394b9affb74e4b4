package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which features the last writes to a layer touched, noted in the transactions of those writes. Large writes
 * are not noted; they only move the version from which the log is whole. Old notes are dropped, about half of
 * them whenever a layer has more than {@value #MOST_ROWS}, so the log stays small and a write stays quick.
 */
public final class ChangeLog {

    /** The largest write, and the largest answer, that is told feature by feature. */
    static final long MOST_AT_ONCE = 10_000;

    private static final long MOST_ROWS = 50_000;
    private static final long ROWS_LEFT = 25_000;

    private ChangeLog() {}

    /**
     * Notes the write that made a version.
     *
     * @param ids a statement that gives the touched ids
     * @param count how many it gives
     */
    public static void note(Connection connection, StoredLayer layer, long version, Sql ids, long count)
            throws SQLException {
        if (count > MOST_AT_ONCE) {
            forget(connection, layer, version);
            return;
        }
        String id = layer.layer().id();
        Sql.of("INSERT INTO cityreach_change (layer_id, version, feature_id) SELECT ")
                .bind(id)
                .add(", ")
                .bind(version)
                .add(", changed.id FROM (")
                .add(ids)
                .add(") AS changed")
                .execute(connection);
        Sql.of("UPDATE cityreach_layer SET logged_rows = logged_rows + ")
                .bind(count)
                .add(" WHERE id = ")
                .bind(id)
                .execute(connection);
        long rows = Sql.of("SELECT logged_rows FROM cityreach_layer WHERE id = ")
                .bind(id)
                .findLong(connection, 0);
        if (rows > MOST_ROWS) {
            shorten(connection, id);
        }
    }

    private static void shorten(Connection connection, String layerId) throws SQLException {
        long cut = Sql.of("SELECT version FROM cityreach_change WHERE layer_id = ")
                .bind(layerId)
                .add(" ORDER BY version DESC LIMIT 1 OFFSET " + ROWS_LEFT)
                .findLong(connection, 0);
        Sql.of("DELETE FROM cityreach_change WHERE layer_id = ")
                .bind(layerId)
                .add(" AND version <= ")
                .bind(cut)
                .execute(connection);
        Sql.of("UPDATE cityreach_layer SET logged_from = ")
                .bind(cut)
                .add(", logged_rows = (SELECT count(*) FROM cityreach_change WHERE layer_id = ")
                .bind(layerId)
                .add(") WHERE id = ")
                .bind(layerId)
                .execute(connection);
    }

    /** Forgets everything up to a version: whoever knows less must read the layer anew. */
    public static void forget(Connection connection, StoredLayer layer, long version) throws SQLException {
        String id = layer.layer().id();
        Sql.of("DELETE FROM cityreach_change WHERE layer_id = ").bind(id).execute(connection);
        Sql.of("UPDATE cityreach_layer SET logged_rows = 0, logged_from = ")
                .bind(version)
                .add(" WHERE id = ")
                .bind(id)
                .execute(connection);
    }

    /** The ids touched after a version; nothing where the log does not reach back so far, or there are too many. */
    static Optional<Set<String>> findSince(Connection connection, StoredLayer layer, long version) throws SQLException {
        String id = layer.layer().id();
        long from = Sql.of("SELECT logged_from FROM cityreach_layer WHERE id = ")
                .bind(id)
                .findLong(connection, Long.MAX_VALUE);
        if (version < from || version > layer.version()) {
            return Optional.empty();
        }
        Sql sql = Sql.of("SELECT DISTINCT feature_id FROM cityreach_change WHERE layer_id = ")
                .bind(id)
                .add(" AND version > ")
                .bind(version)
                .add(" LIMIT " + (MOST_AT_ONCE + 1));
        Set<String> ids = new LinkedHashSet<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids.size() > MOST_AT_ONCE ? Optional.empty() : Optional.of(ids);
    }
}
