package org.cityreach.store.postgis;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.cityreach.layer.Feature;
import org.cityreach.layer.PropertySchema;
import org.cityreach.store.WriteMode;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StagedTransaction;
import org.cityreach.store.jdbc.StagedWriter;
import org.cityreach.store.jdbc.StoredGeometry;
import org.cityreach.store.jdbc.StoredValue;
import org.cityreach.store.jdbc.Wkb;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/** Stages features by COPY into a temporary table. */
final class PostgisWriter extends StagedWriter {

    private static final int SEND_BYTES = 1 << 16;
    /** Above so many rows the planner is told what there is, so that it does not plan for a handful. */
    private static final long ANALYZE_ROWS = 1000;

    private final CopyIn copy;
    private final CopyText text = new CopyText();
    private final Wkb wkb = new Wkb();
    private final String table;
    private long written;

    PostgisWriter(StagedTransaction.Staged staged, String stage) throws SQLException {
        super(staged, "pg_temp." + stage);
        this.table = "cityreach." + layer().quotedTable();
        this.copy = openStage(stage);
    }

    private CopyIn openStage(String name) throws SQLException {
        StringBuilder ddl = new StringBuilder(
                "CREATE TEMP TABLE " + name + " (seq bigint, source_row bigint, id text COLLATE \"C\", geom geometry");
        List<PropertySchema> schemas = layer().layer().properties();
        for (int i = 0; i < schemas.size(); i++) {
            ddl.append(", p")
                    .append(i)
                    .append(' ')
                    .append(PostgisDialect.typeOf(schemas.get(i).type()));
        }
        PostgisDialect.execute(connection(), ddl.append(") ON COMMIT DROP").toString());
        return connection()
                .unwrap(BaseConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + stage() + " FROM STDIN (ENCODING 'UTF8')");
    }

    @Override
    protected void add(Feature feature, long row) throws SQLException {
        text.add(++written);
        text.add(row);
        text.add(StoredValue.id(feature));
        @Nullable Geometry geometry = feature.geometry();
        if (geometry == null) {
            text.addNull();
        } else {
            Geometry stored = StoredGeometry.toStored(layer().layer().geometryType(), geometry);
            text.addGeometry(wkb.write(stored), layer().layer().crs().srid());
        }
        for (PropertySchema schema : layer().layer().properties()) {
            text.add(StoredValue.of(feature, schema));
        }
        text.endRow();
        if (text.size() >= SEND_BYTES) {
            send();
        }
    }

    @Override
    protected void endStaging() throws SQLException {
        if (copy.isActive()) {
            send();
            copy.endCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(text.bytes(), 0, text.size());
        text.clear();
    }

    private boolean isMany() {
        return written > ANALYZE_ROWS;
    }

    @Override
    protected void beforeCopying() throws SQLException {
        if (isMany()) {
            PostgisDialect.execute(connection(), "ANALYZE " + stage());
        }
        removeRepeated();
    }

    @Override
    protected long countStaged() {
        return written - conflictCount();
    }

    @Override
    protected void copyOver() throws SQLException {
        if (mode() == WriteMode.APPEND) {
            removeTaken();
        } else if (mode() == WriteMode.REPLACE) {
            Sql.of("DELETE FROM " + table).execute(connection());
        }
        insert();
        if (isMany()) {
            PostgisDialect.execute(connection(), "ANALYZE " + table);
        }
    }

    private void removeRepeated() throws SQLException {
        remove("DELETE FROM " + stage() + " s USING (SELECT id, min(seq) AS first FROM " + stage() + " GROUP BY id"
                + " HAVING count(*) > 1) d WHERE s.id = d.id AND s.seq > d.first RETURNING s.source_row, s.id");
    }

    private void removeTaken() throws SQLException {
        remove("DELETE FROM " + stage() + " s USING " + table + " m WHERE m.id = s.id RETURNING s.source_row, s.id");
    }

    private void remove(String returning) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(returning);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                addConflict(rows.getLong(1), rows.getString(2));
            }
        }
    }

    private void insert() throws SQLException {
        long last = Sql.of("SELECT max(fid) FROM " + table).findLong(connection(), 0);
        StringBuilder columns = new StringBuilder();
        StringBuilder staged = new StringBuilder();
        StringBuilder set = new StringBuilder("geom = excluded.geom");
        List<String> properties = layer().propertyColumns();
        for (int i = 0; i < properties.size(); i++) {
            columns.append(", ").append(properties.get(i));
            staged.append(", p").append(i);
            set.append(", ").append(properties.get(i)).append(" = excluded.").append(properties.get(i));
        }
        Sql.of("INSERT INTO " + table + " (fid, geom, id" + columns + ") SELECT seq + ")
                .bind(last)
                .add(", geom, id" + staged + " FROM " + stage() + " ORDER BY seq")
                .add(mode() == WriteMode.UPSERT ? " ON CONFLICT (id) DO UPDATE SET " + set : "")
                .execute(connection());
    }

    /** Breaks off the copying where it is under way. */
    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
