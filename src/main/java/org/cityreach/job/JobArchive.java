package org.cityreach.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cityreach.fault.Fault;
import org.cityreach.store.DocumentStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs, their results and attachments as documents of the store. Safe for use by many threads. */
final class JobArchive {

    private static final String JOB = "job";
    private static final String RESULT = "job-result";
    private static final String ATTACHMENT = "job-attachment";

    private final DocumentStore documents;
    private final JsonMapper json;

    JobArchive(DocumentStore documents) {
        this.documents = documents;
        this.json = JsonMapper.builder().build();
    }

    /** A job and the server that runs or ran it. */
    record Entry(String instance, Job job) {}

    void put(Entry entry) {
        documents.put(JOB, entry.job().id(), json.writeValueAsString(entry));
    }

    Optional<Job> find(String jobId) {
        return documents.find(JOB, jobId).map(text -> parse(text).job());
    }

    /** Newest first. */
    List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (DocumentStore.Document document : documents.list(JOB)) {
            entries.add(parse(document.json()));
        }
        Collections.reverse(entries);
        return entries;
    }

    void putResult(String jobId, JsonNode result) {
        documents.put(RESULT, jobId, json.writeValueAsString(result));
    }

    Optional<JsonNode> findResult(String jobId) {
        return documents.find(RESULT, jobId).map(json::readTree);
    }

    void putPiece(String jobId, int piece, String text) {
        documents.put(ATTACHMENT, pieceId(jobId, piece), json.writeValueAsString(new Piece(text)));
    }

    /** Gives the pieces in order; the fault {@code attachment-not-found} where there are none. */
    void readPieces(String jobId, Consumer<String> pieces) {
        int piece = 0;
        Optional<String> text = documents.find(ATTACHMENT, pieceId(jobId, piece));
        if (text.isEmpty()) {
            throw Fault.notFound("attachment", jobId);
        }
        while (text.isPresent()) {
            pieces.accept(json.readValue(text.get(), Piece.class).text());
            piece++;
            text = documents.find(ATTACHMENT, pieceId(jobId, piece));
        }
    }

    /** Forgets a job. Its entry goes last, so that what a crash leaves over is forgotten the next time. */
    void delete(String jobId) {
        documents.delete(RESULT, jobId);
        int piece = 0;
        while (documents.delete(ATTACHMENT, pieceId(jobId, piece))) {
            piece++;
        }
        documents.delete(JOB, jobId);
    }

    private Entry parse(String text) {
        return json.readValue(text, Entry.class);
    }

    private static String pieceId(String jobId, int piece) {
        return jobId + "/" + piece;
    }

    private record Piece(String text) {}
}
