package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.jdbc.LayerCatalog;
import org.cityreach.store.jdbc.StoreTransaction;
import org.cityreach.store.jdbc.StoredLayer;

/**
 * A connection on which features are first staged in temporary tables, where nobody waits for it, and are only
 * then copied under the right to write. So a long import holds up other writers only for its last seconds,
 * and no reader at all.
 */
final class GeoPackageTransaction implements StoreTransaction {

    private enum State {
        STAGING,
        WRITING,
        OVER
    }

    private final GeoPackageSessions sessions;
    private final LayerCatalog catalog;
    private final Connection connection;
    private final List<GeoPackageWriter> writers = new ArrayList<>();
    private State state = State.STAGING;

    GeoPackageTransaction(GeoPackageSessions sessions, LayerCatalog catalog) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.connection = sessions.open(false);
        try {
            GeoPackageSessions.execute(connection, "PRAGMA temp.journal_mode = OFF");
            GeoPackageSessions.execute(connection, "BEGIN");
        } catch (SQLException e) {
            GeoPackageSessions.closeQuietly(connection);
            throw GeoPackageSessions.translated(e);
        }
    }

    Connection connection() {
        return connection;
    }

    LayerCatalog catalog() {
        return catalog;
    }

    @Override
    public FeatureWriter open(StoredLayer layer, WriteMode mode, boolean alone) {
        check(State.STAGING);
        try {
            GeoPackageWriter writer = new GeoPackageWriter(this, layer, mode, "staged" + writers.size(), alone);
            writers.add(writer);
            return writer;
        } catch (SQLException e) {
            close();
            throw GeoPackageSessions.translated(e);
        }
    }

    /** Ends the staging of all writers and takes the right to write, once. */
    void beginWriting() throws SQLException {
        if (state == State.WRITING) {
            return;
        }
        check(State.STAGING);
        for (GeoPackageWriter writer : writers) {
            writer.endStaging();
        }
        GeoPackageSessions.execute(connection, "COMMIT");
        sessions.acquireWriting();
        state = State.WRITING;
        GeoPackageSessions.execute(connection, "BEGIN IMMEDIATE");
    }

    @Override
    public Connection startWriting() {
        try {
            beginWriting();
            return connection;
        } catch (SQLException e) {
            close();
            throw GeoPackageSessions.translated(e);
        }
    }

    @Override
    public void commit() {
        if (state == State.WRITING) {
            try {
                GeoPackageSessions.execute(connection, "COMMIT");
            } catch (SQLException e) {
                throw GeoPackageSessions.translated(e);
            }
        }
        close();
    }

    @Override
    public void close() {
        if (state == State.OVER) {
            return;
        }
        boolean mayWrite = state == State.WRITING;
        state = State.OVER;
        // closing undoes what is not committed and drops the stages
        GeoPackageSessions.closeQuietly(connection);
        if (mayWrite) {
            sessions.releaseWriting();
        }
    }

    private void check(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the transaction is " + state + ", not " + needed);
        }
    }
}
