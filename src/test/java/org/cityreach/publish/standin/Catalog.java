package org.cityreach.publish.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the stand-in holds; keys are {@code workspace:name}. */
final class Catalog {

    final Map<String, ObjectNode> namespaces = new TreeMap<>();
    final Map<String, ObjectNode> workspaces = new TreeMap<>();
    final Map<String, String> styles = new TreeMap<>();
    final Map<String, ObjectNode> dataStores = new TreeMap<>();
    final Map<String, ObjectNode> featureTypes = new TreeMap<>();
    final Map<String, ObjectNode> coverageStores = new TreeMap<>();
    final Map<String, ObjectNode> coverages = new TreeMap<>();
    final Map<String, ObjectNode> layers = new TreeMap<>();
    final Map<String, ObjectNode> groups = new TreeMap<>();
    final Map<String, Integer> cachedTiles = new TreeMap<>();
    final Map<String, byte[]> files = new TreeMap<>();
    final Set<String> folders = new TreeSet<>();

    /** Holds what another holds, and nothing else. */
    void become(Catalog other) {
        become(namespaces, other.namespaces);
        become(workspaces, other.workspaces);
        become(dataStores, other.dataStores);
        become(featureTypes, other.featureTypes);
        become(coverageStores, other.coverageStores);
        become(coverages, other.coverages);
        become(layers, other.layers);
        become(groups, other.groups);
        styles.clear();
        styles.putAll(other.styles);
        cachedTiles.clear();
        cachedTiles.putAll(other.cachedTiles);
        files.clear();
        files.putAll(other.files);
        folders.clear();
        folders.addAll(other.folders);
    }

    private static void become(Map<String, ObjectNode> copy, Map<String, ObjectNode> original) {
        copy.clear();
        original.forEach((key, object) -> copy.put(key, object.deepCopy()));
    }

    /** Keeps what was sent for a store; what was sent for it before goes first. Gives the path. */
    String putFile(String store, String name, byte[] body) {
        String folder = "data/" + store.replace(':', '/');
        files.keySet().removeIf(path -> path.startsWith(folder + "/"));
        folders.add(folder.substring(0, folder.lastIndexOf('/')));
        folders.add(folder);
        files.put(folder + "/" + name, body);
        return folder + "/" + name;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String plain(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }

    /** A listing: an empty text where there is nothing. */
    static ObjectNode listing(String outer, String inner, Map<String, ?> all, String workspace) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.keySet().stream()
                .filter(key -> workspace.isEmpty() || key.startsWith(workspace + ":"))
                .forEach(key -> list.addObject().put("name", plain(key)).put("href", "http://host/" + plain(key)));
        ObjectNode answer = object();
        if (list.isEmpty()) {
            return answer.put(outer, "");
        }
        answer.putObject(outer).set(inner, list);
        return answer;
    }

    /** A list as the server writes it: a single member stands for itself. */
    static void setList(ObjectNode in, String name, JsonNode items) {
        in.set(name, items.isArray() && items.size() == 1 ? items.get(0) : items);
    }

    /** Takes over what an update names; maps are replaced whole, also by nothing. */
    static void update(ObjectNode original, JsonNode update, String... maps) {
        update.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                original.set(member.getKey(), member.getValue());
            }
        });
        for (String map : maps) {
            if (!update.has(map)) {
                original.remove(map);
            }
        }
    }

    static Map<String, String> entries(JsonNode object, String map) {
        Map<String, String> entries = new LinkedHashMap<>();
        JsonNode list = object.path(map).path("entry");
        if (list.isObject()) {
            entries.put(list.path("@key").asString(""), list.path("$").asString(""));
        }
        if (list.isArray()) {
            list.forEach(entry ->
                    entries.put(entry.path("@key").asString(""), entry.path("$").asString("")));
        }
        return entries;
    }

    static void putEntries(ObjectNode object, String map, Map<String, String> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.forEach((key, value) -> list.addObject().put("@key", key).put("$", value));
        setList(object.putObject(map), "entry", list);
    }
}
