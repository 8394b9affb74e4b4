package org.cityreach.store.postgis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.cityreach.store.jdbc.Wkb;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/**
 * Sends features of one layer by COPY to a temporary table, where nobody waits for it, and only in
 * {@link #prepare} locks the layer against other writers and copies them over.
 */
final class PostgisWriter implements FeatureWriter {

    private static final int SEND_BYTES = 1 << 16;
    /** Above so many rows the planner is told what there is, so that it does not plan for a handful. */
    private static final long ANALYZE_ROWS = 1000;

    private enum State {
        OPEN,
        PREPARED,
        OVER
    }

    private final PostgisTransaction transaction;
    private final StoredLayer layer;
    private final WriteMode mode;
    private final String stage;
    private final boolean alone;
    private final Connection connection;
    private final CopyIn copy;
    private final CopyText text = new CopyText();
    private final Wkb wkb = new Wkb();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final String table;
    private long written;
    private long version;
    private State state = State.OPEN;

    PostgisWriter(PostgisTransaction transaction, StoredLayer layer, WriteMode mode, String stage, boolean alone)
            throws SQLException {
        this.transaction = transaction;
        this.layer = layer;
        this.mode = mode;
        this.stage = "pg_temp." + stage;
        this.alone = alone;
        this.table = "cityreach." + layer.quotedTable();
        this.connection = transaction.connection();
        this.copy = openStage(stage);
    }

    private CopyIn openStage(String name) throws SQLException {
        StringBuilder ddl = new StringBuilder(
                "CREATE TEMP TABLE " + name + " (seq bigint, source_row bigint, id text COLLATE \"C\", geom geometry");
        List<PropertySchema> schemas = layer.layer().properties();
        for (int i = 0; i < schemas.size(); i++) {
            ddl.append(", p")
                    .append(i)
                    .append(' ')
                    .append(PostgisDialect.typeOf(schemas.get(i).type()));
        }
        PostgisDialect.execute(connection, ddl.append(") ON COMMIT DROP").toString());
        return connection
                .unwrap(BaseConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + stage + " FROM STDIN (ENCODING 'UTF8')");
    }

    @Override
    public void write(Feature feature, long row) {
        check(State.OPEN);
        text.add(++written);
        text.add(row);
        text.add(StoredValue.id(feature));
        @Nullable Geometry geometry = feature.geometry();
        if (geometry == null) {
            text.addNull();
        } else {
            Geometry stored = StoredGeometry.toStored(layer.layer().geometryType(), geometry);
            text.addGeometry(wkb.write(stored), layer.layer().crs().srid());
        }
        for (PropertySchema schema : layer.layer().properties()) {
            text.add(StoredValue.of(feature, schema));
        }
        text.endRow();
        if (text.size() >= SEND_BYTES) {
            send();
        }
    }

    /** Sends the rest and ends the copying; does nothing the second time. */
    void endStaging() throws SQLException {
        if (copy.isActive()) {
            send();
            copy.endCopy();
        }
    }

    private void send() {
        try {
            copy.writeToCopy(text.bytes(), 0, text.size());
            text.clear();
        } catch (SQLException e) {
            throw PostgisSessions.translated(e);
        }
    }

    @Override
    public List<Conflict> prepare() {
        check(State.OPEN);
        try {
            transaction.endStaging();
            state = State.PREPARED;
            boolean isMany = written > ANALYZE_ROWS;
            if (isMany) {
                PostgisDialect.execute(connection, "ANALYZE " + stage);
            }
            removeRepeated();
            LayerCatalog catalog = transaction.catalog();
            StoredLayer current = catalog.lock(connection, layer.layer().id());
            if (!current.layer().equals(layer.layer()) || !current.table().equals(layer.table())) {
                throw Fault.conflict(
                        "collection-changed", "the collection '" + layer.layer().id() + "' was made anew meanwhile");
            }
            if (mode == WriteMode.APPEND) {
                removeTaken();
            } else if (mode == WriteMode.REPLACE) {
                Sql.of("DELETE FROM " + table).execute(connection);
            }
            insert();
            if (isMany) {
                PostgisDialect.execute(connection, "ANALYZE " + table);
            }
            version = catalog.raiseVersion(connection, layer);
            noteChanges();
            return List.copyOf(conflicts);
        } catch (SQLException e) {
            throw PostgisSessions.translated(e);
        }
    }

    private void noteChanges() throws SQLException {
        if (mode == WriteMode.REPLACE) {
            ChangeLog.forget(connection, layer, version);
        } else {
            Sql ids = Sql.of("SELECT id FROM " + stage);
            ChangeLog.note(connection, layer, version, ids, written - conflicts.size());
        }
    }

    private void removeRepeated() throws SQLException {
        remove("DELETE FROM " + stage + " s USING (SELECT id, min(seq) AS first FROM " + stage + " GROUP BY id"
                + " HAVING count(*) > 1) d WHERE s.id = d.id AND s.seq > d.first RETURNING s.source_row, s.id");
    }

    private void removeTaken() throws SQLException {
        remove("DELETE FROM " + stage + " s USING " + table + " m WHERE m.id = s.id RETURNING s.source_row, s.id");
    }

    private void remove(String returning) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(returning);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                conflicts.add(new Conflict(rows.getLong(1), rows.getString(2)));
            }
        }
    }

    private void insert() throws SQLException {
        long last = Sql.of("SELECT max(fid) FROM " + table).findLong(connection, 0);
        StringBuilder columns = new StringBuilder();
        StringBuilder staged = new StringBuilder();
        StringBuilder set = new StringBuilder("geom = excluded.geom");
        List<String> properties = layer.propertyColumns();
        for (int i = 0; i < properties.size(); i++) {
            columns.append(", ").append(properties.get(i));
            staged.append(", p").append(i);
            set.append(", ").append(properties.get(i)).append(" = excluded.").append(properties.get(i));
        }
        Sql.of("INSERT INTO " + table + " (fid, geom, id" + columns + ") SELECT seq + ")
                .bind(last)
                .add(", geom, id" + staged + " FROM " + stage + " ORDER BY seq")
                .add(mode == WriteMode.UPSERT ? " ON CONFLICT (id) DO UPDATE SET " + set : "")
                .execute(connection);
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

    /** Breaks off the copying where it is under way. */
    void cancel() throws SQLException {
        state = State.OVER;
        if (copy.isActive()) {
            copy.cancelCopy();
        }
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
