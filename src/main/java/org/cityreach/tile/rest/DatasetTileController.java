package org.cityreach.tile.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.store.FeatureReader;
import org.cityreach.store.FeatureStore;
import org.cityreach.tile.MapTiles;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileLayer;
import org.cityreach.tile.TileLimits;
import org.cityreach.tile.TileMatrixSet;
import org.cityreach.tile.VectorTiles;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** OGC API - Tiles: vector tiles of all layers, or of chosen collections, a layer of the tile each. */
@RestController
class DatasetTileController {

    private static final String PATH = "/api/tiles";
    private static final String TITLE = "全部图层的矢量瓦片 · All layers as vector tiles";

    private final FeatureStore store;
    private final FeatureReader reader;
    private final LayerFacts facts;
    private final VectorTiles vector;
    private final MapTiles tiles;
    private final HtmlPages pages;

    DatasetTileController(
            FeatureStore store,
            FeatureReader reader,
            LayerFacts facts,
            VectorTiles vector,
            MapTiles tiles,
            HtmlPages pages) {
        this.store = store;
        this.reader = reader;
        this.facts = facts;
        this.vector = vector;
        this.tiles = tiles;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<?> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String collections,
            @RequestParam(required = false) @Nullable String f) {
        String root = ApiRoot.of(request);
        List<Layer> layers = layers(collections);
        List<Map<String, Object>> tilesets = new ArrayList<>();
        for (TileMatrixSet set : TileMatrixSet.values()) {
            tilesets.add(document(set, layers, collections, root));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tilesets", tilesets);
        document.put("links", List.of(Map.of("rel", "self", "type", "application/json", "href", root + "/tiles")));
        return pages.answer(request, f, TITLE, document);
    }

    @GetMapping(PATH + "/{tileMatrixSetId}")
    ResponseEntity<?> tileset(
            HttpServletRequest request,
            @PathVariable String tileMatrixSetId,
            @RequestParam(required = false) @Nullable String collections,
            @RequestParam(required = false) @Nullable String f) {
        Formats.checkTileset(f);
        TileMatrixSet set = MatrixSetController.find(tileMatrixSetId);
        List<Layer> layers = layers(collections);
        String root = ApiRoot.of(request);
        return "tilejson".equals(f)
                ? Formats.json(tileJson(set, layers, collections, root))
                : pages.answer(request, f, TITLE, document(set, layers, collections, root));
    }

    @GetMapping(PATH + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    @Nullable
    ResponseEntity<byte[]> tile(
            ServletWebRequest request,
            @PathVariable String tileMatrixSetId,
            @PathVariable("tileMatrix") int z,
            @PathVariable("tileRow") int row,
            @PathVariable("tileCol") int col,
            @RequestParam(required = false) @Nullable String collections,
            @RequestParam(required = false) @Nullable String f) {
        Formats.check(f, "mvt");
        TileAddress address = new TileAddress(MatrixSetController.find(tileMatrixSetId), z, row, col);
        List<Layer> layers = layers(collections);
        List<TileLimits> limits = TileLimits.of(address.set(), bounds(layers));
        if (!limits.isEmpty() && !limits.get(z - address.set().firstLevel()).hold(address)) {
            throw Fault.notFound("tile", address.toString());
        }
        TileLayer all = vector.openAll(layers.stream().map(Layer::id).toList());
        String tag = MapTiles.tag(all, address);
        if (request.checkNotModified(tag)) {
            return null;
        }
        Tile tile = tiles.get(all, address);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType(TilesetDocument.MVT));
        if (tile.blank() != null) {
            answer.header(MapController.BLANK_HEADER, tile.blank());
        }
        return answer.body(tile.content());
    }

    private List<Layer> layers(@Nullable String collections) {
        return collections == null
                ? store.listLayers()
                : List.of(collections.split(",")).stream()
                        .distinct()
                        .map(reader::getLayer)
                        .toList();
    }

    private Envelope bounds(List<Layer> layers) {
        Envelope all = new Envelope();
        layers.forEach(layer -> all.expandToInclude(facts.of(layer.id()).bounds()));
        return all;
    }

    private static String address(TileMatrixSet set, String rest, @Nullable String collections, String root) {
        String base = root + "/tiles/" + set.id() + rest;
        return collections == null ? base : base + "?collections=" + collections;
    }

    private Map<String, Object> document(
            TileMatrixSet set, List<Layer> layers, @Nullable String collections, String root) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", "Layers as vector tiles in " + set.id());
        document.put("dataType", "vector");
        document.put("crs", set.crs().uri());
        document.put("tileMatrixSetId", set.id());
        document.put("tileMatrixSetURI", MatrixSetDocument.uri(set, root));
        document.put(
                "layers",
                layers.stream()
                        .map(layer -> part(layer, set, root).vectorLayer())
                        .toList());
        document.put(
                "tileMatrixSetLimits",
                TileLimits.of(set, bounds(layers)).stream()
                        .map(TilesetDocument::limits)
                        .toList());
        String self = address(set, "", collections, root);
        String scheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
        Map<String, Object> item = TilesetDocument.link(
                "item",
                TilesetDocument.MVT,
                address(set, "/{tileMatrix}/{tileRow}/{tileCol}", collections, root),
                "a tile");
        item.put("templated", true);
        document.put(
                "links",
                List.of(
                        TilesetDocument.link("self", "application/json", self, "this tileset"),
                        TilesetDocument.link(
                                scheme,
                                "application/json",
                                MatrixSetDocument.address(set, root),
                                "the tile matrix set"),
                        item));
        return document;
    }

    private TilesetDocument part(Layer layer, TileMatrixSet set, String root) {
        return TilesetDocument.ofVectorTiles(layer, set, facts.of(layer.id()).bounds(), root);
    }

    private Map<String, Object> tileJson(
            TileMatrixSet set, List<Layer> layers, @Nullable String collections, String root) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tilejson", "3.0.0");
        document.put("name", "CityReach");
        document.put("scheme", "xyz");
        document.put("tiles", List.of(address(set, "/{z}/{y}/{x}", collections, root)));
        document.put("minzoom", set.firstLevel());
        document.put("maxzoom", TilesetDocument.DEEPEST_WORTHWHILE);
        Envelope box = bounds(layers);
        if (!box.isNull()) {
            document.put("bounds", List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        }
        document.put(
                "vector_layers",
                layers.stream()
                        .map(layer -> part(layer, set, root).tileJsonLayer())
                        .toList());
        document.put("tileMatrixSetId", set.id());
        return document;
    }
}
