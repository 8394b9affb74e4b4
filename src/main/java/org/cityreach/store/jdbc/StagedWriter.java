package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;

/** Stages features of one layer and, in {@link #prepare}, copies them over; see {@link StagedTransaction}. */
public abstract class StagedWriter implements FeatureWriter {

    private enum State {
        OPEN,
        PREPARED,
        OVER
    }

    private final StagedTransaction.Staged staged;
    private final String stage;
    private final List<Conflict> conflicts = new ArrayList<>();
    private long version;
    private State state = State.OPEN;

    /**
     * @param stage the stage's qualified name
     */
    protected StagedWriter(StagedTransaction.Staged staged, String stage) {
        this.staged = staged;
        this.stage = stage;
    }

    protected final StoredLayer layer() {
        return staged.layer();
    }

    protected final WriteMode mode() {
        return staged.mode();
    }

    protected final Connection connection() {
        return staged.transaction().connection();
    }

    /** The stage's qualified name. */
    protected final String stage() {
        return stage;
    }

    protected final RuntimeException translated(SQLException failure) {
        return staged.transaction().translated(failure);
    }

    protected final void addConflict(long row, String id) {
        conflicts.add(new Conflict(row, id));
    }

    protected final int conflictCount() {
        return conflicts.size();
    }

    protected abstract void add(Feature feature, long row) throws SQLException;

    /** Brings what is held back into the stage; does nothing the second time. */
    protected abstract void endStaging() throws SQLException;

    /** Makes the stage ready to be copied over, before the layer is locked. */
    protected void beforeCopying() throws SQLException {}

    /** Moves what is staged into the layer by the mode, and notes what cannot go there. */
    protected abstract void copyOver() throws SQLException;

    /** How many features the stage still has. */
    protected abstract long countStaged() throws SQLException;

    @Override
    public final void write(Feature feature, long row) {
        check(State.OPEN);
        try {
            add(feature, row);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    @Override
    public final List<Conflict> prepare() {
        check(State.OPEN);
        try {
            staged.transaction().beginWriting();
            state = State.PREPARED;
            beforeCopying();
            LayerCatalog catalog = staged.transaction().catalog();
            requireSameLayer(catalog.lock(connection(), layer().layer().id()));
            copyOver();
            version = catalog.raiseVersion(connection(), layer());
            noteChanges();
            return List.copyOf(conflicts);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private void requireSameLayer(StoredLayer current) {
        if (!current.layer().equals(layer().layer()) || !current.table().equals(layer().table())) {
            throw Fault.conflict(
                    "collection-changed", "the collection '" + layer().layer().id() + "' was made anew meanwhile");
        }
    }

    private void noteChanges() throws SQLException {
        if (mode() == WriteMode.REPLACE) {
            ChangeLog.forget(connection(), layer(), version);
        } else {
            ChangeLog.note(connection(), layer(), version, Sql.of("SELECT id FROM " + stage), countStaged());
        }
    }

    @Override
    public final long commit() {
        check(State.PREPARED);
        if (staged.alone()) {
            staged.transaction().commit();
        }
        state = State.OVER;
        return version;
    }

    @Override
    public final void close() {
        state = State.OVER;
        if (staged.alone()) {
            staged.transaction().close();
        }
    }

    private void check(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the writer is " + state + ", not " + needed);
        }
    }
}
