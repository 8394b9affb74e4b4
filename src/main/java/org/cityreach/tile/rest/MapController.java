package org.cityreach.tile.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.fault.Fault;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.MapTiles;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileMatrixSet;
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

/**
 * OGC API - Maps and Tiles: a collection drawn in a style, and the legend of that style. What parameters there are
 * beside its own is for the style to say, see {@link MapTiles#open}.
 */
@RestController
class MapController {

    /** Says why a tile shows nothing. */
    static final String BLANK_HEADER = "CityReach-Blank";

    /** The version of the collection that a tile or legend shows: equal ones share their colour scale. */
    static final String VERSION_HEADER = "CityReach-Version";

    private static final Set<String> OF_TILES = Set.of("style", "f");
    private static final Set<String> OF_LEGENDS = Set.of("style", "f", "lang");

    private static final String PATH = "/api/collections/{collectionId}/map/tiles";

    private final MapTiles tiles;
    private final MapTilesets tilesets;
    private final HtmlPages pages;

    MapController(MapTiles tiles, MapTilesets tilesets, HtmlPages pages) {
        this.tiles = tiles;
        this.tilesets = tilesets;
        this.pages = pages;
    }

    /** The tilesets that need no parameter: the collection's own style, and others that suit it, in every set. */
    @GetMapping(PATH)
    ResponseEntity<?> list(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String f) {
        return pages.answer(
                request, f, collectionId + " · 地图瓦片 Map tiles", tilesets.list(collectionId, ApiRoot.of(request)));
    }

    @GetMapping(PATH + "/{tileMatrixSetId}")
    ResponseEntity<?> tileset(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @PathVariable String tileMatrixSetId,
            @RequestParam(required = false) @Nullable String style,
            @RequestParam(required = false) @Nullable String f) {
        Formats.checkTileset(f);
        TileMatrixSet set = MatrixSetController.find(tileMatrixSetId);
        TilesetDocument document = tilesets.get(collectionId, style, set, ApiRoot.of(request));
        return "tilejson".equals(f)
                ? Formats.json(document.tileJson())
                : pages.answer(request, f, document.title(), document.whole());
    }

    /** A tile as PNG, in the collection's own style unless another is named. */
    @GetMapping(PATH + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}")
    @AcceptsParameters(value = "style", handlerJudgesOthers = true)
    @Nullable
    ResponseEntity<byte[]> tile(
            ServletWebRequest request,
            @PathVariable String collectionId,
            @PathVariable String tileMatrixSetId,
            @PathVariable("tileMatrix") int z,
            @PathVariable("tileRow") int row,
            @PathVariable("tileCol") int col,
            @RequestParam(required = false) @Nullable String f) {
        if (f != null && !f.equals("png")) {
            throw Fault.invalid("unknown-format", "f", f, "png");
        }
        TileAddress address = new TileAddress(MatrixSetController.find(tileMatrixSetId), z, row, col);
        MapLayer layer =
                tiles.open(request.getParameter("style"), collectionId, parameters(request.getRequest(), OF_TILES));
        String tag = MapTiles.tag(layer, address);
        if (request.checkNotModified(tag)) {
            return null;
        }
        Tile tile = tiles.get(layer, address);
        ResponseEntity.BodyBuilder answer = answer(layer, tag).contentType(MediaType.IMAGE_PNG);
        if (tile.blank() != null) {
            answer.header(BLANK_HEADER, tile.blank());
        }
        return answer.body(tile.content());
    }

    /** The legend as JSON, or as a picture with {@code f=png}. */
    @GetMapping("/api/collections/{collectionId}/map/legend")
    @AcceptsParameters(handlerJudgesOthers = true)
    @Nullable
    ResponseEntity<Object> legend(
            ServletWebRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String style,
            @RequestParam(required = false) @Nullable String f,
            @RequestParam(defaultValue = "zh") String lang) {
        if (f != null && !f.equals("json") && !f.equals("png")) {
            throw Fault.invalid("unknown-format", "f", f, "json, png");
        }
        if (!lang.equals("zh") && !lang.equals("en")) {
            throw Fault.invalid("invalid-value", "lang", lang, "zh, en");
        }
        MapLayer layer = tiles.open(style, collectionId, parameters(request.getRequest(), OF_LEGENDS));
        boolean picture = "png".equals(f);
        String tag = MapTiles.tag(layer) + (picture ? "-png-" + lang : "-json");
        if (request.checkNotModified("W/\"" + tag + "\"")) {
            return null;
        }
        return picture
                ? answer(layer, "W/\"" + tag + "\"")
                        .contentType(MediaType.IMAGE_PNG)
                        .body(LegendPicture.draw(layer.legend(), lang.equals("zh")))
                : answer(layer, "W/\"" + tag + "\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(layer.legend().document());
    }

    /** Data may change at any moment, so a copy is asked about each time; the answer is short where it has not. */
    private static ResponseEntity.BodyBuilder answer(MapLayer layer, String tag) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .header(VERSION_HEADER, String.valueOf(layer.version()));
    }

    private static Map<String, String> parameters(HttpServletRequest request, Set<String> own) {
        Map<String, String> parameters = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!own.contains(name)) {
                parameters.put(name, values[0]);
            }
        });
        return parameters;
    }
}
