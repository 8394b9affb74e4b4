package org.cityreach.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cityreach.store.DocumentStore;

/** Documents in the table {@code cityreach_document} of either database. */
public final class JdbcDocumentStore implements DocumentStore {

    private final Sessions sessions;

    public JdbcDocumentStore(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void put(String kind, String id, String json) {
        Sql sql = Sql.of("INSERT INTO cityreach_document (kind, id, json) VALUES (")
                .bind(kind)
                .add(", ")
                .bind(id)
                .add(", ")
                .bind(json)
                .add(") ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json");
        sessions.write(sql::execute);
    }

    @Override
    public boolean replace(String kind, String id, String read, String json) {
        Sql sql = Sql.of("UPDATE cityreach_document SET json = ")
                .bind(json)
                .add(" WHERE kind = ")
                .bind(kind)
                .add(" AND id = ")
                .bind(id)
                .add(" AND json = ")
                .bind(read);
        return sessions.write(connection -> sql.execute(connection) > 0);
    }

    @Override
    public Optional<String> find(String kind, String id) {
        Sql sql = Sql.of("SELECT json FROM cityreach_document WHERE kind = ")
                .bind(kind)
                .add(" AND id = ")
                .bind(id);
        return sessions.read(connection -> {
            try (PreparedStatement statement = sql.prepare(connection);
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.<String>empty();
            }
        });
    }

    @Override
    public List<Document> list(String kind) {
        Sql sql = Sql.of("SELECT id, json FROM cityreach_document WHERE kind = ")
                .bind(kind)
                .add(" ORDER BY ordinal");
        return sessions.read(connection -> {
            List<Document> documents = new ArrayList<>();
            try (PreparedStatement statement = sql.prepare(connection);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    documents.add(new Document(rows.getString(1), rows.getString(2)));
                }
            }
            return documents;
        });
    }

    @Override
    public boolean delete(String kind, String id) {
        Sql sql = Sql.of("DELETE FROM cityreach_document WHERE kind = ")
                .bind(kind)
                .add(" AND id = ")
                .bind(id);
        return sessions.write(connection -> sql.execute(connection) > 0);
    }
}
