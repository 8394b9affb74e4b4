package org.cityreach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.junit.jupiter.api.Test;

/** Truth: what was written, held against what the store says has changed. Each store runs all of it. */
abstract class ChangeLogContract extends FeatureQueryContract {

    private Layer points() {
        Layer layer = layer(newId(), GeometryType.POINT, property("name", PropertyType.STRING));
        store().createLayer(layer);
        return layer;
    }

    private static List<Feature> many(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> point(prefix + i, 1, 1)).toList();
    }

    @Test
    void changesAreToldFeatureByFeature() {
        String id = points().id();
        write(id, WriteMode.APPEND, List.of(point("a", 1, 1), point("b", 2, 2), point("c", 3, 3)));
        Feature renewed = new Feature("b", wkt("POINT (7 7)"), Map.of("name", "new"));
        write(id, WriteMode.UPSERT, List.of(renewed, point("d", 4, 4)));
        store().deleteFeature(id, "c");
        write(id, WriteMode.APPEND, List.of(point("e", 5, 5), point("a", 9, 9)));
        LayerChanges changes = store().changesSince(id, 2);
        assertThat(changes)
                .isEqualTo(
                        new LayerChanges(5, true, List.of(renewed, point("d", 4, 4), point("e", 5, 5)), Set.of("c")));
        assertThat(store().changesSince(id, 4).changed()).containsExactly(point("e", 5, 5));
        assertThat(store().changesSince(id, 5)).isEqualTo(new LayerChanges(5, true, List.of(), Set.of()));
        assertThat(store().changesSince(id, 1).changed()).hasSize(4);
    }

    @Test
    void whatWasUndoneIsNotTold() {
        String id = points().id();
        try (FeatureWriter writer = store().openWriter(id, WriteMode.APPEND)) {
            writer.write(point("a", 1, 1), 1);
            writer.prepare();
        }
        assertThat(store().changesSince(id, 1)).isEqualTo(new LayerChanges(1, true, List.of(), Set.of()));
    }

    @Test
    void afterALargeWriteALayerMustBeReadAnew() {
        String id = points().id();
        write(id, WriteMode.APPEND, many("a", 10_000));
        assertThat(store().changesSince(id, 1).changed()).hasSize(10_000);
        write(id, WriteMode.APPEND, many("b", 10_001));
        assertThat(store().changesSince(id, 2)).isEqualTo(LayerChanges.unknown(3));
        write(id, WriteMode.APPEND, List.of(point("c", 1, 1)));
        assertThat(store().changesSince(id, 2).isComplete()).isFalse();
        assertThat(store().changesSince(id, 3).changed()).containsExactly(point("c", 1, 1));
        assertThat(store().changesSince(id, 99)).isEqualTo(LayerChanges.unknown(4));
    }

    @Test
    void moreThanTenThousandChangesAreNotTold() {
        String id = points().id();
        write(id, WriteMode.APPEND, many("a", 6_000));
        write(id, WriteMode.APPEND, many("b", 6_000));
        assertThat(store().changesSince(id, 1).isComplete()).isFalse();
        assertThat(store().changesSince(id, 2).changed()).hasSize(6_000);
    }

    @Test
    void oldChangesAreForgottenAndTheLastAreKept() {
        String id = points().id();
        for (int i = 0; i < 6; i++) {
            write(id, WriteMode.UPSERT, many("a", 9_000));
        }
        assertThat(store().changesSince(id, 1).isComplete()).isFalse();
        assertThat(store().changesSince(id, 6).changed()).hasSize(9_000);
        write(id, WriteMode.UPSERT, List.of(point("z", 1, 1)));
        assertThat(store().changesSince(id, 7).changed()).containsExactly(point("z", 1, 1));
    }

    @Test
    void replacingChangingTheSchemaAndMakingAnewAreNotTold() {
        Layer layer = points();
        write(layer.id(), WriteMode.APPEND, List.of(point("a", 1, 1)));
        write(layer.id(), WriteMode.REPLACE, List.of(point("b", 1, 1)));
        assertThat(store().changesSince(layer.id(), 2).isComplete()).isFalse();
        store().changeLayer(new Layer(
                layer.id(),
                LocalizedText.same("renamed"),
                layer.geometryType(),
                layer.crs(),
                layer.properties(),
                null,
                false));
        assertThat(store().changesSince(layer.id(), 3)).isEqualTo(LayerChanges.unknown(4));
        store().deleteLayer(layer.id());
        assertThatThrownBy(() -> store().changesSince(layer.id(), 3)).isInstanceOf(Fault.class);
        store().createLayer(layer);
        assertThat(store().changesSince(layer.id(), 4)).isEqualTo(LayerChanges.unknown(5));
        assertThat(store().changesSince(layer.id(), 5).isComplete()).isTrue();
    }

    @Test
    void aFeatureDeletedAndWrittenAgainIsAChangedOne() {
        String id = points().id();
        write(id, WriteMode.APPEND, List.of(point("a", 1, 1)));
        store().deleteFeature(id, "a");
        write(id, WriteMode.APPEND, List.of(point("a", 2, 2)));
        LayerChanges changes = store().changesSince(id, 2);
        assertThat(changes.changed()).containsExactly(point("a", 2, 2));
        assertThat(changes.deleted()).isEmpty();
    }

    @Test
    void aPropertyMoreLeavesFeaturesAsTheyAre() {
        PropertySchema name = property("name", PropertyType.STRING);
        Layer old = made(layer(newId(), GeometryType.POINT, name));
        Feature before = new Feature("a", wkt("POINT (1 1)"), Map.of("name", "one"));
        write(old.id(), WriteMode.APPEND, List.of(before));
        PropertySchema at = property("accepted", PropertyType.DATE_TIME);
        PropertySchema times = property("rework", PropertyType.INTEGER);
        Layer more = layer(old.id(), GeometryType.POINT, at, name, times);
        store().changeLayer(more);
        assertThat(store().getLayer(old.id())).isEqualTo(more);
        assertThat(all(old.id())).containsExactly(before);
        assertThat(store().changesSince(old.id(), 2)).isEqualTo(LayerChanges.unknown(3));
        Feature after = new Feature(
                "b",
                wkt("POINT (2 2)"),
                Map.of("name", "two", "accepted", Instant.parse("2026-01-01T00:00:00Z"), "rework", 2L));
        write(old.id(), WriteMode.APPEND, List.of(after));
        assertThat(all(old.id())).containsExactly(before, after);
        assertThat(ids(new FeatureQuery(
                        old.id(), null, new Filter.Comparison("rework", Filter.Operator.GREATER, 0L), 0, 10)))
                .containsExactly("b");
        assertThatThrownBy(() -> store().changeLayer(old))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("collection-not-empty"));
        PropertySchema required = new PropertySchema(
                "must", PropertyType.STRING, LocalizedText.same("must"), null, List.of(), Map.of(), true);
        assertThatThrownBy(() -> store().changeLayer(layer(old.id(), GeometryType.POINT, at, name, times, required)))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> store().changeLayer(layer(old.id(), GeometryType.POINT, name, at, times)))
                .isInstanceOf(Fault.class);
    }
}
