package org.cityreach.store.postgis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.cityreach.store.jdbc.LayerCatalog;
import org.cityreach.store.jdbc.StagedTransaction;
import org.cityreach.store.jdbc.StagedWriter;

/** Stages are temporary tables of the transaction, filled by COPY; a connection carries one of those at a time. */
final class PostgisTransaction extends StagedTransaction {

    PostgisTransaction(PostgisSessions sessions, LayerCatalog catalog) {
        super(catalog, sessions.open());
    }

    @Override
    protected StagedWriter newWriter(Staged staged, String stage) throws SQLException {
        return new PostgisWriter(staged, stage);
    }

    /** Rows are locked when they are written. */
    @Override
    protected void takeRightToWrite() {}

    @Override
    protected void commitWritten(boolean isWriting) throws SQLException {
        connection().commit();
    }

    @Override
    protected void end(List<StagedWriter> left, boolean isWriting) {
        try (Connection closing = connection()) {
            for (StagedWriter writer : left) {
                ((PostgisWriter) writer).cancel();
            }
            closing.rollback();
        } catch (SQLException e) {
            // a lost connection has undone everything by itself
            left.clear();
        }
    }

    @Override
    protected RuntimeException translated(SQLException failure) {
        return PostgisSessions.translated(failure);
    }
}
