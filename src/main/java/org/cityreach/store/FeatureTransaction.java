package org.cityreach.store;

import java.util.Map;

/**
 * Writes to several layers that become permanent together or not at all. Open a writer for one layer, write
 * its features, open the next; then prepare each writer; then commit once. Opening a writer ends the writing of the
 * one before; committing and closing single writers does nothing. Other writers wait from the first
 * {@code prepare} on. Not safe for use by many threads.
 */
public interface FeatureTransaction extends AutoCloseable {

    /** A writer for a layer, which must not have one in this transaction yet. */
    FeatureWriter open(String layerId, WriteMode mode);

    /**
     * Makes permanent what was prepared, of each layer; what was not prepared is left out.
     *
     * @return the new versions, by layer
     */
    Map<String, Long> commit();

    /** Undoes everything not committed. */
    @Override
    void close();
}
