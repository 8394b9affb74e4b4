package org.cityreach.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.collection.Collections;
import org.cityreach.fault.Fault;
import org.cityreach.store.DocumentStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What was published where, and whether it still is what is here. Safe for use by many threads. */
@Service
public class Publications {

    private static final String KIND = "publication";
    private static final int ID_BYTES = 8;

    private final DocumentStore documents;
    private final Collections collections;
    private final PublishProperties properties;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Publications(DocumentStore documents, Collections collections, PublishProperties properties) {
        this.documents = documents;
        this.collections = collections;
        this.properties = properties;
        this.clock = Clock.systemUTC();
    }

    /**
     * A collection that is not what was published any more.
     *
     * @param present its version now; null where it is gone
     */
    public record MovedOn(
            String collection, long published, @Nullable Long present) {}

    /** A publication with what has moved on since. */
    public record State(Publication publication, List<MovedOn> movedOn) {

        /** Whether a new run would have something to do, as far as can be known without asking the server. */
        public boolean isStale() {
            return publication.failure() != null || !movedOn.isEmpty();
        }
    }

    /** In the order they were first made. */
    public List<State> list() {
        return documents.list(KIND).stream()
                .map(document -> state(json.readValue(document.json(), Publication.class)))
                .toList();
    }

    public State get(String id) {
        return documents
                .find(KIND, id)
                .map(text -> state(json.readValue(text, Publication.class)))
                .orElseThrow(() -> Fault.notFound(KIND, id));
    }

    /** Forgets it here; on the server everything stays. */
    public void forget(String id) {
        if (!documents.delete(KIND, id)) {
            throw Fault.notFound(KIND, id);
        }
    }

    private State state(Publication publication) {
        List<MovedOn> moved = new ArrayList<>();
        publication.versions().forEach((collection, published) -> {
            Long present = collections.findLayer(collection).isPresent() ? collections.version(collection) : null;
            if (!published.equals(present)) {
                moved.add(new MovedOn(collection, published, present));
            }
        });
        return new State(publication, moved);
    }

    String owner() {
        return properties.owner();
    }

    /** Keeps what a run did; of one that broke off the versions that were there before, which is all that is sure. */
    void keep(PublishRequest request, Blueprint blueprint, @Nullable RuntimeException brokenOff) {
        Target target = request.target();
        String id = id(target);
        boolean isGone =
                brokenOff == null && request.withdraw() && blueprint.parts().isEmpty();
        if (isGone) {
            documents.delete(KIND, id);
            return;
        }
        Map<String, Long> versions = new LinkedHashMap<>(blueprint.versions());
        if (brokenOff != null) {
            Map<String, Long> before = documents
                    .find(KIND, id)
                    .map(text -> json.readValue(text, Publication.class).versions())
                    .orElse(Map.of());
            versions.keySet().retainAll(before.keySet());
            versions.replaceAll((collection, planned) -> before.getOrDefault(collection, planned));
        }
        Publication publication = new Publication(
                id,
                target.url().toString(),
                target.workspace(),
                clock.instant().toString(),
                failure(brokenOff),
                versions,
                request.collections(),
                request.styles(),
                request.groups(),
                request.surfaces());
        documents.put(KIND, id, json.writeValueAsString(publication));
    }

    private static Publication.@Nullable Failure failure(@Nullable RuntimeException brokenOff) {
        if (brokenOff == null) {
            return null;
        }
        return brokenOff instanceof Fault fault
                ? new Publication.Failure(fault.code(), fault.getMessage())
                : new Publication.Failure("cancelled", "stopped on request; run it again to finish");
    }

    private static String id(Target target) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(target.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
