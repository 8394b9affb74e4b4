package org.cityreach.store;

import java.nio.file.Path;
import java.util.Map;

/**
 * The whole store in one GeoPackage file, and back: layers with their schemas and versions, and documents. API keys, and
 * jobs with their results, stay where they are. Safe for use by many threads.
 */
public interface Backups {

    /**
     * Fills a new file with everything, of one consistent state; the caller ends it.
     *
     * @return the versions that went into it, by layer
     */
    Map<String, Long> write(NewGeoPackage file, Watch watch);

    /**
     * Puts what a backup holds in the place of everything, in one transaction: seen whole or not at all. A layer
     * that is in this store just as it was backed up, of the same store and at the same version, stays as it is. Else it
     * has the version of the backup, so that answers name the same versions, or the next one that this store has not
     * had under the layer's id where it has had that one before. Faults: {@code not-a-backup},
     * {@code damaged-file}, {@code truncated-file}.
     *
     * @param backup only read
     * @return the versions after, by layer
     */
    Map<String, Long> restore(Path backup, Watch watch);

    /** Told how far the work is; may throw to end it. */
    @FunctionalInterface
    interface Watch {

        /**
         * @param relativeProgress 0 to 1
         */
        void at(double relativeProgress);
    }
}
