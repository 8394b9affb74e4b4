package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.PropertySchema;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.store.jdbc.ChangeLog;
import org.cityreach.store.jdbc.LayerCatalog;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StoredGeometry;
import org.cityreach.store.jdbc.StoredLayer;
import org.cityreach.store.jdbc.StoredValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes features first to a temporary table of its own connection, where nobody waits for it, and only
 * in {@link #prepare} takes the right to write and copies them over. So a long import holds up other
 * writers only for its last seconds, and no reader at all.
 */
final class GeoPackageWriter implements FeatureWriter {

    private static final int BATCH = 1000;
    private static final int FIRST_PROPERTY = 9;

    private enum State {
        OPEN,
        PREPARED,
        OVER
    }

    private final GeoPackageSessions sessions;
    private final LayerCatalog catalog;
    private final StoredLayer layer;
    private final WriteMode mode;
    private final Connection connection;
    private final PreparedStatement insert;
    private final GeoPackageBinary binary = new GeoPackageBinary();
    private final GeoPackageDialect dialect = new GeoPackageDialect();
    private final int srsId;
    private final boolean isDegrees;
    private final long[] batchRows = new long[BATCH];
    private final String[] batchIds = new String[BATCH];
    private final List<Conflict> conflicts = new ArrayList<>();
    private int batched;
    private long version;
    private State state = State.OPEN;

    GeoPackageWriter(GeoPackageSessions sessions, LayerCatalog catalog, StoredLayer layer, WriteMode mode) {
        this.sessions = sessions;
        this.catalog = catalog;
        this.layer = layer;
        this.mode = mode;
        this.srsId = GeoPackageTables.srsId(layer.layer());
        this.isDegrees = layer.layer().crs().isGeographic();
        this.connection = sessions.open(false);
        try {
            this.insert = openStage();
        } catch (SQLException e) {
            GeoPackageSessions.closeQuietly(connection);
            throw GeoPackageSessions.translated(e);
        }
    }

    private PreparedStatement openStage() throws SQLException {
        GeoPackageSessions.execute(connection, "PRAGMA temp.journal_mode = OFF");
        StringBuilder ddl = new StringBuilder("CREATE TEMP TABLE staged (seq INTEGER PRIMARY KEY, source_row INTEGER,"
                + " id TEXT NOT NULL UNIQUE, minx REAL, maxx REAL, miny REAL, maxy REAL, curve INTEGER, geom BLOB");
        StringBuilder values =
                new StringBuilder("INSERT OR IGNORE INTO temp.staged VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?");
        for (int i = 0; i < layer.layer().properties().size(); i++) {
            ddl.append(", p").append(i);
            values.append(", ?");
        }
        GeoPackageSessions.execute(connection, ddl.append(")").toString());
        GeoPackageSessions.execute(connection, "BEGIN");
        return connection.prepareStatement(values.append(")").toString());
    }

    @Override
    public void write(Feature feature, long row) {
        check(State.OPEN);
        String id = StoredValue.id(feature);
        try {
            insert.setLong(1, row);
            insert.setString(2, id);
            bindGeometry(feature.geometry());
            List<PropertySchema> schemas = layer.layer().properties();
            for (int i = 0; i < schemas.size(); i++) {
                PropertySchema schema = schemas.get(i);
                Object value = StoredValue.of(feature, schema);
                insert.setObject(FIRST_PROPERTY + i, value == null ? null : dialect.bindable(schema.type(), value));
            }
            insert.addBatch();
            batchRows[batched] = row;
            batchIds[batched] = id;
            batched++;
            if (batched == BATCH) {
                flush();
            }
        } catch (SQLException e) {
            throw GeoPackageSessions.translated(e);
        }
    }

    private void bindGeometry(@Nullable Geometry geometry) throws SQLException {
        if (geometry == null) {
            for (int i = 3; i < FIRST_PROPERTY; i++) {
                insert.setObject(i, null);
            }
            return;
        }
        Geometry stored = StoredGeometry.toStored(layer.layer().geometryType(), geometry);
        Envelope box = stored.getEnvelopeInternal();
        if (box.isNull()) {
            for (int i = 3; i < FIRST_PROPERTY - 1; i++) {
                insert.setObject(i, null);
            }
        } else {
            insert.setDouble(3, box.getMinX());
            insert.setDouble(4, box.getMaxX());
            insert.setDouble(5, box.getMinY());
            insert.setDouble(6, box.getMaxY());
            double x = box.getMinX() + box.getWidth() / 2;
            double y = box.getMinY() + box.getHeight() / 2;
            insert.setLong(7, HilbertKey.of(x, y, isDegrees));
        }
        insert.setBytes(8, binary.encode(stored, srsId));
    }

    private void flush() throws SQLException {
        int[] changes = insert.executeBatch();
        for (int i = 0; i < batched; i++) {
            if (changes[i] == 0) {
                conflicts.add(new Conflict(batchRows[i], batchIds[i]));
            }
        }
        batched = 0;
    }

    @Override
    public List<Conflict> prepare() {
        check(State.OPEN);
        try {
            flush();
            GeoPackageSessions.execute(connection, "COMMIT");
            sessions.acquireWriting();
            state = State.PREPARED;
            GeoPackageSessions.execute(connection, "BEGIN IMMEDIATE");
            copy(catalog.get(connection, layer.layer().id()));
            version = catalog.raiseVersion(connection, layer);
            noteChanges();
            return List.copyOf(conflicts);
        } catch (SQLException e) {
            throw GeoPackageSessions.translated(e);
        }
    }

    private void noteChanges() throws SQLException {
        if (mode == WriteMode.REPLACE) {
            ChangeLog.forget(connection, layer, version);
            return;
        }
        long count = Sql.of("SELECT count(*) FROM temp.staged").findLong(connection, 0);
        ChangeLog.note(connection, layer, version, Sql.of("SELECT id FROM temp.staged"), count);
    }

    private void copy(StoredLayer current) throws SQLException {
        if (!current.equals(new StoredLayer(layer.layer(), layer.table(), current.version(), layer.columns()))) {
            throw Fault.conflict(
                    "collection-changed", "the collection '" + layer.layer().id() + "' was made anew meanwhile");
        }
        GeoPackageCopy copy = new GeoPackageCopy(connection, layer);
        switch (mode) {
            case APPEND -> {
                removeTaken();
                copy.append();
            }
            case REPLACE -> {
                copy.clear();
                copy.append();
            }
            case UPSERT -> copy.upsert();
        }
        copy.widenBounds(mode == WriteMode.REPLACE);
    }

    /** Takes out of the stage what the layer already has, and notes it. */
    private void removeTaken() throws SQLException {
        int before = conflicts.size();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT s.source_row, s.id FROM temp.staged s WHERE EXISTS"
                        + " (SELECT 1 FROM main." + layer.quotedTable() + " m WHERE m.id = s.id) ORDER BY s.seq")) {
            while (rows.next()) {
                conflicts.add(new Conflict(rows.getLong(1), rows.getString(2)));
            }
        }
        if (conflicts.size() > before) {
            Sql.of("DELETE FROM temp.staged WHERE id IN (SELECT id FROM main." + layer.quotedTable() + ")")
                    .execute(connection);
        }
    }

    @Override
    public long commit() {
        check(State.PREPARED);
        try {
            GeoPackageSessions.execute(connection, "COMMIT");
        } catch (SQLException e) {
            throw GeoPackageSessions.translated(e);
        }
        close();
        return version;
    }

    @Override
    public void close() {
        if (state == State.OVER) {
            return;
        }
        boolean mayWrite = state == State.PREPARED;
        state = State.OVER;
        // closing undoes what is not committed and drops the stage
        GeoPackageSessions.closeQuietly(connection);
        if (mayWrite) {
            sessions.releaseWriting();
        }
    }

    private void check(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the writer is " + state + ", not " + needed);
        }
    }
}
