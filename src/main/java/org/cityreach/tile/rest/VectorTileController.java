package org.cityreach.tile.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.store.FeatureReader;
import org.cityreach.tile.MapTiles;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileLimits;
import org.cityreach.tile.TileMatrixSet;
import org.cityreach.tile.VectorLayer;
import org.cityreach.tile.VectorTiles;
import org.cityreach.web.AcceptsParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** OGC API - Tiles: the vector tilesets of a collection. */
@RestController
class VectorTileController {

    private static final String PATH = "/api/collections/{collectionId}/tiles";

    private final FeatureReader collections;
    private final LayerFacts facts;
    private final VectorTiles vector;
    private final MapTiles tiles;
    private final HtmlPages pages;

    VectorTileController(
            FeatureReader collections, LayerFacts facts, VectorTiles vector, MapTiles tiles, HtmlPages pages) {
        this.collections = collections;
        this.facts = facts;
        this.vector = vector;
        this.tiles = tiles;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<?> list(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String f) {
        String root = ApiRoot.of(request);
        Layer layer = collections.getLayer(collectionId);
        List<Map<String, Object>> tilesets = new ArrayList<>();
        for (TileMatrixSet set : TileMatrixSet.values()) {
            tilesets.add(document(layer, set, root).entry());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tilesets", tilesets);
        document.put(
                "links",
                List.of(
                        Map.of(
                                "rel", "self",
                                "type", "application/json",
                                "href", TilesetDocument.list(TilesetDocument.Kind.VECTOR, root, collectionId)),
                        Map.of(
                                "rel", "related",
                                "type", "application/json",
                                "title", "the same drawn",
                                "href", TilesetDocument.list(TilesetDocument.Kind.MAP, root, collectionId))));
        return pages.answer(request, f, layer.title().zh() + " · 矢量瓦片 Vector tiles", document);
    }

    private TilesetDocument document(Layer layer, TileMatrixSet set, String root) {
        return TilesetDocument.ofVectorTiles(layer, set, facts.of(layer.id()).bounds(), root);
    }

    @GetMapping(PATH + "/{tileMatrixSetId}")
    ResponseEntity<?> tileset(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @PathVariable String tileMatrixSetId,
            @RequestParam(required = false) @Nullable String f) {
        Formats.checkTileset(f);
        TileMatrixSet set = MatrixSetController.find(tileMatrixSetId);
        TilesetDocument document = document(collections.getLayer(collectionId), set, ApiRoot.of(request));
        return "tilejson".equals(f)
                ? Formats.json(document.tileJson())
                : pages.answer(request, f, document.title(), document.whole());
    }

    /** A tile; empty where the collection has nothing there, 404 outside the limits that the tileset states. */
    @GetMapping(PATH + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    @AcceptsParameters({"filter", "properties"})
    @Nullable
    ResponseEntity<byte[]> tile(
            ServletWebRequest request,
            @PathVariable String collectionId,
            @PathVariable String tileMatrixSetId,
            @PathVariable("tileMatrix") int z,
            @PathVariable("tileRow") int row,
            @PathVariable("tileCol") int col,
            @RequestParam(required = false) @Nullable String f) {
        Formats.check(f, "mvt");
        TileAddress address = new TileAddress(MatrixSetController.find(tileMatrixSetId), z, row, col);
        Map<String, String> parameters = new TreeMap<>();
        for (String name : VectorTiles.PARAMETERS) {
            @Nullable String value = request.getParameter(name);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        VectorLayer layer = vector.open(collectionId, parameters);
        checkLimits(collectionId, address);
        String tag = MapTiles.tag(layer, address);
        if (request.checkNotModified(tag)) {
            return null;
        }
        Tile tile = tiles.get(layer, address);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .header(MapController.VERSION_HEADER, String.valueOf(layer.version()))
                .contentType(MediaType.parseMediaType(TilesetDocument.MVT));
        if (tile.blank() != null) {
            answer.header(MapController.BLANK_HEADER, tile.blank());
        }
        return answer.body(tile.content());
    }

    private void checkLimits(String collectionId, TileAddress address) {
        List<TileLimits> limits =
                TileLimits.of(address.set(), facts.of(collectionId).bounds());
        if (!limits.isEmpty()
                && !limits.get(address.z() - address.set().firstLevel()).hold(address)) {
            throw Fault.notFound("tile", address.toString());
        }
    }
}
