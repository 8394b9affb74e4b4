package org.cityreach.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.store.DocumentStore;

/** A document store that forgets everything at the end of a test. */
public final class DocumentsInMemory implements DocumentStore {

    private final Map<String, Map<String, String>> jsonByKindAndId = new LinkedHashMap<>();

    @Override
    public synchronized void put(String kind, String id, String json) {
        jsonByKindAndId.computeIfAbsent(kind, unused -> new LinkedHashMap<>()).put(id, json);
    }

    @Override
    public synchronized boolean replace(String kind, String id, String read, String json) {
        return jsonByKindAndId.getOrDefault(kind, new LinkedHashMap<>()).replace(id, read, json);
    }

    @Override
    public synchronized Optional<String> find(String kind, String id) {
        return Optional.ofNullable(jsonByKindAndId.getOrDefault(kind, Map.of()).get(id));
    }

    @Override
    public synchronized List<Document> list(String kind) {
        return jsonByKindAndId.getOrDefault(kind, Map.of()).entrySet().stream()
                .map(entry -> new Document(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized boolean delete(String kind, String id) {
        return jsonByKindAndId.getOrDefault(kind, new LinkedHashMap<>()).remove(id) != null;
    }
}
