package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives out connections, each for one transaction. Safe for use by many threads. */
public interface Sessions extends AutoCloseable {

    /** Runs work that sees one consistent state and changes nothing. Never waits for a writer. */
    <T> T read(Work<T> work);

    /** Runs work as one transaction: committed when it returns, undone when it throws. */
    <T> T write(Work<T> work);

    @Override
    void close();

    /** What is done with a connection; it must neither commit nor close it. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }
}
