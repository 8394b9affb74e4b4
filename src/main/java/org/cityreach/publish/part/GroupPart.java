package org.cityreach.publish.part;

import java.util.List;
import java.util.Map;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several layers under one name, the first at the bottom. */
public final class GroupPart extends Part<JsonNode> {

    private static final double SAME_DEGREES = 1e-9;

    private final String workspace;
    private final Place place;
    private final Wanted wanted;

    public GroupPart(String workspace, Wanted wanted) {
        super("group", wanted.name());
        this.workspace = workspace;
        this.place = Place.of(workspace, Kind.GROUP, wanted.name());
        this.wanted = wanted;
    }

    /**
     * @param members layers of the workspace from the bottom up, each with the style it is drawn in
     * @param extent of all of them in longitude and latitude; null where they have none
     */
    public record Wanted(
            String name,
            String title,
            List<Member> members,
            @Nullable Envelope extent) {

        public Wanted {
            members = List.copyOf(members);
        }
    }

    /** A layer of the group. */
    public record Member(String layer, String style) {}

    @Override
    @Nullable
    JsonNode read(GeoServer server) {
        return server.find(place);
    }

    private static String qualified(String workspace, String name) {
        return name.contains(":") ? name : workspace + ":" + name;
    }

    private static List<String> names(String workspace, JsonNode list) {
        return GeoServer.items(list).stream()
                .map(item -> qualified(workspace, item.path("name").asString("")))
                .toList();
    }

    private static List<String> layers(String workspace, JsonNode group) {
        return names(workspace, group.path("publishables").path("published"));
    }

    /** Whether a group, as the server tells it, shows a layer of the workspace. */
    static boolean shows(JsonNode group, String workspace, String layer) {
        return layers(workspace, group).contains(qualified(workspace, layer));
    }

    @Override
    Decision decide(@Nullable JsonNode present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "服务器上还没有", "not there yet");
        }
        if (Marks.find(present, Marks.ITEM) == null) {
            throw foreign("layer group", name());
        }
        List<String> layers = wanted.members().stream()
                .map(member -> qualified(workspace, member.layer()))
                .toList();
        List<String> styles = wanted.members().stream()
                .map(member -> qualified(workspace, member.style()))
                .toList();
        if (!layers(workspace, present).equals(layers)
                || !names(workspace, present.path("styles").path("style")).equals(styles)) {
            return Decision.of(
                    Action.CHANGE, "members-differ", "图层、顺序或样式不同", "its layers, their order or styles differ");
        }
        if (!wanted.title().equals(present.path("title").asString(""))) {
            return Decision.of(Action.CHANGE, "words-differ", "标题不同", "its title differs");
        }
        return hasRightBounds(present)
                ? Decision.right()
                : Decision.of(Action.CHANGE, "bounds-differ", "范围与图层不符", "its bounds are not those of its layers");
    }

    private boolean hasRightBounds(JsonNode present) {
        Envelope extent = wanted.extent();
        Envelope there = Bounds.read(present.path("bounds"));
        return extent == null
                || there != null
                        && Math.abs(there.getMinX() - extent.getMinX()) < SAME_DEGREES
                        && Math.abs(there.getMaxX() - extent.getMaxX()) < SAME_DEGREES
                        && Math.abs(there.getMinY() - extent.getMinY()) < SAME_DEGREES
                        && Math.abs(there.getMaxY() - extent.getMaxY()) < SAME_DEGREES;
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable JsonNode present) {
        ObjectNode group = JsonNodeFactory.instance
                .objectNode()
                .put("name", name())
                .put("mode", "SINGLE")
                .put("title", wanted.title());
        group.putObject("workspace").put("name", workspace);
        ArrayNode published = group.putObject("publishables").putArray("published");
        ArrayNode styles = group.putObject("styles").putArray("style");
        for (Member member : wanted.members()) {
            published.addObject().put("@type", "layer").put("name", qualified(workspace, member.layer()));
            styles.addObject().put("name", qualified(workspace, member.style()));
        }
        if (wanted.extent() != null) {
            group.set("bounds", Bounds.write(wanted.extent(), "EPSG:4326", true));
        }
        JsonNode marked = present == null ? JsonNodeFactory.instance.objectNode() : present;
        group.set("metadata", Marks.merged(marked, Map.of(Marks.ITEM, name())));
        return present == null ? server.create(place, group) : server.change(place, group);
    }
}
