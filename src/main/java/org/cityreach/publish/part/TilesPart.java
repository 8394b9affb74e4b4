package org.cityreach.publish.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cached tiles of a layer whose data has changed, and of our groups that show it. The cache does not tell what it
 * holds, so a note is kept in the layer's metadata once they were dropped; a run that breaks off before that drops them
 * again, which does no harm.
 */
public final class TilesPart extends Part<JsonNode> {

    private final String workspace;
    private final String version;
    private final Kind kind;

    /** @param isRaster whether the layer shows a coverage, in a store of its own name */
    public TilesPart(String workspace, String layer, String version, boolean isRaster) {
        super("tiles", layer);
        this.workspace = workspace;
        this.version = version;
        this.kind = isRaster ? Kind.COVERAGE : Kind.FEATURE_TYPE;
    }

    /** The feature type or coverage. */
    @Override
    @Nullable
    JsonNode read(GeoServer server) {
        return server.find(kind == Kind.COVERAGE ? in(name()) : Place.of(workspace, kind, name()));
    }

    private Place in(String store) {
        Kind ofStore = kind == Kind.COVERAGE ? Kind.COVERAGE_STORE : Kind.DATA_STORE;
        return Place.of(workspace, kind, name()).in(Place.of(workspace, ofStore, store));
    }

    @Override
    Decision decide(@Nullable JsonNode present) {
        if (present == null) {
            return Decision.of(Action.KEEP, "no-tiles", "新图层还没有瓦片", "a new layer has no tiles yet");
        }
        return version.equals(Marks.find(present, Marks.TILES))
                ? Decision.right()
                : Decision.of(
                        Action.CHANGE,
                        "data-changed",
                        "数据已更新,清空瓦片缓存",
                        "the data has changed: cached tiles are dropped");
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable JsonNode found) {
        JsonNode present = required(found);
        for (Place cached : caches(server)) {
            Written truncated = server.truncate(cached);
            if (truncated.status() / 100 != 2) {
                return truncated;
            }
        }
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("name", name()).put("enabled", true);
        document.set("metadata", Marks.merged(present, Map.of(Marks.TILES, version)));
        return server.change(in(Marks.store(present)), document);
    }

    /** What has tiles that show the layer; the server refuses to drop those of what it does not cache. */
    private List<Place> caches(GeoServer server) {
        List<Place> caches = new ArrayList<>();
        caches.add(Place.of(workspace, Kind.LAYER, name()));
        for (String group : server.names(workspace, Kind.GROUP)) {
            JsonNode shown = server.find(Place.of(workspace, Kind.GROUP, group));
            if (shown != null && Marks.find(shown, Marks.ITEM) != null && GroupPart.shows(shown, workspace, name())) {
                caches.add(Place.of(workspace, Kind.LAYER, group));
            }
        }
        caches.removeIf(cached -> !server.isCached(cached));
        return caches;
    }
}
