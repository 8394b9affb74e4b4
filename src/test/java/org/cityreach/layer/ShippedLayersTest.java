package org.cityreach.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.cityreach.geo.Crs;
import org.junit.jupiter.api.Test;

/** Truth: the list of layers and properties agreed for the product. */
class ShippedLayersTest {

    private static final Pattern HAN = Pattern.compile(".*\\p{IsHan}.*");

    @Test
    void shipAllLayersInOrder() {
        assertThat(ShippedLayers.list())
                .extracting(Layer::id)
                .containsExactly(
                        "area",
                        "grid",
                        "cell",
                        "road",
                        "demo_road",
                        "park",
                        "residential",
                        "toilet",
                        "transfer_station",
                        "collection_point",
                        "bin",
                        "waste_plant",
                        "market",
                        "construction_site",
                        "disposal_site",
                        "sensitive_site",
                        "candidate_site",
                        "water",
                        "track",
                        "case");
        assertThat(ShippedLayers.list()).allSatisfy(layer -> {
            assertThat(layer.shipped()).isTrue();
            assertThat(layer.crs()).isEqualTo(Crs.CGCS2000);
            assertThat(ShippedLayers.contains(layer.id())).isTrue();
        });
        assertThat(ShippedLayers.contains("mine")).isFalse();
    }

    @Test
    void everyTitleAndLabelIsInBothLanguages() {
        for (Layer layer : ShippedLayers.list()) {
            assertInBothLanguages(layer.title());
            for (PropertySchema property : layer.properties()) {
                assertInBothLanguages(property.title());
                property.labels()
                        .values()
                        .forEach(label -> assertThat(label.en()).isNotBlank());
                if (property.type() == PropertyType.STRING) {
                    assertThat(property.allowedValues())
                            .as(layer.id() + "." + property.name())
                            .allSatisfy(value -> assertThat(property.labels()).containsKey(value.toString()));
                }
            }
        }
    }

    @Test
    void roundTripThroughTheirDocuments() {
        for (Layer layer : ShippedLayers.list()) {
            assertThat(LayerCodec.fromMap(layer.id(), LayerCodec.toMap(layer), true))
                    .isEqualTo(layer);
        }
    }

    @Test
    void carryTheAgreedNames() {
        assertThat(names("cell")).containsExactly("code", "grid", "population", "wasteTonnesPerDay");
        assertThat(names("toilet"))
                .containsExactly("name", "class", "stalls", "accessible", "hours", "status", "operator");
        assertThat(names("case"))
                .containsExactly(
                        "kind",
                        "category",
                        "source",
                        "reported",
                        "accepted",
                        "filed",
                        "dispatched",
                        "resolved",
                        "closed",
                        "due",
                        "rework",
                        "status",
                        "grid",
                        "unit");
        assertThat(layer("case").timeProperty()).isEqualTo("reported");
        assertThat(layer("toilet").getProperty("class").allowedValues()).containsExactly("1", "2", "3");
        assertThat(layer("transfer_station").getProperty("status").allowedValues())
                .containsExactly("planned", "open", "closed", "rebuilding");
        assertThat(layer("transfer_station").getProperty("capacityTonnesPerDay").unit())
                .isEqualTo("t/d");
    }

    @Test
    void casesTakeAnyCategoryAndLabelTheKnownOnes() {
        PropertySchema category = layer("case").getProperty("category");
        assertThat(category.allowedValues()).isEmpty();
        assertThat(category.required()).isFalse();
        assertThat(category.labels().get("P0301")).isEqualTo(new LocalizedText("公共厕所", "Public toilet"));
        assertThat(category.labels()).containsKey("E0102");
    }

    @Test
    void categoriesFollowTheirClass() {
        CaseCategories categories = CaseCategories.shipped();
        assertThat(categories.list())
                .filteredOn(CaseCategories.Category::isClass)
                .hasSize(11);
        CaseCategories.Category toilet = categories.find("P0301").orElseThrow();
        assertThat(toilet.kind()).isEqualTo(CaseCategories.Kind.PART);
        assertThat(toilet.classCode()).isEqualTo("P03");
        assertThat(toilet.isClass()).isFalse();
        assertThat(categories.find("Graffiti")).isEmpty();
        assertThat(categories.list())
                .allSatisfy(category -> assertThat(category.code()).startsWith(category.classCode()));
    }

    private static void assertInBothLanguages(LocalizedText text) {
        assertThat(text.zh()).matches(HAN);
        assertThat(text.en()).doesNotMatch(HAN);
    }

    private static Layer layer(String id) {
        return ShippedLayers.list().stream()
                .filter(layer -> layer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(String id) {
        return layer(id).properties().stream().map(PropertySchema::name).toList();
    }
}
