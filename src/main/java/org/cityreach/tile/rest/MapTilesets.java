package org.cityreach.tile.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.store.FeatureReader;
import org.cityreach.style.Styles;
import org.cityreach.tile.MapTiles;
import org.cityreach.tile.TileMatrixSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which map tilesets a collection has, and what each is. */
@Component
class MapTilesets {

    private final FeatureReader collections;
    private final LayerFacts facts;
    private final MapTiles tiles;
    private final Styles styles;

    MapTilesets(FeatureReader collections, LayerFacts facts, MapTiles tiles, Styles styles) {
        this.collections = collections;
        this.facts = facts;
        this.tiles = tiles;
        this.styles = styles;
    }

    /** The styles a collection is drawn in without parameters, its own first. */
    List<String> styles(Layer layer) {
        List<String> all = new ArrayList<>();
        all.add(styles.forLayer(layer).id());
        all.addAll(tiles.listStyles(layer));
        return all;
    }

    Map<String, Object> list(String collectionId, String root) {
        Layer layer = collections.getLayer(collectionId);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String style : styles(layer)) {
            for (TileMatrixSet set : TileMatrixSet.values()) {
                entries.add(document(layer, style, set, root).entry());
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tilesets", entries);
        document.put(
                "links",
                List.of(
                        Map.of(
                                "rel", "self",
                                "type", "application/json",
                                "href", TilesetDocument.list(TilesetDocument.Kind.MAP, root, collectionId)),
                        Map.of(
                                "rel", "related",
                                "type", "application/json",
                                "title", "the same as vector tiles",
                                "href", TilesetDocument.list(TilesetDocument.Kind.VECTOR, root, collectionId))));
        return document;
    }

    /** @param style null for the collection's own */
    TilesetDocument get(String collectionId, @Nullable String style, TileMatrixSet set, String root) {
        Layer layer = collections.getLayer(collectionId);
        if (style == null) {
            return document(layer, styles.forLayer(layer).id(), set, root);
        }
        if (!styles(layer).contains(style)) {
            tiles.open(style, collectionId, Map.of());
        }
        return document(layer, style, set, root);
    }

    TilesetDocument document(Layer layer, String style, TileMatrixSet set, String root) {
        return new TilesetDocument(
                layer,
                TilesetDocument.Kind.MAP,
                style,
                title(style),
                set,
                facts.of(layer.id()).bounds(),
                root);
    }

    String title(String style) {
        return styles.has(style) ? styles.get(style).title().en() : style;
    }
}
