package org.cityreach.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.analysis.Sources;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: closed form on one unit cell near Changzhou with 120 people. */
class ResidentsTest {

    private static final Envelope SQUARE = new Envelope(494_000, 496_000, 3_508_000, 3_510_000);

    private static TemporaryStore withOneCell() {
        PropertySchema people = new PropertySchema(
                "population", PropertyType.INTEGER, LocalizedText.same("population"), null, List.of(), Map.of(), false);
        Layer cells = new Layer(
                "cell",
                LocalizedText.same("cell"),
                GeometryType.POLYGON,
                Crs.of("EPSG:4490"),
                List.of(people),
                null,
                false);
        Envelope degrees = new Envelope(119.942, 119.943, 31.701, 31.702);
        return TemporaryStore.open()
                .with(
                        cells,
                        List.of(new Feature(
                                "one", new GeometryFactory().toGeometry(degrees), Map.of("population", 120L))));
    }

    private static Division squares(TemporaryStore store, String crs) {
        return new Divisions()
                .get(new DivisionChoice.Squares(2000), "by", new Sources(store.snapshots()), Crs.of(crs), SQUARE);
    }

    @Test
    void peopleOfUnitCellsCountWhereTheyLie() {
        try (TemporaryStore store = withOneCell()) {
            Sources sources = new Sources(store.snapshots());
            Residents residents = Objects.requireNonNull(Residents.find(squares(store, "EPSG:4549"), sources));
            assertThat(sources.versions()).containsOnlyKeys("cell");
            assertThat(residents.byArea()).contains(120).hasSizeGreaterThanOrEqualTo(1);
            assertThat(residents.collection()).isEqualTo("cell");
        }
    }

    @Test
    void unitCellsOfAnotherCityTellNothing() {
        try (TemporaryStore store = withOneCell()) {
            Division boston = squares(store, "EPSG:32619");
            Sources sources = new Sources(store.snapshots());
            assertThat(Residents.find(boston, sources)).isNull();
            assertThat(sources.versions())
                    .as("what tells nothing is not named among what an answer was made from")
                    .isEmpty();
            assertThat(Residents.version(boston, new Sources(store.snapshots())))
                    .isZero();
        }
    }
}
