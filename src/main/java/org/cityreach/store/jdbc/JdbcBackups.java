package org.cityreach.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityreach.fault.Fault;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.NewGeoPackage;
import org.cityreach.store.StoreException;
import org.cityreach.store.WriteMode;

/** Backups of either database; a backup is itself a small store in a GeoPackage. */
public final class JdbcBackups implements Backups {

    /** Keys are secrets and jobs are this server's own; neither leaves it nor comes in. */
    private static final Set<String> KEPT_KINDS = Set.of("key", "job", "job-result", "job-attachment", "store");

    private static final String STORE = "store";
    private static final String IDENTITY = "identity";
    private static final int WATCHED_FEATURES = 4096;

    private final Sessions sessions;
    private final JdbcFeatureStore store;
    private final BackupOpener opener;

    /** Opens a file that may be a backup, after looking whether it can be one, on a copy that may be written to. */
    @FunctionalInterface
    public interface BackupOpener {
        OpenStore open(Path backup);
    }

    public JdbcBackups(Sessions sessions, JdbcFeatureStore store, BackupOpener opener) {
        this.sessions = sessions;
        this.store = store;
        this.opener = opener;
    }

    @Override
    public Map<String, Long> write(NewGeoPackage file, Watch watch) {
        String identity = identity();
        Map<String, Long> versions = sessions.read(connection -> {
            List<StoredLayer> layers = store.catalog().list(connection);
            Meter meter = new Meter(count(connection, layers), watch);
            Map<String, Long> written = new LinkedHashMap<>();
            for (StoredLayer layer : layers) {
                file.features().createLayer(layer.layer());
                copy(connection, layer, file, meter);
                file.putVersion(layer.layer().id(), layer.version());
                written.put(layer.layer().id(), layer.version());
            }
            for (Entry entry : documents(connection)) {
                file.documents().put(entry.kind(), entry.id(), entry.json());
            }
            return written;
        });
        file.documents().put(STORE, IDENTITY, "\"" + identity + "\"");
        return versions;
    }

    private static long count(Connection connection, List<StoredLayer> layers) throws SQLException {
        long count = 0;
        for (StoredLayer layer : layers) {
            count += Sql.of("SELECT count(*) FROM " + layer.quotedTable()).findLong(connection, 0);
        }
        return count;
    }

    /** Tells how far work is by the features that went through it, and gives it the chance to end. */
    private static final class Meter {

        private static final double STAGED = 0.9;

        private final double total;
        private final Watch watch;
        private long done;

        Meter(long total, Watch watch) {
            this.total = Math.max(1, total);
            this.watch = watch;
            watch.at(0);
        }

        void one() {
            if (++done % WATCHED_FEATURES == 0) {
                tell();
            }
        }

        void tell() {
            watch.at(STAGED * Math.min(1, done / total));
        }
    }

    private void copy(Connection connection, StoredLayer layer, NewGeoPackage file, Meter meter) throws SQLException {
        String id = layer.layer().id();
        try (FeatureWriter writer = file.features().openWriter(id, WriteMode.REPLACE)) {
            store.stream(connection, layer, FeatureQuery.all(id), feature -> {
                writer.write(feature, 0);
                meter.one();
                return true;
            });
            meter.tell();
            writer.prepare();
            writer.commit();
        }
    }

    private record Entry(String kind, String id, String json) {}

    private static List<Entry> documents(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT kind, id, json FROM cityreach_document ORDER BY ordinal");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (!KEPT_KINDS.contains(rows.getString(1))) {
                    entries.add(new Entry(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return entries;
    }

    /** What tells this store from others, made when it is first asked for. */
    private String identity() {
        DocumentStore documents = new JdbcDocumentStore(sessions);
        return documents
                .find(STORE, IDENTITY)
                .orElseGet(() -> {
                    String made = UUID.randomUUID().toString();
                    documents.put(STORE, IDENTITY, "\"" + made + "\"");
                    return "\"" + made + "\"";
                })
                .replace("\"", "");
    }

    @Override
    public Restored restore(Path backup, Watch watch) {
        try (OpenStore source = opener.open(backup)) {
            return new Restore(source).run(watch);
        }
    }

    /** One restore; used once. */
    private final class Restore {

        private final OpenStore source;
        private final Map<String, Long> backedUp;
        private final boolean isSameStore;
        private final Map<String, Long> versions = new LinkedHashMap<>();
        private final Map<StoredLayer, FeatureWriter> writers = new LinkedHashMap<>();
        private final List<String> removed = new ArrayList<>();

        Restore(OpenStore source) {
            this.source = source;
            this.backedUp = source.features().versions();
            this.isSameStore = source.documents()
                    .find(STORE, IDENTITY)
                    .map(found -> found.replace("\"", ""))
                    .filter(identity()::equals)
                    .isPresent();
        }

        Restored run(Watch watch) {
            Map<String, StoredLayer> before = sessions.read(JdbcBackups.this::present);
            try (StoreTransaction transaction = store.begin()) {
                List<StoredLayer> planned = planned(before);
                Meter meter = new Meter(
                        planned.stream()
                                .mapToLong(layer -> source.features()
                                        .count(FeatureQuery.all(layer.layer().id())))
                                .sum(),
                        watch);
                for (StoredLayer layer : planned) {
                    stage(transaction, layer, meter);
                }
                watch.at(Meter.STAGED);
                Connection connection = transaction.startWriting();
                put(connection, watch);
                putDocuments(connection);
                transaction.commit();
                return new Restored(versions, writers.size(), removed);
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        }

        /** The layers that must be written, each with the table that it will have. */
        private List<StoredLayer> planned(Map<String, StoredLayer> present) {
            return sessions.read(connection -> {
                List<StoredLayer> planned = new ArrayList<>();
                for (var layer : source.features().listLayers()) {
                    StoredLayer old = present.get(layer.id());
                    long wanted = backedUp.getOrDefault(layer.id(), 1L);
                    versions.put(layer.id(), wanted);
                    boolean isAsItWas = old != null
                            && old.version() == wanted
                            && old.layer().equals(layer)
                            && (isSameStore || isEmptyInBoth(connection, old));
                    if (!isAsItWas) {
                        String table =
                                old == null ? store.dialect().freeTableName(connection, layer.id()) : old.table();
                        planned.add(new StoredLayer(
                                layer, table, wanted, store.dialect().columns(layer)));
                    }
                }
                return planned;
            });
        }

        private boolean isEmptyInBoth(Connection connection, StoredLayer old) throws SQLException {
            return Sql.of("SELECT count(*) FROM " + old.quotedTable()).findLong(connection, 0) == 0
                    && source.features().count(FeatureQuery.all(old.layer().id())) == 0;
        }

        private void stage(StoreTransaction transaction, StoredLayer planned, Meter meter) {
            FeatureWriter writer = transaction.open(planned, WriteMode.APPEND, false);
            long[] row = {0};
            source.features().read(FeatureQuery.all(planned.layer().id()), feature -> {
                writer.write(feature, ++row[0]);
                meter.one();
                return true;
            });
            writers.put(planned, writer);
        }

        private void put(Connection connection, Watch watch) throws SQLException {
            Set<String> left = new HashSet<>(versions.keySet());
            writers.keySet().forEach(planned -> left.remove(planned.layer().id()));
            for (String id : present(connection).keySet()) {
                StoredLayer now = store.catalog().lock(connection, id);
                if (left.contains(id)) {
                    requireUnchanged(now);
                    left.remove(id);
                } else {
                    store.catalog().delete(connection, now);
                    store.dialect().dropTable(connection, now);
                    if (!versions.containsKey(id)) {
                        removed.add(id);
                    }
                }
            }
            for (String gone : left) {
                throw changed(gone);
            }
            for (Map.Entry<StoredLayer, FeatureWriter> entry : writers.entrySet()) {
                watch.at(Meter.STAGED);
                StoredLayer planned = entry.getKey();
                String id = planned.layer().id();
                long last = store.catalog().lastVersion(connection, id);
                store.catalog().insert(connection, planned);
                store.dialect().createTable(connection, planned);
                entry.getValue().prepare();
                long version = Math.max(planned.version(), last + 1);
                store.catalog().setVersion(connection, id, version);
                ChangeLog.forget(connection, planned, version);
                versions.put(id, version);
            }
        }

        /** What was to be left alone must still be what it was when that was found. */
        private void requireUnchanged(StoredLayer now) {
            String id = now.layer().id();
            if (now.version() != versions.getOrDefault(id, 0L)) {
                throw changed(id);
            }
        }

        private static Fault changed(String id) {
            return Fault.conflict(
                    "collection-changed",
                    "somebody wrote to the collection '" + id + "' meanwhile; nothing was restored, try again");
        }

        private void putDocuments(Connection connection) throws SQLException {
            for (Entry entry : documents(connection)) {
                Sql.of("DELETE FROM cityreach_document WHERE kind = ")
                        .bind(entry.kind())
                        .add(" AND id = ")
                        .bind(entry.id())
                        .execute(connection);
            }
            for (Entry entry : source.sessions().read(JdbcBackups::documents)) {
                Sql.of("INSERT INTO cityreach_document (kind, id, json) VALUES (")
                        .bind(entry.kind())
                        .add(", ")
                        .bind(entry.id())
                        .add(", ")
                        .bind(entry.json())
                        .add(")")
                        .execute(connection);
            }
        }
    }

    private Map<String, StoredLayer> present(Connection connection) throws SQLException {
        Map<String, StoredLayer> layers = new LinkedHashMap<>();
        for (StoredLayer layer : store.catalog().list(connection)) {
            layers.put(layer.layer().id(), layer);
        }
        return layers;
    }
}
