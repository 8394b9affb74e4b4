package org.cityreach.store.jdbc;

import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.LayerTables;

/** A store that is open: all ports on one medium. */
public interface OpenStore extends AutoCloseable {

    FeatureStore features();

    DocumentStore documents();

    Backups backups();

    Sessions sessions();

    /** None where the medium is a file. */
    default LayerTables tables() {
        return LayerTables.NONE;
    }

    @Override
    void close();
}
