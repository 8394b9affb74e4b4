package org.cityreach.publish.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which request does what. The statuses are the real server's: 409 for a workspace that is there, 500 for a store,
 * feature type or group that is, 403 for such a style; 403 for deleting what something else needs; 404 with a line of
 * text for what is not there.
 */
final class GeoServerBehaviour {

    private static final String WS = "/rest/workspaces/([^/]+)";
    private static final String NAME = "/([^/]+)";

    private final List<Route> routes = new ArrayList<>();
    private final Catalog catalog;

    private record Route(String method, Pattern path, BiFunction<Matcher, Asked, Answer> how) {}

    GeoServerBehaviour(Catalog catalog, Tables tables) {
        this.catalog = catalog;
        spaces(new Spaces(catalog));
        styles(new StyleShelf(catalog));
        stores(new Stores(catalog, tables));
        types(new FeatureTypes(catalog, tables));
        coverages(new Coverages(catalog));
        layers(new Layers(catalog));
        Files files = new Files(catalog);
        on("GET", "/rest/resource/(.+)", (path, asked) -> files.get(path.group(1), asked));
        on("DELETE", "/rest/resource/(.+)", (path, asked) -> files.delete(path.group(1)));
    }

    Answer answer(Asked asked) {
        for (Route route : routes) {
            if (!route.method().equals(asked.method())) {
                continue;
            }
            Matcher path = route.path().matcher(asked.path());
            if (path.matches()) {
                return route.how().apply(path, asked);
            }
        }
        return Answer.html(404, "Not Found");
    }

    private void on(String method, String path, BiFunction<Matcher, Asked, Answer> how) {
        routes.add(new Route(method, Pattern.compile(path), how));
    }

    private void spaces(Spaces spaces) {
        on("GET", "/rest/about/version", (path, asked) -> spaces.version());
        on("GET", "/rest/namespaces" + NAME, (path, asked) -> spaces.namespace(path.group(1)));
        on("POST", "/rest/namespaces", (path, asked) -> spaces.createNamespace(asked.member("namespace")));
        on("GET", WS, (path, asked) -> spaces.workspace(path.group(1)));
        on("POST", "/rest/workspaces", (path, asked) -> spaces.createWorkspace(asked.member("workspace")));
        on("DELETE", WS, (path, asked) -> spaces.deleteWorkspace(path.group(1), asked.is("recurse")));
    }

    private void styles(StyleShelf styles) {
        on("GET", WS + "/styles", (path, asked) -> {
            requireWorkspace(path.group(1));
            return Answer.json(Catalog.listing("styles", "style", catalog.styles, path.group(1)));
        });
        on("GET", WS + "/styles" + NAME, (path, asked) -> styles.get(path.group(1), path.group(2), asked));
        on("POST", WS + "/styles", (path, asked) -> styles.create(path.group(1), asked));
        on("PUT", WS + "/styles" + NAME, (path, asked) -> styles.change(path.group(1), path.group(2), asked));
        on("DELETE", WS + "/styles" + NAME, (path, asked) -> styles.delete(path.group(1), path.group(2)));
    }

    private void stores(Stores stores) {
        on("GET", WS + "/datastores", (path, asked) -> {
            requireWorkspace(path.group(1));
            return Answer.json(Catalog.listing("dataStores", "dataStore", catalog.dataStores, path.group(1)));
        });
        on("GET", WS + "/datastores" + NAME, (path, asked) -> stores.get(key(path)));
        on("POST", WS + "/datastores", (path, asked) -> stores.create(path.group(1), asked.member("dataStore")));
        on("PUT", WS + "/datastores" + NAME, (path, asked) -> stores.change(key(path), asked.member("dataStore")));
        on("PUT", WS + "/datastores" + NAME + "/file\\.gpkg", (path, asked) -> stores.upload(key(path), asked));
        on("DELETE", WS + "/datastores" + NAME, (path, asked) -> stores.delete(key(path), asked.is("recurse")));
    }

    private void types(FeatureTypes types) {
        String inStore = WS + "/datastores" + NAME + "/featuretypes";
        on("GET", inStore, (path, asked) -> types.list(key(path), asked.query().getOrDefault("list", "configured")));
        on(
                "GET",
                WS + "/featuretypes",
                (path, asked) -> Answer.json(
                        Catalog.listing("featureTypes", "featureType", catalog.featureTypes, path.group(1))));
        on("GET", WS + "/featuretypes" + NAME, (path, asked) -> types.get(key(path)));
        on("GET", inStore + NAME, (path, asked) -> types.get(key(path), path.group(3)));
        on("POST", inStore, (path, asked) -> types.create(key(path), asked.member("featureType")));
        on(
                "PUT",
                inStore + NAME,
                (path, asked) -> types.change(
                        key(path),
                        path.group(3),
                        asked.member("featureType"),
                        asked.query().getOrDefault("recalculate", "")));
        on("DELETE", inStore + NAME, (path, asked) -> types.delete(key(path), path.group(3), asked.is("recurse")));
    }

    private void coverages(Coverages coverages) {
        String stores = WS + "/coveragestores";
        on("GET", stores, (path, asked) -> {
            requireWorkspace(path.group(1));
            return Answer.json(
                    Catalog.listing("coverageStores", "coverageStore", catalog.coverageStores, path.group(1)));
        });
        on("GET", stores + NAME, (path, asked) -> coverages.store(key(path)));
        on("PUT", stores + NAME + "/file\\.geotiff", (path, asked) -> coverages.upload(key(path), asked));
        on("DELETE", stores + NAME, (path, asked) -> coverages.deleteStore(key(path), asked.is("recurse")));
        on("GET", stores + NAME + "/coverages", (path, asked) -> coverages.list(key(path)));
        on("GET", stores + NAME + "/coverages" + NAME, (path, asked) -> coverages.get(key(path), path.group(3)));
        on(
                "PUT",
                stores + NAME + "/coverages" + NAME,
                (path, asked) -> coverages.change(key(path), path.group(3), asked.member("coverage")));
        on(
                "DELETE",
                stores + NAME + "/coverages" + NAME,
                (path, asked) -> coverages.delete(key(path), path.group(3), asked.is("recurse")));
    }

    private void layers(Layers layers) {
        on("GET", "/rest/layers" + NAME, (path, asked) -> layers.get(path.group(1)));
        on("PUT", "/rest/layers" + NAME, (path, asked) -> layers.change(path.group(1), asked.member("layer")));
        on("DELETE", "/rest/layers" + NAME, (path, asked) -> layers.delete(path.group(1)));
        on("GET", WS + "/layergroups", (path, asked) -> {
            requireWorkspace(path.group(1));
            return Answer.json(Catalog.listing("layerGroups", "layerGroup", catalog.groups, path.group(1)));
        });
        on("GET", WS + "/layergroups" + NAME, (path, asked) -> layers.group(key(path)));
        on("POST", WS + "/layergroups", (path, asked) -> layers.createGroup(path.group(1), asked.member("layerGroup")));
        on(
                "PUT",
                WS + "/layergroups" + NAME,
                (path, asked) -> layers.changeGroup(key(path), asked.member("layerGroup")));
        on("DELETE", WS + "/layergroups" + NAME, (path, asked) -> layers.deleteGroup(key(path)));
        on("GET", "/gwc/rest/layers/([^/]+)\\.xml", (path, asked) -> layers.cached(path.group(1)));
        on("POST", "/gwc/rest/masstruncate", (path, asked) -> layers.truncate(asked));
    }

    private void requireWorkspace(String workspace) {
        if (!catalog.workspaces.containsKey(workspace)) {
            throw Refusal.notFound("workspace : " + workspace);
        }
    }

    private static String key(Matcher path) {
        return path.group(1) + ":" + path.group(2);
    }
}
