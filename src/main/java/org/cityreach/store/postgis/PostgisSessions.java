package org.cityreach.store.postgis;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.cityreach.fault.Fault;
import org.cityreach.store.StoreException;
import org.cityreach.store.jdbc.Sessions;

/** A pool of connections to one database. */
final class PostgisSessions implements Sessions {

    private static final int MOST_CONNECTIONS = 20;

    private final HikariDataSource pool;

    PostgisSessions(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("store");
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        // dates and moments must not depend on where the service or the server stands
        config.setConnectionInitSql("SET TIME ZONE 'UTC'; SET jit = off; SET lock_timeout = '5min'");
        this.pool = new HikariDataSource(config);
    }

    @Override
    public <T> T read(Work<T> work) {
        return inTransaction(connection -> {
            PostgisDialect.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return work.run(connection);
        });
    }

    @Override
    public <T> T write(Work<T> work) {
        return inTransaction(work);
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** A connection of the caller's own, in a transaction; closing it undoes what is not committed. */
    Connection open() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    static RuntimeException translated(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return Fault.busy("no connection to the database was free in time");
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "55P03", "40P01", "40001" -> Fault.busy("another writer held the collection for too long");
            case "42P01" -> Fault.conflict("collection-changed", "the collection was deleted meanwhile");
            default -> new StoreException(e);
        };
    }

    @Override
    public void close() {
        pool.close();
    }
}
