package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.cityreach.store.jdbc.LayerCatalog;
import org.cityreach.store.jdbc.StagedTransaction;
import org.cityreach.store.jdbc.StagedWriter;

/** Stages are temporary tables of a connection of its own; only their copying needs the file's one writer. */
final class GeoPackageTransaction extends StagedTransaction {

    private final GeoPackageSessions sessions;

    GeoPackageTransaction(GeoPackageSessions sessions, LayerCatalog catalog) {
        super(catalog, begun(sessions));
        this.sessions = sessions;
    }

    private static Connection begun(GeoPackageSessions sessions) {
        Connection connection = sessions.open(false);
        try {
            GeoPackageSessions.execute(connection, "PRAGMA temp.journal_mode = OFF");
            GeoPackageSessions.execute(connection, "BEGIN");
            return connection;
        } catch (SQLException e) {
            GeoPackageSessions.closeQuietly(connection);
            throw GeoPackageSessions.translated(e);
        }
    }

    @Override
    protected StagedWriter newWriter(Staged staged, String stage) throws SQLException {
        return new GeoPackageWriter(staged, stage);
    }

    @Override
    protected void takeRightToWrite() throws SQLException {
        GeoPackageSessions.execute(connection(), "COMMIT");
        sessions.acquireWriting();
        try {
            GeoPackageSessions.execute(connection(), "BEGIN IMMEDIATE");
        } catch (SQLException e) {
            sessions.releaseWriting();
            throw e;
        }
    }

    @Override
    protected void commitWritten(boolean isWriting) throws SQLException {
        if (isWriting) {
            GeoPackageSessions.execute(connection(), "COMMIT");
        }
    }

    @Override
    protected void end(List<StagedWriter> left, boolean isWriting) {
        // closing undoes what is not committed and drops the stages
        GeoPackageSessions.closeQuietly(connection());
        if (isWriting) {
            sessions.releaseWriting();
        }
    }

    @Override
    protected RuntimeException translated(SQLException failure) {
        return GeoPackageSessions.translated(failure);
    }
}
