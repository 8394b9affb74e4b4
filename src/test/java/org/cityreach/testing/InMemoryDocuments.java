package org.cityreach.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.store.DocumentStore;

/** A document store in memory: an adapter of the port that keeps its contract and nothing across a restart. */
public final class InMemoryDocuments implements DocumentStore {

    private final Map<String, Map<String, String>> kinds = new LinkedHashMap<>();

    @Override
    public synchronized void put(String kind, String id, String json) {
        kinds.computeIfAbsent(kind, unused -> new LinkedHashMap<>()).put(id, json);
    }

    @Override
    public synchronized Optional<String> find(String kind, String id) {
        return Optional.ofNullable(kinds.getOrDefault(kind, Map.of()).get(id));
    }

    @Override
    public synchronized List<Document> list(String kind) {
        List<Document> documents = new ArrayList<>();
        kinds.getOrDefault(kind, Map.of()).forEach((id, json) -> documents.add(new Document(id, json)));
        return documents;
    }

    @Override
    public synchronized boolean delete(String kind, String id) {
        Map<String, String> documents = kinds.get(kind);
        return documents != null && documents.remove(id) != null;
    }
}
