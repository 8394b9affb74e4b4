package org.cityreach.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cityreach.exchange.format.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows of one import: the first {@value #MOST_LISTED} in memory, all of them as CSV in a
 * temporary file that goes when it is closed. Not safe for use by many threads.
 */
final class RejectLog implements AutoCloseable {

    static final int MOST_LISTED = 10_000;
    private static final int PIECE_CHARACTERS = 1 << 18;
    private static final List<String> HEAD = List.of("row", "line", "id", "code", "reason");

    /** The head of the rejects of several collections together. */
    static final String HEAD_OF_SEVERAL = "collection," + String.join(",", HEAD) + "\r\n";

    private final @Nullable String collection;
    private final Path file;
    private final BufferedWriter out;
    private final CsvWriter csv;
    private final List<Reject> listed = new ArrayList<>();
    private long count;

    /**
     * @param line the line of the file; 0 where lines say nothing
     * @param id null where the row has none
     */
    record Reject(long row, long line, @Nullable String id, String code, String reason) {}

    RejectLog(WorkFolder folder) {
        this(folder, null);
    }

    /**
     * @param collection named in a column before the others where several collections are imported at once;
     *     null for one
     */
    RejectLog(WorkFolder folder, @Nullable String collection) {
        this.collection = collection;
        try {
            file = folder.newFile("rejects", ".csv");
            out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            csv = CsvWriter.builder().build(out);
            if (collection == null) {
                csv.writeRecord(HEAD);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Reject reject) {
        count++;
        if (listed.size() < MOST_LISTED) {
            listed.add(reject);
        }
        List<String> cells = new ArrayList<>();
        if (collection != null) {
            cells.add(collection);
        }
        cells.add(Long.toString(reject.row()));
        cells.add(reject.line() == 0 ? "" : Long.toString(reject.line()));
        cells.add(SpreadsheetText.guarded(reject.id() == null ? "" : reject.id()));
        cells.add(reject.code());
        cells.add(SpreadsheetText.guarded(reject.reason()));
        csv.writeRecord(cells);
    }

    long count() {
        return count;
    }

    List<Reject> listed() {
        return List.copyOf(listed);
    }

    /** Gives all rejects as CSV, piece by piece. Nothing can be added afterwards. */
    void copyTo(Consumer<String> pieces) {
        try {
            csv.close();
            try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                char[] buffer = new char[PIECE_CHARACTERS];
                int length = 0;
                for (int read = 0; read >= 0; ) {
                    read = in.read(buffer, length, buffer.length - length);
                    length += Math.max(0, read);
                    if (length == buffer.length || read < 0 && length > 0) {
                        pieces.accept(new String(buffer, 0, length));
                        length = 0;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
