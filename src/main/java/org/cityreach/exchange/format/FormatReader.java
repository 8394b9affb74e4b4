package org.cityreach.exchange.format;

import java.util.List;
import org.cityreach.job.Progress;

/**
 * One file in one format. Its rows can be streamed any number of times, with memory bounded by the largest
 * row. What makes the whole file unreadable is a fault; what spoils a row is the row's problem.
 */
public interface FormatReader extends AutoCloseable {

    /**
     * Goes through the whole file: whether it is complete, what columns it has, what its rows look like.
     *
     * @param progress asked every some thousand rows whether to go on
     */
    Scan scan(Progress progress);

    /**
     * Streams all rows, good and bad, in the file's order.
     *
     * @param columns those of the scan; a row's values are in their order
     */
    void read(List<String> columns, RowSink sink);

    /** The names of all layers of the file, where its format has several in one. */
    default List<String> sourceLayers() {
        return List.of();
    }

    @Override
    default void close() {}

    /** Takes rows one by one. */
    @FunctionalInterface
    interface RowSink {

        /**
         * @param fractionRead how much of the file's bytes have been read so far, 0 to 1
         */
        void accept(RawRow row, double fractionRead);
    }
}
