package org.cityreach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.junit.jupiter.api.Test;

/** Truth: the contract of {@link FeatureTransaction}: several layers change together or not at all. */
abstract class TransactionContract extends ChangeLogContract {

    private static final int MANY = 2500;

    private String pointLayer() {
        return made(layer(newId(), GeometryType.POINT)).id();
    }

    private static void fill(FeatureWriter writer, int count) {
        for (int i = 0; i < count; i++) {
            writer.write(point("p" + i, i / 100.0, 1), i + 1);
        }
    }

    @Test
    void severalLayersAppearTogether() {
        String first = pointLayer();
        String second = pointLayer();
        long before = store().version(second);
        try (FeatureTransaction transaction = store().openTransaction()) {
            FeatureWriter one = transaction.open(first, WriteMode.APPEND);
            fill(one, MANY);
            FeatureWriter two = transaction.open(second, WriteMode.APPEND);
            fill(two, 3);
            assertThat(one.prepare()).isEmpty();
            assertThat(two.prepare()).isEmpty();
            assertThat(all(first)).as("seen by others before the commit").isEmpty();
            assertThat(transaction.commit()).containsEntry(second, before + 1).containsKey(first);
        }
        assertThat(all(first)).hasSize(MANY);
        assertThat(all(second)).extracting(Feature::id).containsExactly("p0", "p1", "p2");
        assertThat(store().version(second)).isEqualTo(before + 1);
    }

    @Test
    void nothingIsLeftWithoutCommit() {
        String first = pointLayer();
        String second = pointLayer();
        write(first, WriteMode.APPEND, List.of(point("old", 1, 1)));
        long version = store().version(first);
        try (FeatureTransaction transaction = store().openTransaction()) {
            FeatureWriter one = transaction.open(first, WriteMode.REPLACE);
            fill(one, 3);
            FeatureWriter two = transaction.open(second, WriteMode.APPEND);
            fill(two, 3);
            one.prepare();
            two.prepare();
        }
        try (FeatureTransaction transaction = store().openTransaction()) {
            fill(transaction.open(first, WriteMode.REPLACE), 3);
        }
        assertThat(all(first)).extracting(Feature::id).containsExactly("old");
        assertThat(all(second)).isEmpty();
        assertThat(store().version(first)).isEqualTo(version);
        write(second, WriteMode.APPEND, List.of(point("a", 1, 1)));
    }

    @Test
    void whatIsNotPreparedIsLeftOut() {
        String first = pointLayer();
        String second = pointLayer();
        long version = store().version(second);
        try (FeatureTransaction transaction = store().openTransaction()) {
            FeatureWriter one = transaction.open(first, WriteMode.APPEND);
            fill(one, 3);
            fill(transaction.open(second, WriteMode.REPLACE), 3);
            one.prepare();
            assertThat(transaction.commit()).containsOnlyKeys(first);
        }
        assertThat(all(first)).hasSize(3);
        assertThat(store().version(second)).isEqualTo(version);
    }

    @Test
    void conflictsAreToldByLayer() {
        String first = pointLayer();
        String second = pointLayer();
        write(second, WriteMode.APPEND, List.of(point("p1", 1, 1)));
        try (FeatureTransaction transaction = store().openTransaction()) {
            FeatureWriter one = transaction.open(first, WriteMode.APPEND);
            fill(one, 2);
            one.write(point("p0", 1, 1), 3);
            FeatureWriter two = transaction.open(second, WriteMode.APPEND);
            fill(two, 2);
            assertThat(one.prepare()).containsExactly(new FeatureWriter.Conflict(3, "p0"));
            assertThat(two.prepare()).containsExactly(new FeatureWriter.Conflict(2, "p1"));
            transaction.commit();
        }
        assertThat(all(first)).hasSize(2);
        assertThat(all(second)).hasSize(2);
    }

    @Test
    void aLayerHasOneWriter() {
        String layer = pointLayer();
        try (FeatureTransaction transaction = store().openTransaction()) {
            transaction.open(layer, WriteMode.APPEND);
            assertThatThrownBy(() -> transaction.open(layer, WriteMode.APPEND))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
