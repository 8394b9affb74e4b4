package org.cityreach.store;

import java.nio.file.Path;

/**
 * GeoPackage files beside the store: those that exports and backups write, those that imports and restores
 * read. Safe for use by many threads; each file for one.
 */
public interface GeoPackageFiles {

    /** Begins a new file; nothing may be there yet. */
    NewGeoPackage create(Path file);

    /**
     * Opens a file that somebody sent, to read it only; faults: {@code not-a-geopackage},
     * {@code truncated-file}, {@code damaged-file}.
     */
    SentGeoPackage open(Path file);
}
