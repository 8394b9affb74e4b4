package org.cityreach.publish.standin;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Layers, layer groups and the tile cache. */
final class Layers {

    private static final Pattern TRUNCATE =
            Pattern.compile("<truncateLayer><layerName>([^<]+)</layerName></truncateLayer>");

    private final Catalog catalog;

    Layers(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Takes a layer away; one that a group shows cannot be. */
    static void remove(Catalog catalog, String key) {
        for (ObjectNode group : catalog.groups.values()) {
            if (group.path("publishables").toString().contains("\"" + key + "\"")) {
                throw Refusal.failed("Unable to delete layer referenced by layer group");
            }
        }
        catalog.layers.remove(key);
        catalog.cachedTiles.remove(key);
    }

    Answer get(String key) {
        ObjectNode layer = catalog.layers.get(key);
        if (layer == null) {
            throw Refusal.notFound("layer: " + key);
        }
        return Answer.json(Catalog.object().set("layer", layer));
    }

    /** A style that is not there is passed over without a word. */
    Answer change(String key, JsonNode update) {
        ObjectNode layer = catalog.layers.get(key);
        if (layer == null) {
            throw Refusal.failed("NullPointerException");
        }
        JsonNode style = update.path("defaultStyle");
        String name = style.path("name").asString("");
        String qualified = style.has("workspace") ? style.path("workspace").asString("") + ":" + name : name;
        if (catalog.styles.containsKey(qualified)) {
            ObjectNode reference = layer.putObject("defaultStyle").put("name", qualified);
            if (qualified.contains(":")) {
                reference.put("workspace", qualified.substring(0, qualified.indexOf(':')));
            }
        }
        return Answer.empty(200);
    }

    /** The feature type or coverage stays, and stands in the way of a new one of its name. */
    Answer delete(String key) {
        if (!catalog.layers.containsKey(key)) {
            throw Refusal.notFound("layer: " + key);
        }
        remove(catalog, key);
        return Answer.empty(200);
    }

    Answer group(String key) {
        ObjectNode group = catalog.groups.get(key);
        if (group == null) {
            throw Refusal.notFound("layer group " + key);
        }
        ObjectNode shown = FeatureTypes.shown(group);
        Catalog.setList(
                shown.putObject("publishables"),
                "published",
                group.path("publishables").path("published"));
        Catalog.setList(shown.putObject("styles"), "style", group.path("styles").path("style"));
        return Answer.json(Catalog.object().set("layerGroup", shown));
    }

    private void checkMembers(JsonNode group) {
        JsonNode members = group.path("publishables").path("published");
        if (!members.isArray() || members.isEmpty()) {
            throw new Refusal(Answer.text(400, "layer group must not be empty"));
        }
        int styles = group.path("styles").path("style").size();
        if (styles > 0 && styles != members.size()) {
            throw Refusal.failed("Layer group has different number of styles than layers");
        }
        for (JsonNode member : members) {
            if (!catalog.layers.containsKey(member.path("name").asString(""))) {
                throw Refusal.failed("Layer group contains an unknown layer");
            }
        }
    }

    Answer createGroup(String workspace, JsonNode group) {
        String key = workspace + ":" + group.path("name").asString("");
        if (catalog.groups.containsKey(key)) {
            throw Refusal.failed("Layer group named '" + Catalog.plain(key) + "' already exists");
        }
        checkMembers(group);
        catalog.groups.put(key, group.deepCopy().asObject());
        catalog.cachedTiles.put(key, 0);
        return Answer.text(201, Catalog.plain(key));
    }

    Answer changeGroup(String key, JsonNode update) {
        ObjectNode group = catalog.groups.get(key);
        if (group == null) {
            throw Refusal.failed("NullPointerException");
        }
        if (!update.path("name").asString(Catalog.plain(key)).equals(Catalog.plain(key))) {
            throw Refusal.forbidden("Can't change name of a layer group");
        }
        checkMembers(update);
        Catalog.update(group, update, "metadata", "styles");
        return Answer.empty(200);
    }

    Answer deleteGroup(String key) {
        if (catalog.groups.remove(key) == null) {
            throw Refusal.failed("NullPointerException");
        }
        catalog.cachedTiles.remove(key);
        return Answer.empty(200);
    }

    Answer cached(String key) {
        if (!catalog.cachedTiles.containsKey(key)) {
            throw new Refusal(Answer.text(404, "Unknown layer: " + key));
        }
        return new Answer(
                200,
                "text/xml",
                ("<GeoServerLayer><name>" + key + "</name></GeoServerLayer>").getBytes(StandardCharsets.UTF_8));
    }

    /** The media type is compared whole, so one with a charset is none that it knows. */
    Answer truncate(Asked asked) {
        if (!asked.type().equalsIgnoreCase("text/xml")) {
            throw new Refusal(Answer.text(400, "Format extension unknown or not specified: " + asked.type()));
        }
        Matcher request = TRUNCATE.matcher(new String(asked.body(), StandardCharsets.UTF_8));
        if (!request.matches() || !catalog.cachedTiles.containsKey(request.group(1))) {
            throw Refusal.failed("Truncation failed");
        }
        catalog.cachedTiles.put(request.group(1), 0);
        return Answer.empty(200);
    }
}
