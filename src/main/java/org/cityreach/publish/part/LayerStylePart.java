package org.cityreach.publish.part;

import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The style that a layer is drawn in. */
public final class LayerStylePart extends Part<JsonNode> {

    private final String workspace;
    private final String style;

    /** @param style a style of the workspace */
    public LayerStylePart(String workspace, String layer, String style) {
        super("layer-style", layer);
        this.workspace = workspace;
        this.style = style;
    }

    @Override
    @Nullable
    JsonNode read(GeoServer server) {
        return server.find(Place.of(workspace, Kind.LAYER, name()));
    }

    /** The name with the workspace before it, however the server puts the two. */
    private static String qualified(JsonNode reference) {
        String name = reference.path("name").asString("");
        String of = reference.path("workspace").isString()
                ? reference.path("workspace").asString()
                : reference.path("workspace").path("name").asString("");
        return name.contains(":") || of.isEmpty() ? name : of + ":" + name;
    }

    @Override
    Decision decide(@Nullable JsonNode present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "新图层采用样式 " + style, "the new layer is drawn as " + style);
        }
        String now = qualified(present.path("defaultStyle"));
        return now.equals(workspace + ":" + style) && present.path("enabled").asBoolean(true)
                ? Decision.right()
                : Decision.of(
                        Action.CHANGE,
                        "differs",
                        "样式由 " + now + " 改为 " + style,
                        "drawn as " + now + ", to be " + style);
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable JsonNode present) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("enabled", true);
        document.putObject("defaultStyle").put("name", style).put("workspace", workspace);
        return server.change(Place.of(workspace, Kind.LAYER, name()), document);
    }
}
