package org.cityreach.publish.part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.publish.server.GeoServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what of ours is in the workspace and not wanted any more: groups before the layers in them, layers before
 * their stores, styles last. Whatever bears no mark of ours is not looked at further.
 */
public final class Leftovers {

    private final GeoServer server;
    private final String workspace;
    private final Set<String> wanted = new HashSet<>();
    private final String owner;
    private final boolean isWithdrawn;

    /** Names of layers that go, by which a store is known to be empty afterwards. */
    private final Set<String> going = new HashSet<>();

    private boolean hasOthers;

    /**
     * @param parts what is wanted
     * @param owner whose mark the workspace must bear
     * @param isWithdrawn whether the rest is to be taken away
     */
    public Leftovers(GeoServer server, String workspace, List<Part<?>> parts, String owner, boolean isWithdrawn) {
        this.server = server;
        this.workspace = workspace;
        this.owner = owner;
        this.isWithdrawn = isWithdrawn;
        parts.forEach(part -> wanted.add(part.kind() + " " + part.name()));
    }

    /** What to do about them, in order. The workspace itself goes where nothing is wanted and nobody else is in it. */
    public List<Part<?>> survey() {
        List<Part<?>> parts = new ArrayList<>();
        WorkspacePart.Present present = new WorkspacePart(workspace, owner).read(server);
        if (present == null || !present.hasWorkspace()) {
            return parts;
        }
        if (!WorkspacePart.uri(workspace, owner).equals(present.uri())) {
            throw Part.foreign("workspace", workspace);
        }
        addGroups(parts);
        addLayers(parts);
        addSurfaces(parts);
        addStores(parts);
        addStyles(parts);
        if (isWithdrawn && wanted.isEmpty()) {
            parts.add(removal(
                    "workspace",
                    workspace,
                    new RemovalPart.Reach(
                            api -> api.workspace(workspace), any -> hasOthers, api -> api.deleteWorkspace(workspace))));
        }
        return parts;
    }

    private boolean isWanted(String kind, String name) {
        return wanted.contains(kind + " " + name);
    }

    private RemovalPart removal(String kind, String name, RemovalPart.Reach reach) {
        return new RemovalPart(kind, name, reach, isWithdrawn);
    }

    private void addGroups(List<Part<?>> parts) {
        JsonNode list = server.find("the groups", api -> api.layerGroups(workspace));
        for (String name : GeoServer.names(list, "layerGroups", "layerGroup")) {
            if (isWanted("group", name)) {
                continue;
            }
            JsonNode group = server.find("the group " + name, api -> api.layerGroup(workspace, name));
            if (isMarked(group, "layerGroup")) {
                parts.add(removal(
                        "group",
                        name,
                        new RemovalPart.Reach(
                                api -> api.layerGroup(workspace, name),
                                any -> false,
                                api -> api.deleteLayerGroup(workspace, name))));
            }
        }
    }

    private boolean isMarked(@Nullable JsonNode answer, String member) {
        boolean isMarked = answer != null && Marks.find(answer.path(member), Marks.ITEM) != null;
        hasOthers |= answer != null && !isMarked;
        return isMarked;
    }

    private void addLayers(List<Part<?>> parts) {
        JsonNode list = server.find("the feature types", api -> api.featureTypes(workspace));
        for (String name : GeoServer.names(list, "featureTypes", "featureType")) {
            if (isWanted("layer", name)) {
                continue;
            }
            JsonNode type = server.find("the feature type " + name, api -> api.featureType(workspace, name));
            if (isMarked(type, "featureType")) {
                going.add(name);
                String store = Part.required(type)
                        .path("featureType")
                        .path("store")
                        .path("name")
                        .asString("");
                String plainStore = store.substring(store.indexOf(':') + 1);
                parts.add(removal(
                        "layer",
                        name,
                        new RemovalPart.Reach(
                                api -> api.featureType(workspace, name),
                                any -> false,
                                api -> api.deleteFeatureType(workspace, plainStore, name))));
            }
        }
    }

    private void addSurfaces(List<Part<?>> parts) {
        JsonNode list = server.find("the coverage stores", api -> api.coverageStores(workspace));
        for (String store : GeoServer.names(list, "coverageStores", "coverageStore")) {
            if (isWanted("surface", store)) {
                continue;
            }
            JsonNode answer = server.find("the store " + store, api -> api.coverageStore(workspace, store));
            String url = answer == null
                    ? ""
                    : answer.path("coverageStore").path("url").asString("");
            if (!SurfacePart.isOurs(url)) {
                hasOthers |= answer != null;
                continue;
            }
            parts.add(removal(
                    "surface",
                    store,
                    new RemovalPart.Reach(
                            api -> api.coverage(workspace, store, store),
                            any -> false,
                            api -> api.deleteCoverage(workspace, store, store))));
            parts.add(removal(
                    "store",
                    store,
                    new RemovalPart.Reach(
                            api -> api.coverageStore(workspace, store),
                            now -> !GeoServer.names(
                                            now.find(
                                                    "the surfaces of " + store,
                                                    api -> api.coveragesOfStore(workspace, store)),
                                            "coverages",
                                            "coverage")
                                    .stream()
                                    .allMatch(store::equals),
                            api -> api.deleteCoverageStore(workspace, store))));
        }
    }

    private void addStores(List<Part<?>> parts) {
        JsonNode list = server.find("the stores", api -> api.dataStores(workspace));
        for (String store : GeoServer.names(list, "dataStores", "dataStore")) {
            if (isWanted("store", store)) {
                continue;
            }
            JsonNode answer = server.find("the store " + store, api -> api.dataStore(workspace, store));
            JsonNode body = answer == null ? null : answer.path("dataStore");
            boolean isOurs = body != null
                    && (body.path("description").asString("").contains(Marks.DESCRIPTION)
                            || FilePart.isOurs(DatabasePart.parameters(body).getOrDefault("database", "")));
            if (!isOurs) {
                hasOthers |= answer != null;
                continue;
            }
            parts.add(removal(
                    "store",
                    store,
                    new RemovalPart.Reach(
                            api -> api.dataStore(workspace, store),
                            now -> !going.containsAll(GeoServer.names(
                                    now.find(
                                            "the layers of " + store, api -> api.featureTypesOfStore(workspace, store)),
                                    "featureTypes",
                                    "featureType")),
                            api -> api.deleteDataStore(workspace, store))));
        }
    }

    private void addStyles(List<Part<?>> parts) {
        JsonNode list = server.find("the styles", api -> api.styles(workspace));
        for (String name : GeoServer.names(list, "styles", "style")) {
            if (isWanted("style", name)) {
                continue;
            }
            String sld = server.findText("the style " + name, api -> api.style(workspace, name));
            if (sld == null || !StylePart.isOurs(sld)) {
                hasOthers |= sld != null;
                continue;
            }
            parts.add(removal(
                    "style",
                    name,
                    new RemovalPart.Reach(
                            api -> api.style(workspace, name), any -> false, api -> api.deleteStyle(workspace, name))));
        }
    }
}
