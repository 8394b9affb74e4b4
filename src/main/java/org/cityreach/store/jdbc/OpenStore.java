package org.cityreach.store.jdbc;

import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;

/** A store that is open: both ports on one medium. */
public interface OpenStore extends AutoCloseable {

    FeatureStore features();

    DocumentStore documents();

    @Override
    void close();
}
