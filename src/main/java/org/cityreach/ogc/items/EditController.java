package org.cityreach.ogc.items;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.ogc.Link;
import org.cityreach.ogc.ServedCrs;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Features of a layer, written: OGC API - Features Part 4. Each request is one transaction. */
@RestController
class EditController {

    private static final String CONTENT_CRS = "Content-Crs";
    private static final String IF_MATCH = "If-Match";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final FeatureStore store;
    private final LayerFacts facts;
    private final ItemEdits edits;

    EditController(FeatureStore store, LayerFacts facts, ItemEdits edits) {
        this.store = store;
        this.facts = facts;
        this.edits = edits;
    }

    record Made(List<String> ids, long version) {}

    @PostMapping(
            path = "/api/collections/{collectionId}/items",
            consumes = {Link.GEO_JSON, Link.JSON})
    ResponseEntity<Made> add(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestHeader(name = CONTENT_CRS, required = false) @Nullable String contentCrs,
            @RequestBody JsonNode body) {
        Layer layer = store.getLayer(collectionId);
        List<FeatureBody> bodies = FeatureBody.all(layer, geometries(layer, contentCrs), body);
        List<Feature> features = new ArrayList<>();
        for (FeatureBody one : bodies) {
            String id = one.id();
            features.add(one.toFeature(id == null ? UUID.randomUUID().toString() : id));
        }
        long version = edits.add(layer, features);
        String items = ApiRoot.of(request) + "/collections/" + collectionId + "/items";
        List<String> ids = features.stream().map(Feature::id).toList();
        return ResponseEntity.created(ids.size() == 1 ? itemAddress(items, ids.get(0)) : URI.create(items))
                .body(new Made(ids, version));
    }

    @PutMapping(
            path = "/api/collections/{collectionId}/items/{featureId}",
            consumes = {Link.GEO_JSON, Link.JSON})
    ResponseEntity<Void> put(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestHeader(name = CONTENT_CRS, required = false) @Nullable String contentCrs,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        ItemEdits.Conditions conditions = new ItemEdits.Conditions(ifMatch, request.getHeader("If-None-Match"));
        Layer layer = store.getLayer(collectionId);
        // the address names the feature; an id in the body is to be ignored
        Feature feature =
                FeatureBody.one(layer, geometries(layer, contentCrs), body).toFeature(featureId);
        boolean made = edits.put(layer, feature, conditions);
        String items = ApiRoot.of(request) + "/collections/" + collectionId + "/items";
        ResponseEntity.BodyBuilder answer = made
                ? ResponseEntity.created(itemAddress(items, featureId))
                : ResponseEntity.status(HttpStatus.NO_CONTENT);
        return answer.eTag(FeatureTag.of(feature, ItemFormat.JSON, Crs.CRS84)).build();
    }

    @PatchMapping(
            path = "/api/collections/{collectionId}/items/{featureId}",
            consumes = {MERGE_PATCH, Link.GEO_JSON, Link.JSON})
    void patch(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestHeader(name = CONTENT_CRS, required = false) @Nullable String contentCrs,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body)
            throws IOException {
        Layer layer = store.getLayer(collectionId);
        FeaturePatch patch = FeaturePatch.of(layer, geometries(layer, contentCrs), body);
        Feature changed = edits.patch(layer, featureId, patch, new ItemEdits.Conditions(ifMatch, null));
        response.setContentType(Link.GEO_JSON);
        response.setHeader("Content-Crs", "<" + Crs.CRS84.uri() + ">");
        response.setHeader("ETag", FeatureTag.of(changed, ItemFormat.JSON, Crs.CRS84));
        String items = ApiRoot.of(request) + "/collections/" + collectionId + "/items";
        FeatureDocument.write(
                layer,
                Crs.CRS84,
                changed,
                List.of(Link.of(itemAddress(items, featureId).toString(), "self", Link.GEO_JSON)),
                response.getOutputStream());
    }

    @DeleteMapping("/api/collections/{collectionId}/items/{featureId}")
    ResponseEntity<Void> delete(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        edits.delete(store.getLayer(collectionId), featureId, new ItemEdits.Conditions(ifMatch, null));
        return ResponseEntity.noContent().build();
    }

    private ServedGeometry geometries(Layer layer, @Nullable String contentCrs) {
        if (contentCrs == null) {
            return new ServedGeometry(layer.crs(), Crs.CRS84);
        }
        String name = contentCrs.strip();
        if (name.startsWith("<") && name.endsWith(">")) {
            name = name.substring(1, name.length() - 1);
        }
        return new ServedGeometry(layer.crs(), ServedCrs.get(CONTENT_CRS, name, facts.crs(layer)));
    }

    private static URI itemAddress(String items, String id) {
        return UriComponentsBuilder.fromUriString(items)
                .pathSegment("{id}")
                .encode()
                .build(id);
    }
}
