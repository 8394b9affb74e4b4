package org.cityreach.store.geopackage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.cityreach.fault.Fault;
import org.cityreach.store.StoreException;
import org.cityreach.store.jdbc.Sessions;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Connections to one GeoPackage file in WAL mode: as many readers as there are reading threads, each
 * seeing the state at its start, and one writer at a time, in the order of asking.
 */
final class GeoPackageSessions implements Sessions {

    private static final int MOST_IDLE_READERS = 8;
    private static final int FOREIGN_WRITER_WAIT_MILLIS = 30_000;

    private final Path file;
    private final Queue<Connection> idleReaders = new ConcurrentLinkedQueue<>();
    private final Semaphore writing = new Semaphore(1, true);
    private final AtomicReference<@Nullable Thread> writingThread = new AtomicReference<>();
    private @Nullable Connection writer;
    private volatile boolean isClosed;

    GeoPackageSessions(Path file) {
        this.file = file;
    }

    @Override
    public <T> T read(Work<T> work) {
        @Nullable Connection idle = idleReaders.poll();
        Connection connection = idle == null ? open(true) : idle;
        boolean isSound = false;
        try {
            execute(connection, "BEGIN");
            T result = work.run(connection);
            execute(connection, "COMMIT");
            isSound = true;
            return result;
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            giveBack(connection, isSound);
        }
    }

    private void giveBack(Connection connection, boolean isSound) {
        boolean keep = isSound || undo(connection);
        if (keep && !isClosed && idleReaders.size() < MOST_IDLE_READERS) {
            idleReaders.add(connection);
        } else {
            closeQuietly(connection);
        }
    }

    @Override
    public <T> T write(Work<T> work) {
        acquireWriting();
        try {
            Connection connection = writer == null ? open(false) : writer;
            writer = connection;
            execute(connection, "BEGIN IMMEDIATE");
            try {
                T result = work.run(connection);
                execute(connection, "COMMIT");
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                undo(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            releaseWriting();
        }
    }

    /** Waits for the right to write. A thread that has it already would wait for itself for ever, so it is told. */
    void acquireWriting() {
        if (writingThread.get() == Thread.currentThread()) {
            throw new IllegalStateException(
                    "this thread holds a prepared writer; commit or close it before writing something else");
        }
        if (isClosed) {
            throw new IllegalStateException("the store is closed");
        }
        try {
            writing.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.busy("interrupted while waiting to write");
        }
        writingThread.set(Thread.currentThread());
    }

    void releaseWriting() {
        writingThread.set(null);
        writing.release();
    }

    /** A connection of the caller's own. */
    Connection open(boolean isReader) {
        if (isClosed) {
            throw new IllegalStateException("the store is closed");
        }
        try {
            return connect(isReader);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private Connection connect(boolean isReader) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(FOREIGN_WRITER_WAIT_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.CASE_SENSITIVE_LIKE, "true");
        // in KiB where negative; memory of the library, not of the heap
        config.setCacheSize(isReader ? -16_000 : -64_000);
        config.setJournalSizeLimit(64 << 20);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            if (isReader) {
                execute(connection, "PRAGMA query_only = 1");
            }
            Function.create(connection, EnvelopeTouches.NAME, new EnvelopeTouches(), 5, Function.FLAG_DETERMINISTIC);
            Function.create(connection, GeometryRelates.NAME, new GeometryRelates(), 3, Function.FLAG_DETERMINISTIC);
            Function.create(connection, FoldedText.NAME, new FoldedText(), 2, Function.FLAG_DETERMINISTIC);
            Function.create(connection, Arithmetic.NAME, new Arithmetic(), 3, Function.FLAG_DETERMINISTIC);
            return connection;
        } catch (SQLException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static boolean undo(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // nothing is lost by it: what was to be kept is committed
            Thread.onSpinWait();
        }
    }

    static RuntimeException translated(SQLException e) {
        if (e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT)) {
            return Fault.busy("another program is writing to the store's file");
        }
        return new StoreException(e);
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        acquireWriting();
        try {
            isClosed = true;
            if (writer != null) {
                closeQuietly(writer);
            }
            for (Connection reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                closeQuietly(reader);
            }
        } finally {
            releaseWriting();
        }
    }
}
