package org.cityreach.ogc.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: documents written here. */
class PageMapTest {

    private static final String ROOT = "http://host/api";
    private static final List<String> GROUND = List.of("water", "road");

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void aLayerOfTheGroundIsDrawnOnce() {
        JsonNode map = PageMap.of(
                        json("{'id':'road','extent':{'spatial':{'bbox':[[119,31,120,32]]}},'links':[{'rel':"
                                + "'http://www.opengis.net/def/rel/ogc/1.0/tilesets-map','href':"
                                + "'http://host/api/collections/road/map/tiles?f=json'}]}"),
                        ROOT,
                        GROUND)
                .orElseThrow();
        assertThat(map.path("tiles").asString())
                .isEqualTo(ROOT + "/collections/road/map/tiles/WebMercatorQuad/{z}/{y}/{x}");
        assertThat(map.path("legend").asString()).isEqualTo(ROOT + "/collections/road/map/legend?f=png");
        assertThat(map.path("ground").valueStream().map(JsonNode::asString))
                .containsExactly(ROOT + "/collections/water/map/tiles/WebMercatorQuad/{z}/{y}/{x}");
        assertThat(map.path("bounds")).isEqualTo(json("[119,31,120,32]"));
    }

    @Test
    void whatLiesNowhereHasNoMap() {
        assertThat(PageMap.of(json("{'extent':{'spatial':null}}"), ROOT, GROUND))
                .isEmpty();
        assertThat(PageMap.of(json("{'processes':[]}"), ROOT, GROUND)).isEmpty();
        assertThat(PageMap.of(json("{'city':{'bounds':null}}"), ROOT, GROUND)).isEmpty();
    }

    @Test
    void featuresAreShownThemselves() {
        JsonNode feature = json("{'type':'Feature','id':'a','geometry':null,'properties':{}}");
        JsonNode map = PageMap.of(feature, ROOT, GROUND).orElseThrow();
        assertThat(map.path("features")).isEqualTo(feature);
        assertThat(map.path("ground").size()).isEqualTo(2);
        assertThat(map.has("tiles")).isFalse();
    }
}
