package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;

/**
 * A connection on which features are first staged, one layer after the other, where nobody waits for it, and are only
 * then copied under the right to write. So a long import holds up other writers only for its last seconds, and no
 * reader at all. What differs between the databases is left to them.
 */
public abstract class StagedTransaction implements StoreTransaction {

    private enum State {
        STAGING,
        WRITING,
        OVER
    }

    private final LayerCatalog catalog;
    private final Connection connection;
    private final List<StagedWriter> writers = new ArrayList<>();
    private State state = State.STAGING;

    protected StagedTransaction(LayerCatalog catalog, Connection connection) {
        this.catalog = catalog;
        this.connection = connection;
    }

    public final Connection connection() {
        return connection;
    }

    final LayerCatalog catalog() {
        return catalog;
    }

    /**
     * A writer whose stage is made.
     *
     * @param stage the stage's name, not qualified
     */
    protected abstract StagedWriter newWriter(Staged staged, String stage) throws SQLException;

    /** Ends the stages' part of the transaction, where they have one, and takes the right to write. */
    protected abstract void takeRightToWrite() throws SQLException;

    /**
     * @param isWriting whether the right to write was taken
     */
    protected abstract void commitWritten(boolean isWriting) throws SQLException;

    /**
     * Undoes what is not committed, drops the stages, and gives back the connection and the right to write.
     *
     * @param isWriting whether the right to write was taken
     */
    protected abstract void end(List<StagedWriter> left, boolean isWriting);

    protected abstract RuntimeException translated(SQLException failure);

    @Override
    public final FeatureWriter open(StoredLayer layer, WriteMode mode, boolean alone) {
        check(State.STAGING);
        try {
            endStaging();
            StagedWriter writer = newWriter(new Staged(this, layer, mode, alone), "staged" + writers.size());
            writers.add(writer);
            return writer;
        } catch (SQLException e) {
            close();
            throw translated(e);
        }
    }

    private void endStaging() throws SQLException {
        for (StagedWriter writer : writers) {
            writer.endStaging();
        }
    }

    /** Ends the staging of all writers and takes the right to write, once. */
    final void beginWriting() throws SQLException {
        if (state == State.WRITING) {
            return;
        }
        check(State.STAGING);
        endStaging();
        takeRightToWrite();
        state = State.WRITING;
    }

    @Override
    public final Connection startWriting() {
        try {
            beginWriting();
            return connection;
        } catch (SQLException e) {
            close();
            throw translated(e);
        }
    }

    @Override
    public final void commit() {
        try {
            commitWritten(state == State.WRITING);
        } catch (SQLException e) {
            throw translated(e);
        }
        close();
    }

    @Override
    public final void close() {
        if (state != State.OVER) {
            boolean isWriting = state == State.WRITING;
            state = State.OVER;
            end(writers, isWriting);
        }
    }

    private void check(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the transaction is " + state + ", not " + needed);
        }
    }

    /**
     * What a writer writes to, and how.
     *
     * @param alone whether the writer is the transaction's only one, whose commit and close are those of the transaction
     */
    public record Staged(StagedTransaction transaction, StoredLayer layer, WriteMode mode, boolean alone) {}
}
