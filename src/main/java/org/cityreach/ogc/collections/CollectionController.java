package org.cityreach.ogc.collections;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.ogc.Link;
import org.cityreach.store.FeatureReader;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Layers as collections of OGC API - Features: listed, described, made, changed, deleted. */
@RestController
class CollectionController {

    /** What a feature is to look like that is read, made or put in another's place: for all of them the same. */
    private static final List<String> SCHEMA_TYPES = List.of("returnables", "create", "replace");

    private final FeatureStore store;
    private final FeatureReader reader;
    private final LayerFacts facts;
    private final HtmlPages pages;

    /**
     * @param store what is listed and written to
     * @param reader knows results of analyses besides
     */
    CollectionController(FeatureStore store, FeatureReader reader, LayerFacts facts, HtmlPages pages) {
        this.store = store;
        this.reader = reader;
        this.facts = facts;
        this.pages = pages;
    }

    record CollectionList(List<Link> links, List<CollectionDocument> collections) {}

    @GetMapping("/api/collections")
    ResponseEntity<?> list(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        String root = ApiRoot.of(request);
        List<CollectionDocument> collections = new ArrayList<>();
        for (Layer layer : store.listLayers()) {
            collections.add(CollectionDocument.of(layer, facts, root));
        }
        List<Link> links = List.of(
                Link.of(root + "/collections", "self", Link.JSON),
                Link.of(root + "/collections?f=html", "alternate", "text/html"));
        return pages.answer(request, f, "图层 · Layers", new CollectionList(links, collections));
    }

    @GetMapping("/api/collections/{collectionId}")
    ResponseEntity<?> get(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String f) {
        Layer layer = reader.getLayer(collectionId);
        return pages.answer(
                request,
                f,
                layer.title().zh() + " · " + layer.title().en(),
                CollectionDocument.of(layer, facts, ApiRoot.of(request)));
    }

    @PutMapping(path = "/api/collections/{collectionId}", consumes = "application/json")
    ResponseEntity<CollectionDocument> put(
            HttpServletRequest request, @PathVariable String collectionId, @RequestBody Map<String, Object> body) {
        String root = ApiRoot.of(request);
        Optional<Layer> present = store.findLayer(collectionId);
        Layer wanted = LayerCodec.fromMap(
                collectionId, body, present.map(Layer::shipped).orElse(false));
        if (present.isEmpty()) {
            store.createLayer(wanted);
            return ResponseEntity.created(URI.create(root + "/collections/" + collectionId))
                    .body(CollectionDocument.of(wanted, facts, root));
        }
        if (!present.get().equals(wanted)) {
            store.changeLayer(wanted);
        }
        return ResponseEntity.ok(CollectionDocument.of(wanted, facts, root));
    }

    @DeleteMapping("/api/collections/{collectionId}")
    ResponseEntity<Void> delete(@PathVariable String collectionId) {
        if (store.findLayer(collectionId).isEmpty()) {
            throw Fault.notFound("collection", collectionId);
        }
        store.deleteLayer(collectionId);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/collections/{collectionId}/schema")
    ResponseEntity<?> schema(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String f) {
        Layer layer = reader.getLayer(collectionId);
        if (type != null && !SCHEMA_TYPES.contains(type)) {
            throw Fault.invalid("invalid-value", "type", type, String.join(", ", SCHEMA_TYPES));
        }
        return schemaOf(request, f, SchemaDocument.schema(layer, ApiRoot.withQuery(request, "")));
    }

    @GetMapping("/api/collections/{collectionId}/queryables")
    ResponseEntity<?> queryables(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String f) {
        Layer layer = reader.getLayer(collectionId);
        return schemaOf(request, f, SchemaDocument.queryables(layer, ApiRoot.withQuery(request, "")));
    }

    @GetMapping("/api/collections/{collectionId}/sortables")
    ResponseEntity<?> sortables(
            HttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam(required = false) @Nullable String f) {
        Layer layer = reader.getLayer(collectionId);
        return schemaOf(request, f, SchemaDocument.sortables(layer, ApiRoot.withQuery(request, "")));
    }

    private ResponseEntity<?> schemaOf(HttpServletRequest request, @Nullable String f, JsonNode schema) {
        String path = request.getRequestURI();
        String title = schema.path("title").asString("") + ": " + path.substring(path.lastIndexOf('/') + 1);
        return pages.isWanted(request, f)
                ? pages.answer(request, f, title, schema)
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(Link.SCHEMA))
                        .header("Vary", "Accept")
                        .body(schema);
    }
}
