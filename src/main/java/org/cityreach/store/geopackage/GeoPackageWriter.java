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
 * Stages features of one layer in a temporary table and, in {@link #prepare}, copies them over; see
 * {@link GeoPackageTransaction}.
 */
final class GeoPackageWriter implements FeatureWriter {

    private static final int BATCH = 1000;
    private static final int FIRST_PROPERTY = 9;

    private enum State {
        OPEN,
        PREPARED,
        OVER
    }

    private final GeoPackageTransaction transaction;
    private final StoredLayer layer;
    private final WriteMode mode;
    private final String stage;
    private final boolean alone;
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

    GeoPackageWriter(GeoPackageTransaction transaction, StoredLayer layer, WriteMode mode, String stage, boolean alone)
            throws SQLException {
        this.transaction = transaction;
        this.layer = layer;
        this.mode = mode;
        this.stage = "temp." + stage;
        this.alone = alone;
        this.srsId = GeoPackageTables.srsId(layer.layer());
        this.isDegrees = layer.layer().crs().isGeographic();
        this.connection = transaction.connection();
        this.insert = openStage(stage);
    }

    private PreparedStatement openStage(String name) throws SQLException {
        StringBuilder ddl = new StringBuilder(
                "CREATE TEMP TABLE " + name + " (seq INTEGER PRIMARY KEY, source_row INTEGER,"
                        + " id TEXT NOT NULL UNIQUE, minx REAL, maxx REAL, miny REAL, maxy REAL, curve INTEGER, geom BLOB");
        StringBuilder values =
                new StringBuilder("INSERT OR IGNORE INTO " + stage + " VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?");
        for (int i = 0; i < layer.layer().properties().size(); i++) {
            ddl.append(", p").append(i);
            values.append(", ?");
        }
        GeoPackageSessions.execute(connection, ddl.append(")").toString());
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

    /** Brings what is held back into the stage. */
    void endStaging() throws SQLException {
        if (batched > 0) {
            flush();
        }
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
            transaction.beginWriting();
            state = State.PREPARED;
            LayerCatalog catalog = transaction.catalog();
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
        long count = Sql.of("SELECT count(*) FROM " + stage).findLong(connection, 0);
        ChangeLog.note(connection, layer, version, Sql.of("SELECT id FROM " + stage), count);
    }

    private void copy(StoredLayer current) throws SQLException {
        if (!current.equals(new StoredLayer(layer.layer(), layer.table(), current.version(), layer.columns()))) {
            throw Fault.conflict(
                    "collection-changed", "the collection '" + layer.layer().id() + "' was made anew meanwhile");
        }
        GeoPackageCopy copy = new GeoPackageCopy(connection, layer, stage);
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
                ResultSet rows = statement.executeQuery("SELECT s.source_row, s.id FROM " + stage + " s WHERE EXISTS"
                        + " (SELECT 1 FROM main." + layer.quotedTable() + " m WHERE m.id = s.id) ORDER BY s.seq")) {
            while (rows.next()) {
                conflicts.add(new Conflict(rows.getLong(1), rows.getString(2)));
            }
        }
        if (conflicts.size() > before) {
            Sql.of("DELETE FROM " + stage + " WHERE id IN (SELECT id FROM main." + layer.quotedTable() + ")")
                    .execute(connection);
        }
    }

    @Override
    public long commit() {
        check(State.PREPARED);
        if (alone) {
            transaction.commit();
        }
        state = State.OVER;
        return version;
    }

    @Override
    public void close() {
        state = State.OVER;
        if (alone) {
            transaction.close();
        }
    }

    private void check(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the writer is " + state + ", not " + needed);
        }
    }
}
