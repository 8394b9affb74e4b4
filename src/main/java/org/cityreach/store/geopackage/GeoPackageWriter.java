package org.cityreach.store.geopackage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.cityreach.layer.Feature;
import org.cityreach.layer.PropertySchema;
import org.cityreach.store.WriteMode;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StagedTransaction;
import org.cityreach.store.jdbc.StagedWriter;
import org.cityreach.store.jdbc.StoredGeometry;
import org.cityreach.store.jdbc.StoredValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Stages features in a temporary table, a batch at a time. */
final class GeoPackageWriter extends StagedWriter {

    private static final int BATCH = 1000;
    private static final int FIRST_PROPERTY = 9;

    private final PreparedStatement insert;
    private final GeoPackageBinary binary = new GeoPackageBinary();
    private final GeoPackageDialect dialect = new GeoPackageDialect();
    private final int srsId;
    private final boolean isDegrees;
    private final long[] batchRows = new long[BATCH];
    private final String[] batchIds = new String[BATCH];
    private int batched;

    GeoPackageWriter(StagedTransaction.Staged staged, String stage) throws SQLException {
        super(staged, "temp." + stage);
        this.srsId = GeoPackageTables.srsId(layer().layer());
        this.isDegrees = layer().layer().crs().isGeographic();
        this.insert = openStage(stage);
    }

    private PreparedStatement openStage(String name) throws SQLException {
        StringBuilder ddl = new StringBuilder(
                "CREATE TEMP TABLE " + name + " (seq INTEGER PRIMARY KEY, source_row INTEGER,"
                        + " id TEXT NOT NULL UNIQUE, minx REAL, maxx REAL, miny REAL, maxy REAL, curve INTEGER, geom BLOB");
        StringBuilder values =
                new StringBuilder("INSERT OR IGNORE INTO " + stage() + " VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?");
        for (int i = 0; i < layer().layer().properties().size(); i++) {
            ddl.append(", p").append(i);
            values.append(", ?");
        }
        GeoPackageSessions.execute(connection(), ddl.append(")").toString());
        return connection().prepareStatement(values.append(")").toString());
    }

    @Override
    protected void add(Feature feature, long row) throws SQLException {
        String id = StoredValue.id(feature);
        insert.setLong(1, row);
        insert.setString(2, id);
        bindGeometry(feature.geometry());
        List<PropertySchema> schemas = layer().layer().properties();
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
    }

    private void bindGeometry(@Nullable Geometry geometry) throws SQLException {
        if (geometry == null) {
            for (int i = 3; i < FIRST_PROPERTY; i++) {
                insert.setObject(i, null);
            }
            return;
        }
        Geometry stored = StoredGeometry.toStored(layer().layer().geometryType(), geometry);
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

    @Override
    protected void endStaging() throws SQLException {
        if (batched > 0) {
            flush();
        }
    }

    private void flush() throws SQLException {
        int[] changes = insert.executeBatch();
        for (int i = 0; i < batched; i++) {
            if (changes[i] == 0) {
                addConflict(batchRows[i], batchIds[i]);
            }
        }
        batched = 0;
    }

    @Override
    protected long countStaged() throws SQLException {
        return Sql.of("SELECT count(*) FROM " + stage()).findLong(connection(), 0);
    }

    @Override
    protected void copyOver() throws SQLException {
        GeoPackageCopy copy = new GeoPackageCopy(connection(), layer(), stage());
        switch (mode()) {
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
        copy.widenBounds(mode() == WriteMode.REPLACE);
    }

    /** Takes out of the stage what the layer already has, and notes it. */
    private void removeTaken() throws SQLException {
        int before = conflictCount();
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT s.source_row, s.id FROM " + stage() + " s WHERE EXISTS"
                        + " (SELECT 1 FROM main." + layer().quotedTable() + " m WHERE m.id = s.id) ORDER BY s.seq")) {
            while (rows.next()) {
                addConflict(rows.getLong(1), rows.getString(2));
            }
        }
        if (conflictCount() > before) {
            Sql.of("DELETE FROM " + stage() + " WHERE id IN (SELECT id FROM main." + layer().quotedTable() + ")")
                    .execute(connection());
        }
    }
}
