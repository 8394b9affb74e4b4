package org.cityreach.publish.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.publish.Publication;
import org.cityreach.publish.Publications;
import org.cityreach.publish.PublishProperties;
import org.cityreach.publish.PublishRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was published where, at which versions, and whether it is stale. */
@RestController
@RequestMapping("/api/publications")
class PublicationController {

    private final Publications publications;
    private final PublishProperties properties;

    PublicationController(Publications publications, PublishProperties properties) {
        this.publications = publications;
        this.properties = properties;
    }

    /** With the names of the servers whose logins are configured, for forms to choose from. */
    @GetMapping
    Map<String, Object> list(@RequestParam(required = false) @Nullable String f) {
        checkFormat(f);
        return Map.of(
                "publications",
                publications.list().stream()
                        .map(PublicationController::document)
                        .toList(),
                "credentials",
                properties.targets().keySet().stream().sorted().toList());
    }

    @GetMapping("/{publicationId}")
    Map<String, Object> get(@PathVariable String publicationId, @RequestParam(required = false) @Nullable String f) {
        checkFormat(f);
        return document(publications.get(publicationId));
    }

    /** Forgets it here; on the server everything stays. */
    @DeleteMapping("/{publicationId}")
    ResponseEntity<Void> forget(@PathVariable String publicationId) {
        publications.forget(publicationId);
        return ResponseEntity.noContent().build();
    }

    private static void checkFormat(@Nullable String f) {
        if (f != null && !f.equals("json")) {
            throw Fault.invalid("unknown-format", "f", f, "json");
        }
    }

    private static Map<String, Object> document(Publications.State state) {
        Publication publication = state.publication();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", publication.id());
        document.put("url", publication.url());
        document.put("workspace", publication.workspace());
        document.put("at", publication.at());
        document.put("complete", publication.failure() == null);
        if (publication.failure() != null) {
            document.put("failure", publication.failure());
        }
        document.put("stale", state.isStale());
        document.put(
                "movedOn",
                state.movedOn().stream().map(PublicationController::movedOn).toList());
        document.put("versions", publication.versions());
        document.put(
                "collections",
                publication.collections().stream()
                        .map(PublicationController::collection)
                        .toList());
        document.put("styles", publication.styles());
        document.put(
                "groups",
                publication.groups().stream().map(PublicationController::group).toList());
        document.put(
                "surfaces",
                publication.surfaces().stream()
                        .map(PublicationController::surface)
                        .toList());
        return document;
    }

    private static Map<String, Object> movedOn(Publications.MovedOn moved) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("collection", moved.collection());
        node.put("published", moved.published());
        putIfThere(node, "present", moved.present());
        return node;
    }

    private static Map<String, Object> collection(PublishRequest.Collection one) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", one.id());
        putIfThere(node, "style", one.style());
        return node;
    }

    private static Map<String, Object> group(PublishRequest.Group one) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", one.name());
        putIfThere(node, "title", one.title());
        node.put("layers", List.copyOf(one.layers()));
        return node;
    }

    private static Map<String, Object> surface(PublishRequest.Surface one) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("job", one.job());
        putIfThere(node, "name", one.name());
        return node;
    }

    private static void putIfThere(Map<String, Object> node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
