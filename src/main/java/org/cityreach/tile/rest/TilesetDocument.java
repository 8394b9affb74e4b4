package org.cityreach.tile.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.tile.TileLimits;
import org.cityreach.tile.TileMatrixSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * What a client must know of the tiles of a collection in one tile matrix set: OGC 20-057, tileset metadata.
 *
 * @param kind vector or map
 * @param style id of the style of a map; empty for vector tiles
 * @param bounds of the collection in longitude and latitude, degrees
 */
record TilesetDocument(
        Layer layer, Kind kind, String style, String styleTitle, TileMatrixSet set, Envelope bounds, String root) {

    static final String MVT = "application/vnd.mapbox-vector-tile";
    static final String PNG = "image/png";
    static final String TILE_JSON = "application/vnd.mapbox.tile+json";

    /** Beyond it clients enlarge; places are known to some centimetres there. */
    static final int DEEPEST_WORTHWHILE = 18;

    private static final String OGC_REL = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final double MOST_LATITUDE = 85.0511;

    /** The vector tiles of a layer, which have no style. */
    static TilesetDocument ofVectorTiles(Layer layer, TileMatrixSet set, Envelope bounds, String root) {
        return new TilesetDocument(layer, Kind.VECTOR, "", "", set, bounds, root);
    }

    enum Kind {
        VECTOR("vector", "/tiles"),
        MAP("map", "/map/tiles");

        private final String dataType;
        private final String path;

        Kind(String dataType, String path) {
            this.dataType = dataType;
            this.path = path;
        }
    }

    static String list(Kind kind, String root, String collection) {
        return root + "/collections/" + collection + kind.path;
    }

    private String collection() {
        return root + "/collections/" + layer.id();
    }

    /** Where the tileset is; what is appended as a query begins with {@code &}. */
    private String address(String rest) {
        String base = list(kind, root, layer.id()) + "/" + set.id() + rest;
        return style.isEmpty() ? base : base + "?style=" + style;
    }

    private String with(String address, String parameter) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + parameter;
    }

    private String mediaType() {
        return kind == Kind.VECTOR ? MVT : PNG;
    }

    /** The template in which clients of OGC's standards fill the tile's place. */
    String template() {
        return address("/{tileMatrix}/{tileRow}/{tileCol}");
    }

    /** What a list of tilesets tells. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("title", title());
        entry.put("dataType", kind.dataType);
        entry.put("crs", set.crs().uri());
        entry.put("tileMatrixSetId", set.id());
        entry.put("tileMatrixSetURI", MatrixSetDocument.uri(set, root));
        if (!style.isEmpty()) {
            entry.put("style", Map.of("id", style, "title", styleTitle));
        }
        entry.put("links", links());
        return entry;
    }

    String title() {
        String what = kind == Kind.VECTOR ? " as vector tiles in " : " drawn as " + styleTitle + " in ";
        return layer.title().en() + what + set.id();
    }

    private List<Map<String, Object>> links() {
        List<Map<String, Object>> links = new ArrayList<>();
        links.add(link("self", "application/json", with(address(""), "f=json"), "this tileset"));
        links.add(link("alternate", TILE_JSON, with(address(""), "f=tilejson"), "this tileset as TileJSON"));
        links.add(link(
                OGC_REL + "tiling-scheme",
                "application/json",
                MatrixSetDocument.address(set, root),
                "the tile matrix set"));
        Map<String, Object> item = link("item", mediaType(), template(), "a tile");
        item.put("templated", true);
        links.add(item);
        links.add(link(OGC_REL + "geodata", "application/json", collection(), "the collection"));
        if (kind == Kind.MAP) {
            links.add(link(
                    OGC_REL + "legend", PNG, collection() + "/map/legend?style=" + style + "&f=png", "the legend"));
        }
        return links;
    }

    static Map<String, Object> link(String rel, String type, String address, String title) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("rel", rel);
        link.put("type", type);
        link.put("href", address);
        link.put("title", title);
        return link;
    }

    /** All of it. */
    Map<String, Object> whole() {
        Map<String, Object> document = entry();
        if (kind == Kind.VECTOR) {
            document.put("layers", List.of(vectorLayer()));
        }
        List<TileLimits> limits = TileLimits.of(set, bounds);
        if (kind == Kind.VECTOR && !limits.isEmpty()) {
            document.put(
                    "tileMatrixSetLimits",
                    limits.stream().map(TilesetDocument::limits).toList());
        }
        if (!bounds.isNull()) {
            document.put("boundingBox", box());
            Coordinate centre = projected(new Envelope(bounds.centre())).centre();
            document.put(
                    "centerPoint",
                    Map.of(
                            "coordinates", MatrixSetDocument.ordered(set, centre.x, centre.y),
                            "crs", set.crs().uri(),
                            "tileMatrix", String.valueOf(centreLevel())));
        }
        return document;
    }

    static Map<String, Object> limits(TileLimits limits) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("tileMatrix", String.valueOf(limits.z()));
        entry.put("minTileRow", limits.minRow());
        entry.put("maxTileRow", limits.maxRow());
        entry.put("minTileCol", limits.minCol());
        entry.put("maxTileCol", limits.maxCol());
        return entry;
    }

    private Map<String, Object> box() {
        Envelope box = projected(bounds);
        return Map.of(
                "lowerLeft", MatrixSetDocument.ordered(set, box.getMinX(), box.getMinY()),
                "upperRight", MatrixSetDocument.ordered(set, box.getMaxX(), box.getMaxY()),
                "orderedAxes", set.crs().isLatitudeFirst() ? List.of("Lat", "Lon") : List.of("X", "Y"),
                "crs", set.crs().uri());
    }

    private Envelope projected(Envelope degrees) {
        double most = set == TileMatrixSet.WEB_MERCATOR_QUAD ? MOST_LATITUDE : 90;
        double[] xy = {
            degrees.getMinX(),
            Math.max(-most, Math.min(most, degrees.getMinY())),
            degrees.getMaxX(),
            Math.max(-most, Math.min(most, degrees.getMaxY()))
        };
        CrsTransform.between(Crs.CRS84, set.crs()).apply(xy);
        return new Envelope(xy[0], xy[2], xy[1], xy[3]);
    }

    /** The deepest level at which the whole collection fits into two tiles a side. */
    private int centreLevel() {
        double side = Math.max(bounds.getWidth(), bounds.getHeight());
        int level = set.firstLevel();
        while (level < DEEPEST_WORTHWHILE && side < 360.0 / set.columns(level + 1)) {
            level++;
        }
        return level;
    }

    /** What the layer of that tile is. */
    Map<String, Object> vectorLayer() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", Map.of("type", "string", "x-ogc-role", "id"));
        for (PropertySchema property : layer.properties()) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("title", property.title().en());
            schema.put("type", jsonType(property.type()));
            properties.put(property.name(), schema);
        }
        String count = layer.geometryType().jsonName().equals("Point") ? "point_count" : "feature_count";
        properties.put(
                count,
                Map.of("type", "integer", "title", "How many features this one stands for, where more than itself"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", layer.id());
        document.put("title", layer.title().en());
        document.put("dataType", "vector");
        document.put("geometryDimension", layer.geometryType().dimension());
        document.put("minTileMatrix", String.valueOf(set.firstLevel()));
        document.put("maxTileMatrix", String.valueOf(set.lastLevel()));
        document.put("propertiesSchema", Map.of("type", "object", "properties", properties));
        return document;
    }

    private static String jsonType(PropertyType type) {
        return switch (type) {
            case STRING, DATE, DATE_TIME -> "string";
            case NUMBER -> "number";
            case INTEGER -> "integer";
            case BOOLEAN -> "boolean";
        };
    }

    /** TileJSON 3.0. Its x and y are our columns and rows; it knows no other tiling than the web's by itself. */
    Map<String, Object> tileJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tilejson", "3.0.0");
        document.put("name", layer.title().en());
        document.put("description", title());
        document.put("scheme", "xyz");
        document.put("tiles", List.of(address("/{z}/{y}/{x}")));
        document.put("minzoom", set.firstLevel());
        document.put("maxzoom", DEEPEST_WORTHWHILE);
        if (!bounds.isNull()) {
            document.put("bounds", List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()));
            document.put("center", List.of(bounds.centre().x, bounds.centre().y, centreLevel()));
        }
        if (kind == Kind.VECTOR) {
            document.put("vector_layers", List.of(tileJsonLayer()));
        }
        document.put("crs", set.crs().uri());
        document.put("tileMatrixSetId", set.id());
        return document;
    }

    Map<String, Object> tileJsonLayer() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "String");
        layer.properties().forEach(property -> fields.put(property.name(), fieldType(property.type())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", layer.id());
        document.put("description", layer.title().en());
        document.put("minzoom", set.firstLevel());
        document.put("maxzoom", DEEPEST_WORTHWHILE);
        document.put("fields", fields);
        return document;
    }

    private static String fieldType(PropertyType type) {
        return switch (type) {
            case STRING, DATE, DATE_TIME -> "String";
            case NUMBER, INTEGER -> "Number";
            case BOOLEAN -> "Boolean";
        };
    }
}
