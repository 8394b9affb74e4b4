package org.cityreach.publish.standin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workspaces and the namespaces that go with them. */
final class Spaces {

    private final Catalog catalog;

    Spaces(Catalog catalog) {
        this.catalog = catalog;
    }

    Answer version() {
        ObjectNode about = Catalog.object();
        about.putObject("about")
                .putArray("resource")
                .addObject()
                .put("@name", "GeoServer")
                .put("Version", "3.0.0");
        return Answer.json(about);
    }

    Answer namespace(String prefix) {
        ObjectNode found = catalog.namespaces.get(prefix);
        if (found == null) {
            throw Refusal.notFound("namespace: '" + prefix + "' found");
        }
        return Answer.json(Catalog.object().set("namespace", found));
    }

    Answer createNamespace(JsonNode namespace) {
        String prefix = namespace.path("prefix").asString("");
        if (catalog.namespaces.containsKey(prefix)) {
            throw Refusal.failed("Namespace with prefix '" + prefix + "' already exists.");
        }
        catalog.namespaces.put(prefix, namespace(prefix, namespace.path("uri").asString("")));
        catalog.workspaces.putIfAbsent(prefix, Catalog.object().put("name", prefix));
        return made(prefix);
    }

    private static ObjectNode namespace(String prefix, String uri) {
        return Catalog.object().put("prefix", prefix).put("uri", uri).put("isolated", false);
    }

    /** With a space in its name it is made all the same; the address of it for the answer then cannot be. */
    private static Answer made(String name) {
        if (name.contains(" ")) {
            throw Refusal.failed("Illegal character in path");
        }
        return Answer.text(201, name);
    }

    Answer workspace(String name) {
        ObjectNode found = catalog.workspaces.get(name);
        if (found == null) {
            throw Refusal.notFound("workspace: '" + name + "' found");
        }
        return Answer.json(Catalog.object().set("workspace", found));
    }

    Answer createWorkspace(JsonNode workspace) {
        String name = workspace.path("name").asString("");
        if (catalog.workspaces.containsKey(name)) {
            throw new Refusal(Answer.text(409, "Workspace '" + name + "' already exists"));
        }
        catalog.workspaces.put(name, Catalog.object().put("name", name));
        catalog.namespaces.computeIfAbsent(name, prefix -> namespace(prefix, "http://" + prefix));
        return made(name);
    }

    Answer deleteWorkspace(String name, boolean recurse) {
        if (!catalog.workspaces.containsKey(name)) {
            throw Refusal.notFound("workspace '" + name + "'");
        }
        boolean hasStores = catalog.dataStores.keySet().stream().anyMatch(key -> key.startsWith(name + ":"))
                || catalog.coverageStores.keySet().stream().anyMatch(key -> key.startsWith(name + ":"));
        if (hasStores && !recurse) {
            throw Refusal.forbidden("Workspace not empty");
        }
        catalog.workspaces.remove(name);
        catalog.namespaces.remove(name);
        catalog.styles.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.dataStores.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.featureTypes.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.coverageStores.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.coverages.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.layers.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.groups.keySet().removeIf(key -> key.startsWith(name + ":"));
        catalog.cachedTiles.keySet().removeIf(key -> key.startsWith(name + ":"));
        return Answer.empty(200);
    }
}
