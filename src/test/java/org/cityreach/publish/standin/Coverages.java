package org.cityreach.publish.standin;

import java.util.Objects;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rasters: stores of one file, their coverages and layers. */
final class Coverages {

    private final Catalog catalog;

    Coverages(Catalog catalog) {
        this.catalog = catalog;
    }

    Answer store(String key) {
        ObjectNode store = catalog.coverageStores.get(key);
        if (store == null) {
            throw Refusal.notFound("coverage store: " + key.replace(':', ','));
        }
        return Answer.json(Catalog.object().set("coverageStore", store));
    }

    private void requireStore(String key) {
        store(key);
    }

    /** Makes or changes store and coverage; a coverage that was there is described anew, and loses its metadata. */
    Answer upload(String key, Asked asked) {
        String workspace = key.substring(0, key.indexOf(':'));
        if (!catalog.workspaces.containsKey(workspace)) {
            throw Refusal.failed("NullPointerException");
        }
        if (asked.body().length < 4 || asked.body()[0] != 'I' || asked.body()[1] != 'I') {
            throw Refusal.failed("Could not acquire reader for coverage.");
        }
        String path = catalog.putFile(
                key, asked.query().getOrDefault("filename", Catalog.plain(key) + ".geotiff"), asked.body());
        catalog.coverageStores.put(
                key,
                Catalog.object()
                        .put("name", Catalog.plain(key))
                        .put("type", "GeoTIFF")
                        .put("enabled", true)
                        .put("url", "file:" + path));
        String name = asked.query().getOrDefault("coverageName", Catalog.plain(key));
        String coverage = workspace + ":" + name;
        boolean isNew = !catalog.coverages.containsKey(coverage);
        catalog.coverages.put(coverage, described(key, name, asked.body()));
        if (isNew) {
            catalog.layers.put(coverage, FeatureTypes.layer(name, "RASTER", "coverage", "raster"));
            catalog.cachedTiles.put(coverage, 0);
        }
        return Answer.json(Catalog.object().set("coverageStore", catalog.coverageStores.get(key)));
    }

    private static ObjectNode described(String store, String name, byte[] file) {
        ObjectNode coverage =
                Catalog.object().put("name", name).put("title", name).put("enabled", true);
        coverage.putObject("store").put("@class", "coverageStore").put("name", store);
        Envelope bounds = TiffBounds.longitudeLatitude(file);
        coverage.putObject("latLonBoundingBox")
                .put("minx", bounds.getMinX())
                .put("maxx", bounds.getMaxX())
                .put("miny", bounds.getMinY())
                .put("maxy", bounds.getMaxY())
                .put("crs", "EPSG:4326");
        return coverage;
    }

    Answer list(String store) {
        requireStore(store);
        String workspace = store.substring(0, store.indexOf(':'));
        ObjectNode all = Catalog.listing("coverages", "coverage", catalog.coverages, workspace);
        return Answer.json(
                catalog.coverages.values().stream()
                                .noneMatch(one -> one.path("store")
                                        .path("name")
                                        .asString("")
                                        .equals(store))
                        ? Catalog.object().put("coverages", "")
                        : only(all, store));
    }

    private ObjectNode only(ObjectNode all, String store) {
        ObjectNode answer = Catalog.object();
        var list = answer.putObject("coverages").putArray("coverage");
        String workspace = store.substring(0, store.indexOf(':'));
        all.path("coverages").path("coverage").forEach(item -> {
            ObjectNode coverage = Objects.requireNonNull(
                    catalog.coverages.get(workspace + ":" + item.path("name").asString("")));
            if (coverage.path("store").path("name").asString("").equals(store)) {
                list.add(item);
            }
        });
        return answer;
    }

    private ObjectNode existing(String store, String name) {
        requireStore(store);
        ObjectNode coverage = catalog.coverages.get(store.substring(0, store.indexOf(':') + 1) + name);
        if (coverage == null
                || !coverage.path("store").path("name").asString("").equals(store)) {
            throw Refusal.notFound("coverage: " + store.replace(':', ',') + "," + name);
        }
        return coverage;
    }

    Answer get(String store, String name) {
        return Answer.json(Catalog.object().set("coverage", FeatureTypes.shown(existing(store, name))));
    }

    Answer change(String store, String name, JsonNode update) {
        Catalog.update(existing(store, name), update, "metadata", "keywords");
        return Answer.empty(200);
    }

    Answer delete(String store, String name, boolean recurse) {
        existing(store, name);
        String key = store.substring(0, store.indexOf(':') + 1) + name;
        if (catalog.layers.containsKey(key)) {
            if (!recurse) {
                throw Refusal.forbidden("coverage referenced by layer(s)");
            }
            Layers.remove(catalog, key);
        }
        catalog.coverages.remove(key);
        return Answer.empty(200);
    }

    Answer deleteStore(String store, boolean recurse) {
        requireStore(store);
        boolean isUsed = catalog.coverages.values().stream()
                .anyMatch(one -> one.path("store").path("name").asString("").equals(store));
        if (isUsed && !recurse) {
            throw Refusal.forbidden("Unable to delete non-empty store.");
        }
        // The parameter purge is for stores of many rasters; the file of one GeoTIFF stays.
        catalog.coverageStores.remove(store);
        return Answer.empty(200);
    }
}
