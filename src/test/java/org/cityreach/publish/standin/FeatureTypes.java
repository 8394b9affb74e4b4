package org.cityreach.publish.standin;

import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Feature types and the layers that are made with them. */
final class FeatureTypes {

    private final Catalog catalog;
    private final Tables tables;

    FeatureTypes(Catalog catalog, Tables tables) {
        this.catalog = catalog;
        this.tables = tables;
    }

    private void requireStore(String key) {
        if (!catalog.dataStores.containsKey(key)) {
            throw Refusal.notFound("data store: " + key.replace(':', ','));
        }
    }

    private static String workspace(String key) {
        return key.substring(0, key.indexOf(':'));
    }

    Answer list(String store, String which) {
        requireStore(store);
        if (which.equals("configured")) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            catalog.featureTypes.forEach((key, type) -> {
                if (type.path("store").path("name").asString("").equals(store)) {
                    list.addObject().put("name", Catalog.plain(key));
                }
            });
            ObjectNode answer = Catalog.object();
            if (list.isEmpty()) {
                return Answer.json(answer.put("featureTypes", ""));
            }
            answer.putObject("featureTypes").set("featureType", list);
            return Answer.json(answer);
        }
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        Stores.open(catalog, tables, store).keySet().forEach(names::add);
        ObjectNode answer = Catalog.object();
        answer.putObject("list").set("string", names);
        return Answer.json(answer);
    }

    Answer get(String key) {
        ObjectNode type = catalog.featureTypes.get(key);
        if (type == null) {
            throw Refusal.notFound("feature type: " + key.replace(':', ','));
        }
        return Answer.json(Catalog.object().set("featureType", shown(type)));
    }

    /** As one of a store. */
    Answer get(String store, String name) {
        requireStore(store);
        String key = workspace(store) + ":" + name;
        ObjectNode type = catalog.featureTypes.get(key);
        if (type == null || !type.path("store").path("name").asString("").equals(store)) {
            throw Refusal.notFound("feature type: " + store.replace(':', ',') + "," + name);
        }
        return get(key);
    }

    /** A single entry of metadata stands for itself. */
    static ObjectNode shown(ObjectNode resource) {
        ObjectNode shown = resource.deepCopy();
        if (shown.has("metadata")) {
            Catalog.putEntries(shown, "metadata", Catalog.entries(resource, "metadata"));
        }
        return shown;
    }

    Answer create(String store, JsonNode asked) {
        requireStore(store);
        String name = asked.path("name").asString("");
        String key = workspace(store) + ":" + name;
        if (catalog.featureTypes.containsKey(key)) {
            throw Refusal.failed("Resource named '" + name + "' already exists in store");
        }
        String table = asked.path("nativeName").asString(name);
        Map<String, Envelope> seen = Stores.open(catalog, tables, store);
        if (!seen.containsKey(table)) {
            throw new Refusal(Answer.text(
                    400, "Trying to create new feature type inside the store, but no attributes" + " were specified"));
        }
        ObjectNode type = asked.deepCopy().asObject();
        type.put("nativeName", table).put("enabled", true);
        type.putObject("store").put("@class", "dataStore").put("name", store).put("href", "http://host/store");
        if (!type.has("nativeBoundingBox")) {
            putBounds(type, seen.get(table));
        }
        catalog.featureTypes.put(key, type);
        catalog.layers.put(key, layer(name, "VECTOR", "featureType", "generic"));
        catalog.cachedTiles.put(key, 0);
        return Answer.empty(201);
    }

    static ObjectNode layer(String name, String type, String of, String style) {
        ObjectNode layer = Catalog.object().put("name", name).put("path", "/").put("type", type);
        layer.putObject("defaultStyle").put("name", style).put("href", "http://host/rest/styles/" + style + ".json");
        layer.putObject("resource").put("@class", of).put("name", name);
        return layer;
    }

    private static void putBounds(ObjectNode type, Envelope bounds) {
        for (String box : new String[] {"nativeBoundingBox", "latLonBoundingBox"}) {
            type.putObject(box)
                    .put("minx", bounds.getMinX())
                    .put("maxx", bounds.getMaxX())
                    .put("miny", bounds.getMinY())
                    .put("maxy", bounds.getMaxY())
                    .put("crs", type.path("srs").asString("EPSG:4326"));
        }
    }

    /** Bounds stay what they were unless they are asked to be computed. */
    Answer change(String store, String name, JsonNode update, String recalculate) {
        requireStore(store);
        ObjectNode type = catalog.featureTypes.get(workspace(store) + ":" + name);
        if (type == null || !type.path("store").path("name").asString("").equals(store)) {
            throw Refusal.notFound("feature type: " + store + "," + name);
        }
        if (update.has("name") && !update.path("name").asString("").equals(name)) {
            throw Refusal.forbidden("Can't change name of feature type");
        }
        Catalog.update(type, update, "metadata", "keywords");
        if (recalculate.contains("nativebbox")) {
            String table = type.path("nativeName").asString("");
            Envelope bounds = Stores.open(catalog, tables, store).get(table);
            if (bounds == null) {
                throw Refusal.failed("Could not calculate bounds");
            }
            putBounds(type, bounds);
        }
        return Answer.empty(200);
    }

    Answer delete(String store, String name, boolean recurse) {
        requireStore(store);
        String key = workspace(store) + ":" + name;
        if (!catalog.featureTypes.containsKey(key)) {
            throw Refusal.notFound("feature type: " + key);
        }
        if (catalog.layers.containsKey(key)) {
            if (!recurse) {
                throw Refusal.forbidden("feature type referenced by layer(s)");
            }
            Layers.remove(catalog, key);
        }
        catalog.featureTypes.remove(key);
        return Answer.empty(200);
    }
}
