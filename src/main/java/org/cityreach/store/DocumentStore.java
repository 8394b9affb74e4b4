package org.cityreach.store;

import java.util.List;
import java.util.Optional;

/**
 * Small JSON documents by kind and id: jobs and their results, API keys, users' standards. Every put
 * and delete is one transaction. Safe for use by many threads.
 */
public interface DocumentStore {

    /** Makes or replaces a document. */
    void put(String kind, String id, String json);

    /**
     * Puts a document in the place of one, where that is there and still says just what was read. So two
     * who change a document at once, on one server or several, do not overwrite each other unseen.
     *
     * @return whether it was put
     */
    boolean replace(String kind, String id, String read, String json);

    Optional<String> find(String kind, String id);

    /** All documents of a kind in the order of their first making. */
    List<Document> list(String kind);

    /** Whether there was one. */
    boolean delete(String kind, String id);

    /** A document as it was put. */
    record Document(String id, String json) {}
}
