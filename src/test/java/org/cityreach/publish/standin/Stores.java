package org.cityreach.publish.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Vector stores. Passwords are shown as the server keeps them, never as they are. */
final class Stores {

    private static final String PASSWORD = "passwd";

    private final Catalog catalog;
    private final Tables tables;

    Stores(Catalog catalog, Tables tables) {
        this.catalog = catalog;
        this.tables = tables;
    }

    private ObjectNode existing(String key) {
        ObjectNode store = catalog.dataStores.get(key);
        if (store == null) {
            throw Refusal.notFound("datastore: " + key.replace(':', ','));
        }
        return store;
    }

    Answer get(String key) {
        ObjectNode shown = existing(key).deepCopy();
        Map<String, String> parameters = Catalog.entries(shown, "connectionParameters");
        parameters.computeIfPresent(PASSWORD, (name, plain) -> "crypt1:" + Integer.toHexString(plain.hashCode()));
        Catalog.putEntries(shown, "connectionParameters", parameters);
        return Answer.json(Catalog.object().set("dataStore", shown));
    }

    Answer create(String workspace, JsonNode store) {
        String key = workspace + ":" + store.path("name").asString("");
        if (!catalog.workspaces.containsKey(workspace)) {
            throw Refusal.failed("Store must be part of a workspace");
        }
        if (catalog.dataStores.containsKey(key)) {
            throw Refusal.failed("Store '" + Catalog.plain(key) + "' already exists in workspace");
        }
        ObjectNode made = store.deepCopy().asObject();
        made.put("enabled", true);
        Map<String, String> parameters = Catalog.entries(made, "connectionParameters");
        parameters.put(
                "namespace",
                Objects.requireNonNull(catalog.namespaces.get(workspace))
                        .path("uri")
                        .asString(""));
        Catalog.putEntries(made, "connectionParameters", parameters);
        catalog.dataStores.put(key, made);
        return Answer.text(201, Catalog.plain(key));
    }

    /** Takes what is named; connection parameters that are not named are lost, all of them if none is. */
    Answer change(String key, JsonNode store) {
        Catalog.update(existing(key), store, "connectionParameters");
        return Answer.empty(200);
    }

    /** The files that were there before go first, whatever becomes of the new one. */
    Answer upload(String key, Asked asked) {
        String workspace = key.substring(0, key.indexOf(':'));
        if (!catalog.workspaces.containsKey(workspace)) {
            throw Refusal.failed("NullPointerException");
        }
        String path = catalog.putFile(
                key, asked.query().getOrDefault("filename", Catalog.plain(key) + ".gpkg"), asked.body());
        ObjectNode store = catalog.dataStores.computeIfAbsent(
                key,
                absent -> Catalog.object()
                        .put("name", Catalog.plain(key))
                        .put("type", "GeoPackage")
                        .put("enabled", true));
        Map<String, String> parameters = new LinkedHashMap<>(Catalog.entries(store, "connectionParameters"));
        parameters.put("database", "file:/var/geoserver/" + path);
        parameters.put("dbtype", "geopkg");
        Catalog.putEntries(store, "connectionParameters", parameters);
        return Answer.empty(201);
    }

    Answer delete(String key, boolean recurse) {
        existing(key);
        boolean isUsed = catalog.featureTypes.values().stream()
                .anyMatch(type -> type.path("store").path("name").asString("").equals(key));
        if (isUsed && !recurse) {
            throw Refusal.forbidden("Unable to delete non-empty store.");
        }
        catalog.dataStores.remove(key);
        return Answer.empty(200);
    }

    /** What is in a store; 404 where it cannot be opened. */
    static Map<String, Envelope> open(Catalog catalog, Tables tables, String key) {
        Map<String, String> parameters =
                Catalog.entries(Objects.requireNonNull(catalog.dataStores.get(key)), "connectionParameters");
        String file = parameters.getOrDefault("database", "").replaceFirst("^file:/var/geoserver/", "");
        try {
            return tables.open(parameters, catalog.files.getOrDefault(file, new byte[0]));
        } catch (IllegalStateException closed) {
            throw Refusal.notFound("datastore could be loaded: " + Catalog.plain(key));
        }
    }
}
