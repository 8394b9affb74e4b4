package org.cityreach.publish.part;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.GeoServerApi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cached tiles of a layer whose data has changed. The cache does not tell what it holds, so a note is kept in the
 * layer's metadata once it was emptied; a run that breaks off before that empties it again, which does no harm.
 */
public final class TilesPart extends Part<TilesPart.Present> {

    private final String workspace;
    private final String version;
    private final boolean isRaster;

    /** @param isRaster whether the layer shows a coverage, in a store of its own name */
    public TilesPart(String workspace, String layer, String version, boolean isRaster) {
        super("tiles", layer);
        this.workspace = workspace;
        this.version = version;
        this.isRaster = isRaster;
    }

    /**
     * @param resource the feature type or coverage
     * @param isCached whether the cache knows the layer; asked only where its tiles are old
     */
    record Present(JsonNode resource, boolean isCached) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode answer = isRaster
                ? server.find("the coverage " + name(), api -> api.coverage(workspace, name(), name()))
                : server.find("the feature type " + name(), api -> api.featureType(workspace, name()));
        if (answer == null) {
            return null;
        }
        JsonNode resource = answer.path(isRaster ? "coverage" : "featureType");
        boolean isCached = !version.equals(Marks.find(resource, Marks.TILES))
                && server.findText("the tile cache of " + name(), api -> api.cachedLayer(workspace, name())) != null;
        return new Present(resource, isCached);
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.KEEP, "no-tiles", "新图层还没有瓦片", "a new layer has no tiles yet");
        }
        return version.equals(Marks.find(present.resource(), Marks.TILES))
                ? Decision.right()
                : Decision.of(
                        Action.CHANGE,
                        "data-changed",
                        "数据已更新,清空瓦片缓存",
                        "the data has changed: cached tiles are dropped");
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present found) {
        Present present = required(found);
        if (present.isCached()) {
            byte[] request = ("<truncateLayer><layerName>" + workspace + ":" + name() + "</layerName></truncateLayer>")
                    .getBytes(StandardCharsets.UTF_8);
            Written truncated = server.write(api -> api.truncate(GeoServerApi.XML, request));
            if (truncated.status() / 100 != 2) {
                return truncated;
            }
        }
        return note(server, present.resource());
    }

    private Written note(GeoServer server, JsonNode resource) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode changed = body.putObject(isRaster ? "coverage" : "featureType")
                .put("name", name())
                .put("enabled", true);
        changed.set("metadata", Marks.merged(resource, Map.of(Marks.TILES, version)));
        byte[] bytes = GeoServer.bytes(body);
        String store = resource.path("store").path("name").asString("");
        String plainStore = store.substring(store.indexOf(':') + 1);
        return isRaster
                ? server.write(api -> api.changeCoverage(workspace, plainStore, name(), "", bytes))
                : server.write(api -> api.changeFeatureType(workspace, plainStore, name(), "", bytes));
    }
}
