package org.cityreach.store;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
     * {@code backup-too-new}, {@code damaged-file}, {@code truncated-file}, and {@code collection-changed} where somebody
     * wrote meanwhile to a layer that was to be left as it is.
     *
     * @param backup only read
     */
    Restored restore(Path backup, Watch watch);

    /**
     * What a restore did.
     *
     * @param versions after it, by layer
     * @param replaced how many layers were written; the others were as they were backed up
     * @param removed layers that the backup has not
     */
    record Restored(Map<String, Long> versions, int replaced, List<String> removed) {

        public Restored {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
            removed = List.copyOf(removed);
        }
    }

    /** Told how far the work is; may throw to end it. */
    @FunctionalInterface
    interface Watch {

        /**
         * @param relativeProgress 0 to 1
         */
        void at(double relativeProgress);
    }
}
