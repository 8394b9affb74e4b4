package org.cityreach.store.jdbc;

import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;

/** One transaction of a database in which layers are written. */
public interface StoreTransaction extends AutoCloseable {

    /**
     * A writer for a layer.
     *
     * @param alone whether it is the transaction's only one, whose commit and close are those of the transaction
     */
    FeatureWriter open(StoredLayer layer, WriteMode mode, boolean alone);

    void commit();

    /** Undoes what is not committed; does nothing the second time. */
    @Override
    void close();
}
