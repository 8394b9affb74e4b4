package org.cityreach.store.jdbc;

import java.sql.Connection;
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

    /**
     * Ends the writing of all writers, takes the right to write, and gives the connection for changes of tables before
     * the writers are prepared.
     */
    Connection startWriting();

    void commit();

    /** Undoes what is not committed; does nothing the second time. */
    @Override
    void close();
}
