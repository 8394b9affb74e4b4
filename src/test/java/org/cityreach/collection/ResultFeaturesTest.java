package org.cityreach.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: small results written by hand and the layers one would make of them. */
class ResultFeaturesTest {

    private static final String TWO = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [119.9, 31.7]},
               "properties": {"cases": 3, "share": 1, "open": true, "name": "甲", "title": {"zh": "公厕", "en": "toilet"},
                              "id": "x", "from-metres": 7, "members": [1, 2], "mixed": 1, "none": null}},
              {"type": "Feature", "id": "a", "geometry": null,
               "properties": {"cases": 4, "share": 0.5, "mixed": "one"}},
              {"type": "Feature", "geometry": {"type": "Point", "coordinates": [120.1, 31.6]}, "properties": {}}
            ]}""";

    @Test
    void theSchemaFollowsFromTheValues() {
        ResultFeatures features = read(TWO);
        assertThat(features.layer().properties())
                .extracting(PropertySchema::name)
                .containsExactly(
                        "cases",
                        "share",
                        "open",
                        "name",
                        "title_zh",
                        "title_en",
                        "_id",
                        "from_metres",
                        "members",
                        "mixed");
        assertThat(features.layer().properties())
                .extracting(PropertySchema::type)
                .containsExactly(
                        PropertyType.INTEGER,
                        PropertyType.NUMBER,
                        PropertyType.BOOLEAN,
                        PropertyType.STRING,
                        PropertyType.STRING,
                        PropertyType.STRING,
                        PropertyType.STRING,
                        PropertyType.INTEGER,
                        PropertyType.STRING,
                        PropertyType.STRING);
        assertThat(features.layer().geometryType()).isEqualTo(GeometryType.POINT);
    }

    @Test
    void valuesHaveTheTypesOfTheSchema() {
        ResultFeatures features = read(TWO);
        assertThat(features.features().get(0).properties())
                .containsAllEntriesOf(Map.of(
                        "cases",
                        3L,
                        "share",
                        1.0,
                        "open",
                        true,
                        "name",
                        "甲",
                        "title_zh",
                        "公厕",
                        "members",
                        "[1,2]",
                        "mixed",
                        "1"))
                .doesNotContainKey("none");
        assertThat(features.features().get(1).properties())
                .isEqualTo(Map.of("cases", 4L, "share", 0.5, "mixed", "one"));
    }

    @Test
    void everyFeatureHasAnIdOfItsOwn() {
        assertThat(read(TWO).byId().keySet()).containsExactly("a", "#2", "#3");
    }

    @Test
    void singleAndManyPartsMakeALayerOfManyParts() {
        GeometryType type = read("""
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "id": "1", "properties": {}, "geometry":
                    {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}},
                  {"type": "Feature", "id": "2", "properties": {}, "geometry":
                    {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]]]}}]}""").layer().geometryType();
        assertThat(type).isEqualTo(GeometryType.MULTI_LINE_STRING);
    }

    @Test
    void aResultWithoutFeaturesIsAnEmptyLayer() {
        ResultFeatures none = read("{\"type\": \"FeatureCollection\", \"features\": []}");
        assertThat(none.features()).isEmpty();
        assertThat(none.layer().properties()).isEmpty();
    }

    @Test
    void outputsAreNamedAsIdsAllow() {
        JsonNode result = JsonMapper.shared()
                .readTree("{\"casesUnvisited\": " + TWO + ", \"summary\": {}, \"cells\": " + TWO + "}");
        assertThat(ResultLinks.of("j", result))
                .extracting(ResultLinks.Output::collectionId)
                .containsExactly("result-j-cases_unvisited", "result-j-cells");
        assertThat(ResultLinks.of("j", JsonMapper.shared().readTree(TWO)))
                .extracting(ResultLinks.Output::name)
                .containsExactly("result");
    }

    private static ResultFeatures read(String text) {
        return ResultFeatures.read(
                "result-x", "hotspot", Map.entry("features", JsonMapper.shared().readTree(text)));
    }
}
