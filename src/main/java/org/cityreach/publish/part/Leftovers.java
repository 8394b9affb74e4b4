package org.cityreach.publish.part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what of ours is in the workspace and not wanted any more: groups before the layers in them, layers before
 * their stores, stores before their files, styles last. Whatever bears no mark of ours is not looked at further.
 */
public final class Leftovers {

    private static final Predicate<GeoServer> NOBODY = server -> false;

    private final GeoServer server;
    private final String workspace;
    private final Set<String> wanted = new HashSet<>();
    private final String owner;
    private final boolean isWithdrawn;
    private final List<Part<?>> parts = new ArrayList<>();

    /** Names of layers that go, by which a store is known to be empty afterwards. */
    private final Set<String> goingLayers = new HashSet<>();

    /** Names of stores that stay, by which their files are known to be needed. */
    private final Set<String> stayingStores = new HashSet<>();

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
        WorkspacePart.Present present = new WorkspacePart(workspace, owner).read(server);
        if (present == null || !present.hasWorkspace()) {
            // Files may be left of a withdrawal that broke off when it had taken the workspace.
            if (isWithdrawn) {
                addFiles();
            }
            return parts;
        }
        if (!WorkspacePart.uri(workspace, owner).equals(present.uri())) {
            throw Part.foreign("workspace", workspace);
        }
        addGroups();
        addLayers();
        addSurfaces();
        addStores();
        addStyles();
        if (isWithdrawn) {
            addFiles();
            if (wanted.isEmpty()) {
                add("workspace", Place.workspace(workspace), any -> hasOthers);
            }
        }
        return parts;
    }

    private void add(String kind, Place place, Predicate<GeoServer> others) {
        parts.add(new RemovalPart(kind, place, isWithdrawn, others));
    }

    private Place place(Kind kind, String name) {
        return Place.of(workspace, kind, name);
    }

    private List<String> unwanted(Kind kind, String called) {
        return server.names(workspace, kind).stream()
                .filter(name -> !wanted.contains(called + " " + name))
                .toList();
    }

    /** Takes down that others have things in the workspace where this is not ours. */
    private boolean isOurs(boolean isThere, boolean isMarked) {
        hasOthers |= isThere && !isMarked;
        return isMarked;
    }

    private boolean isMarked(@Nullable JsonNode thing) {
        return isOurs(thing != null, thing != null && Marks.find(thing, Marks.ITEM) != null);
    }

    private void addGroups() {
        for (String name : unwanted(Kind.GROUP, "group")) {
            if (isMarked(server.find(place(Kind.GROUP, name)))) {
                add("group", place(Kind.GROUP, name), NOBODY);
            }
        }
    }

    private void addLayers() {
        for (String name : unwanted(Kind.FEATURE_TYPE, "layer")) {
            JsonNode type = server.find(place(Kind.FEATURE_TYPE, name));
            if (isMarked(type)) {
                goingLayers.add(name);
                Place store = place(Kind.DATA_STORE, Marks.store(Part.required(type)));
                add("layer", place(Kind.FEATURE_TYPE, name).in(store), NOBODY);
            }
        }
    }

    private void addSurfaces() {
        for (String name : unwanted(Kind.COVERAGE_STORE, "surface")) {
            Place store = place(Kind.COVERAGE_STORE, name);
            JsonNode there = server.find(store);
            if (isOurs(
                    there != null,
                    there != null && SurfacePart.isOurs(there.path("url").asString("")))) {
                add("surface", place(Kind.COVERAGE, name).in(store), NOBODY);
                add("store", store, now -> !Set.of(name).containsAll(now.published(store)));
            } else {
                stayingStores.add(name);
            }
        }
    }

    private void addStores() {
        for (String name : unwanted(Kind.DATA_STORE, "store")) {
            Place store = place(Kind.DATA_STORE, name);
            JsonNode there = server.find(store);
            boolean isMarked = there != null
                    && (there.path("description").asString("").contains(Marks.DESCRIPTION)
                            || FilePart.isOurs(DatabasePart.parameters(there).getOrDefault("database", "")));
            if (isOurs(there != null, isMarked)) {
                add("store", store, now -> !goingLayers.containsAll(now.published(store)));
            } else {
                stayingStores.add(name);
            }
        }
    }

    private void addStyles() {
        for (String name : unwanted(Kind.STYLE, "style")) {
            String sld = server.findStyle(place(Kind.STYLE, name));
            if (isOurs(sld != null, sld != null && StylePart.isOurs(sld))) {
                add("style", place(Kind.STYLE, name), NOBODY);
            }
        }
    }

    /** Folders of stores that are gone or go: a server keeps what was sent to it when it forgets a store. */
    private void addFiles() {
        Set<String> going = new HashSet<>();
        List<String> all = server.findFiles(Place.folderOf(workspace));
        if (all == null) {
            return;
        }
        for (String name : all) {
            boolean isNeeded = stayingStores.contains(name)
                    || wanted.contains("store " + name)
                    || wanted.contains("surface " + name);
            // What has a point in its name may be a file, and is none of ours.
            if (!isNeeded && !name.contains(".") && FilesPart.areOurs(server.findFiles(place(Kind.FOLDER, name)))) {
                going.add(name);
                parts.add(FilesPart.ofStore(workspace, name));
            }
        }
        if (going.containsAll(all)) {
            parts.add(FilesPart.ofWorkspace(workspace, going));
        }
    }
}
