package org.cityreach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.geopackage.GeoPackage;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.postgis.Postgis;
import org.cityreach.testing.PostgisExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: the store before. What a backup holds comes back whole, into either database, or nothing changes. */
class BackupTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    @TempDir
    Path folder;

    private static Layer layer(String id, GeometryType type, String crs, String property) {
        return new Layer(
                id,
                new LocalizedText("图层" + id, "layer " + id),
                type,
                Crs.of(crs),
                List.of(new PropertySchema(
                        property, PropertyType.STRING, LocalizedText.same(property), null, List.of(), Map.of(), false)),
                null,
                false);
    }

    private static Feature feature(String id, String wkt, String property, String value) {
        try {
            return new Feature(id, new WKTReader().read(wkt), Map.of(property, value));
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static void fill(OpenStore store, Layer layer, Feature... features) {
        store.features().createLayer(layer);
        try (FeatureWriter writer = store.features().openWriter(layer.id(), WriteMode.APPEND)) {
            for (Feature feature : features) {
                writer.write(feature, 1);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private static void fillCity(OpenStore store) {
        fill(
                store,
                layer("bk_toilet", GeometryType.POINT, "EPSG:4490", "名称"),
                feature("a", "POINT (119.94 31.7)", "名称", "紫金城公厕"),
                feature("b", "POINT (119.95 31.71)", "名称", "'=1+1"));
        fill(
                store,
                layer("bk_park", GeometryType.POLYGON, "EPSG:4549", "name"),
                feature(
                        "p",
                        "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (10 10, 10 20, 20 20, 10 10))",
                        "name",
                        "长沟河公园"));
        store.documents().put("siting-scenario", "s1", "{\"p\": 3}");
        store.documents().put("standard", "own@1", "{\"radius\": 300}");
        store.documents().put("key", "k1", "{\"secret\": \"hash\"}");
        store.documents().put("job", "j1", "{}");
    }

    private Path backup(OpenStore store) {
        Path file = folder.resolve("backup-" + System.nanoTime() + ".gpkg");
        try (NewGeoPackage made = new OwnGeoPackageFiles().create(file)) {
            store.backups().write(made, progress -> {});
            made.finishAsBackup();
        }
        return file;
    }

    /** Everything that answers depend on: schemas, features in their order, scenarios and standards. */
    private static Map<String, Object> state(OpenStore store) {
        Map<String, Object> state = new LinkedHashMap<>();
        for (Layer layer : store.features().listLayers()) {
            List<String> features = new ArrayList<>();
            store.features().read(FeatureQuery.all(layer.id()), feature -> {
                features.add(feature.toString());
                return true;
            });
            state.put(layer.id(), List.of(layer, features));
        }
        for (String kind : List.of("siting-scenario", "standard", "key", "job")) {
            state.put("documents " + kind, store.documents().list(kind));
        }
        return state;
    }

    private static void damage(OpenStore store) {
        store.features().deleteLayer("bk_park");
        store.features().deleteFeature("bk_toilet", "a");
        fill(store, layer("bk_later", GeometryType.POINT, "EPSG:4490", "x1"));
        store.documents().put("siting-scenario", "s1", "{\"p\": 99}");
        store.documents().put("siting-scenario", "s2", "{}");
    }

    private void inBoth(Consumer<OpenStore> test) {
        try (OpenStore store = GeoPackage.open(folder.resolve("own.gpkg"))) {
            test.accept(store);
        }
        try (OpenStore store = Postgis.open(POSTGIS.url(), null, null)) {
            store.features().listLayers().forEach(layer -> store.features().deleteLayer(layer.id()));
            test.accept(store);
            store.features().listLayers().forEach(layer -> store.features().deleteLayer(layer.id()));
        }
    }

    @Test
    void aStoreStartedOnABackupKeepsItsTreesItself() {
        Path file;
        try (OpenStore store = GeoPackage.open(folder.resolve("first.gpkg"))) {
            fillCity(store);
            file = backup(store);
        }
        try (OpenStore store = GeoPackage.open(file)) {
            try (FeatureWriter writer = store.features().openWriter("bk_toilet", WriteMode.UPSERT)) {
                writer.write(feature("b", "POINT (119.99 31.79)", "名称", "搬走的公厕"), 1);
                writer.write(feature("c", "POINT (119.98 31.78)", "名称", "新公厕"), 2);
                writer.prepare();
                writer.commit();
            }
            store.features().deleteFeature("bk_toilet", "a");
            FeatureQuery all = FeatureQuery.all("bk_toilet");
            Envelope there = new Envelope(119.97, 120, 31.77, 31.8);
            assertThat(store.features()
                            .count(new FeatureQuery("bk_toilet", there, all.filter(), all.offset(), all.limit())))
                    .isEqualTo(2);
        }
    }

    @Test
    void everythingComesBackAndVersionsNeverComeTwice() {
        inBoth(store -> {
            fillCity(store);
            Map<String, Object> before = state(store);
            Map<String, Long> versions = store.features().versions();
            Path file = backup(store);
            damage(store);
            long damaged = store.features().version("bk_toilet");
            Map<String, Long> after =
                    store.backups().restore(file, progress -> {}).versions();
            assertThat(state(store)).isEqualTo(before);
            assertThat(after).isEqualTo(store.features().versions());
            assertThat(after.get("bk_toilet")).isGreaterThan(damaged);
            assertThat(after.get("bk_park")).isGreaterThan(versions.get("bk_park"));
            assertThat(store.backups().restore(backup(store), progress -> {}).versions())
                    .as("what is just as it was backed up stays as it is")
                    .isEqualTo(after);
        });
    }

    @Test
    void aFreshStoreOfTheOtherKindHasTheSameVersions() {
        try (OpenStore embedded = GeoPackage.open(folder.resolve("one.gpkg"));
                OpenStore postgis = Postgis.open(POSTGIS.url(), null, null)) {
            fillCity(embedded);
            embedded.features().deleteFeature("bk_toilet", "b");
            postgis.features().listLayers().forEach(layer -> postgis.features().deleteLayer(layer.id()));
            postgis.documents().put("key", "k1", "{\"secret\": \"other\"}");
            try (OpenStore fresh = GeoPackage.open(folder.resolve("two.gpkg"))) {
                fresh.backups().restore(backup(embedded), progress -> {});
                assertThat(fresh.features().versions())
                        .isEqualTo(embedded.features().versions());
                assertThat(fresh.documents().list("key"))
                        .as("keys stay at home")
                        .isEmpty();
                assertThat(fresh.documents().list("standard"))
                        .isEqualTo(embedded.documents().list("standard"));
            }
            postgis.backups().restore(backup(embedded), progress -> {});
            assertThat(postgis.features().findFeature("bk_toilet", "a").map(Feature::toString))
                    .isEqualTo(embedded.features().findFeature("bk_toilet", "a").map(Feature::toString));
            assertThat(postgis.documents().find("key", "k1")).contains("{\"secret\": \"other\"}");
        }
    }

    @Test
    void aBadBackupChangesNothing() throws IOException {
        try (OpenStore store = GeoPackage.open(folder.resolve("own.gpkg"))) {
            fillCity(store);
            Map<String, Object> before = state(store);
            byte[] good = Files.readAllBytes(backup(store));
            Path bad = folder.resolve("bad.gpkg");
            Files.write(bad, Arrays.copyOf(good, good.length * 2 / 3));
            assertRefused(store, bad, "truncated-file");
            byte[] scrambled = good.clone();
            for (int i = 4096; i < scrambled.length - 4096; i += 4096) {
                scrambled[i] = 99;
            }
            Files.write(bad, scrambled);
            assertRefused(store, bad, "damaged-file");
            Files.writeString(bad, "id,name\n1,a\n");
            assertRefused(store, bad, "not-a-geopackage");
            Path plain = folder.resolve("plain.gpkg");
            try (NewGeoPackage made = new OwnGeoPackageFiles().create(plain)) {
                made.finishPlain();
            }
            assertRefused(store, plain, "not-a-backup");
            Path whole = folder.resolve("whole.gpkg");
            Files.write(whole, good);
            assertThatThrownBy(() -> store.backups().restore(whole, progress -> {
                        if (progress > 0.5) {
                            throw new IllegalStateException("stopped");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(state(store)).isEqualTo(before);
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(String::valueOf)).noneMatch(name -> name.contains(".restore"));
        }
    }

    /** A layer that is left alone, since it is as it was backed up, must still be that when the rest is written. */
    @Test
    void aWriteMeanwhileIsNeitherLostNorLeftBesideWhatIsRestored() {
        inBoth(store -> {
            fillCity(store);
            Path file = backup(store);
            store.features().deleteFeature("bk_park", "p");
            boolean[] written = {false};
            assertThatThrownBy(() -> store.backups().restore(file, progress -> {
                        if (progress >= 0.9 && !written[0]) {
                            written[0] = true;
                            store.features().deleteFeature("bk_toilet", "a");
                        }
                    }))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("collection-changed"));
            assertThat(store.features().findFeature("bk_toilet", "a")).isEmpty();
            assertThat(store.features().findFeature("bk_park", "p")).isEmpty();
        });
    }

    @Test
    void backupsOfOtherReleasesAreBroughtUpToDateOrRefused() throws SQLException {
        try (OpenStore store = GeoPackage.open(folder.resolve("own.gpkg"))) {
            fillCity(store);
            Map<String, Object> before = state(store);
            Path newer = backup(store);
            change(newer, "UPDATE cityreach_schema_history SET version = '9' WHERE version = '3'");
            assertRefused(store, newer, "backup-too-new");
            Path broken = backup(store);
            change(broken, "UPDATE cityreach_layer SET definition = '{' WHERE id = 'bk_park'");
            assertRefused(store, broken, "damaged-file");
            Path first = backup(store);
            change(
                    first,
                    "DELETE FROM cityreach_schema_history WHERE version IN ('2', '3')",
                    "DROP TABLE cityreach_change",
                    "ALTER TABLE cityreach_layer DROP COLUMN logged_from",
                    "ALTER TABLE cityreach_layer DROP COLUMN logged_rows");
            damage(store);
            store.backups().restore(first, progress -> {});
            assertThat(state(store)).as("of the first release").isEqualTo(before);
        }
    }

    private static void change(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static void assertRefused(OpenStore store, Path file, String code) {
        Map<String, Object> before = state(store);
        assertThatThrownBy(() -> store.backups().restore(file, progress -> {}))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
        assertThat(state(store)).isEqualTo(before);
    }
}
