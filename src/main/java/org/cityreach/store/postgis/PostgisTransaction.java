package org.cityreach.store.postgis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.jdbc.LayerCatalog;
import org.cityreach.store.jdbc.StoreTransaction;
import org.cityreach.store.jdbc.StoredLayer;

/** A connection with one transaction, in which layers are staged one after the other and then copied over. */
final class PostgisTransaction implements StoreTransaction {

    private final LayerCatalog catalog;
    private final Connection connection;
    private final List<PostgisWriter> writers = new ArrayList<>();
    private boolean over;

    PostgisTransaction(PostgisSessions sessions, LayerCatalog catalog) {
        this.catalog = catalog;
        this.connection = sessions.open();
    }

    Connection connection() {
        return connection;
    }

    LayerCatalog catalog() {
        return catalog;
    }

    @Override
    public FeatureWriter open(StoredLayer layer, WriteMode mode, boolean alone) {
        try {
            endStaging();
            PostgisWriter writer = new PostgisWriter(this, layer, mode, "staged" + writers.size(), alone);
            writers.add(writer);
            return writer;
        } catch (SQLException e) {
            close();
            throw PostgisSessions.translated(e);
        }
    }

    /** Ends the copying that is under way: a connection carries one at a time. */
    void endStaging() throws SQLException {
        for (PostgisWriter writer : writers) {
            writer.endStaging();
        }
    }

    @Override
    public Connection startWriting() {
        try {
            endStaging();
            return connection;
        } catch (SQLException e) {
            close();
            throw PostgisSessions.translated(e);
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw PostgisSessions.translated(e);
        }
        close();
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        try (Connection closing = connection) {
            for (PostgisWriter writer : writers) {
                writer.cancel();
            }
            closing.rollback();
        } catch (SQLException e) {
            // a lost connection has undone everything by itself
            writers.clear();
        }
    }
}
