package org.cityreach.ogc.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the map of a page shows, for its script: {@code ground} and {@code tiles}, templates of tiles in WebMercatorQuad;
 * {@code legend}, a picture; {@code bounds}, west, south, east and north in degrees; {@code features}, GeoJSON in CRS84.
 */
final class PageMap {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String DRAWN = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-map";

    private PageMap() {}

    /**
     * The map of a document; empty where nothing in it has a place.
     *
     * @param ground collections that are drawn below
     */
    static Optional<ObjectNode> of(JsonNode document, String root, List<String> ground) {
        ObjectNode map = NODES.objectNode();
        if (document.path("type").asString("").startsWith("Feature")) {
            map.set("features", document);
        } else {
            JsonNode bounds = bounds(document);
            if (!bounds.isArray() || bounds.size() < 4) {
                return Optional.empty();
            }
            map.set("bounds", bounds);
            tiles(map, document);
        }
        ArrayNode below = map.putArray("ground");
        String own = map.path("tiles").asString("");
        ground.stream()
                .map(id -> template(root + "/collections/" + id + "/map/tiles"))
                .filter(template -> !template.equals(own))
                .forEach(below::add);
        return Optional.of(map);
    }

    private static JsonNode bounds(JsonNode document) {
        JsonNode own = document.at("/extent/spatial/bbox/0");
        return own.isMissingNode() ? document.at("/city/bounds") : own;
    }

    /** A collection that can be drawn is. */
    private static void tiles(ObjectNode map, JsonNode document) {
        StreamSupport.stream(document.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asString("").equals(DRAWN))
                .map(link -> link.path("href").asString("").replaceAll("\\?.*", ""))
                .findFirst()
                .ifPresent(tiles ->
                        map.put("tiles", template(tiles)).put("legend", tiles.replaceAll("/tiles$", "/legend?f=png")));
    }

    private static String template(String tilesets) {
        return tilesets + "/WebMercatorQuad/{z}/{y}/{x}";
    }
}
