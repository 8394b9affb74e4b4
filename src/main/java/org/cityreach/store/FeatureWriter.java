package org.cityreach.store;

import java.util.List;
import org.cityreach.layer.Feature;

/**
 * One transaction of writes. Features have been checked against the layer by the caller. Use:
 * {@code write} for each, {@code prepare} once, then {@code commit} or, to leave no trace, only
 * {@code close}. Not safe for use by many threads.
 */
public interface FeatureWriter extends AutoCloseable {

    /**
     * Adds a feature.
     *
     * @param row the feature's number in its source, for naming it in a conflict
     */
    void write(Feature feature, long row);

    /**
     * Brings everything into the transaction and tells which features were left out: those whose id
     * came before in this writer and, when appending, those whose id the layer already has.
     */
    List<Conflict> prepare();

    /**
     * Makes the writes permanent. When it returns they outlive a crash of the process.
     *
     * @return the layer's new version
     */
    long commit();

    /** Undoes everything not committed. */
    @Override
    void close();

    /** A feature that was left out, because its id is taken. */
    record Conflict(long row, String id) {}
}
