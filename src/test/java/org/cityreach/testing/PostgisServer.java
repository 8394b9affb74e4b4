package org.cityreach.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server with PostGIS for one test run: its own cluster in a temporary folder on a free
 * port, stopped at the end; or the one that {@code CITYREACH_TEST_POSTGIS_URL} names, a JDBC URL of a
 * database whose user may create databases.
 */
public final class PostgisServer implements AutoCloseable {

    private static final String TEMPLATE = "cityreach_template";

    private final String adminUrl;
    private final @Nullable Path folder;
    private final @Nullable Path binaries;
    private final AtomicInteger databases = new AtomicInteger();
    private final String runId =
            Long.toString(ProcessHandle.current().pid(), 36) + Long.toString(System.nanoTime(), 36);
    private final @Nullable Thread stopper;
    private boolean isStopped;

    private PostgisServer(String adminUrl, @Nullable Path folder, @Nullable Path binaries) {
        this.adminUrl = adminUrl;
        this.folder = folder;
        this.binaries = binaries;
        this.stopper = folder == null ? null : new Thread(this::stop, "stop-postgis");
        if (stopper != null) {
            Runtime.getRuntime().addShutdownHook(stopper);
        }
    }

    /** A server, or empty where neither one is named nor PostgreSQL with PostGIS is installed. */
    public static Optional<PostgisServer> find() {
        String named = System.getenv("CITYREACH_TEST_POSTGIS_URL");
        if (named != null && !named.isBlank()) {
            return Optional.of(new PostgisServer(named, null, null));
        }
        return findBinaries().map(PostgisServer::start);
    }

    /** The folder of the newest PostgreSQL here that has PostGIS. */
    private static Optional<Path> findBinaries() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .filter(version -> Files.exists(Path.of(
                            "/usr/share/postgresql", version.getFileName().toString(), "extension/postgis.control")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgisServer start(Path binaries) {
        try {
            Path folder = Files.createTempDirectory("cityreach-postgis");
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()), folder);
            }
            Path data = folder.resolve("data");
            int port = freePort();
            runAsServer(
                    folder,
                    binaries.resolve("initdb").toString(),
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync");
            runAsServer(
                    folder,
                    binaries.resolve("pg_ctl").toString(),
                    "-D",
                    data.toString(),
                    "-w",
                    "-t",
                    "60",
                    "-s",
                    "-l",
                    folder.resolve("log").toString(),
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
                            + " -c fsync=off -c max_wal_size=4GB -c shared_buffers=512MB -c timezone=Asia/Shanghai",
                    "start");
            return new PostgisServer(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres", folder, binaries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a fresh database with PostGIS, and gives its URL. */
    public synchronized String createDatabase() throws SQLException {
        String template = TEMPLATE + "_" + runId;
        String name = "cityreach_" + runId + "_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(adminUrl)) {
            if (databases.get() == 1) {
                execute(connection, "CREATE DATABASE \"" + template + "\"");
                try (Connection inTemplate = DriverManager.getConnection(urlOf(template))) {
                    execute(inTemplate, "CREATE EXTENSION postgis");
                }
            }
            execute(connection, "CREATE DATABASE \"" + name + "\" TEMPLATE \"" + template + "\"");
        }
        return urlOf(name);
    }

    public void dropDatabase(String url) throws SQLException {
        String name = url.substring(url.indexOf("cityreach_")).replaceFirst("\\?.*", "");
        try (Connection connection = DriverManager.getConnection(adminUrl)) {
            execute(connection, "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
        }
    }

    private String urlOf(String database) {
        return adminUrl.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (stopper != null) {
            stop();
            Runtime.getRuntime().removeShutdownHook(stopper);
        } else if (databases.get() > 0) {
            dropDatabase(urlOf(TEMPLATE + "_" + runId));
        }
    }

    private synchronized void stop() {
        if (isStopped || folder == null || binaries == null) {
            return;
        }
        isStopped = true;
        runAsServer(
                folder,
                binaries.resolve("pg_ctl").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-m",
                "immediate",
                "-s",
                "stop");
        run(List.of("rm", "-rf", folder.toString()), Path.of("/"));
    }

    private static void runAsServer(Path folder, String... command) {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            // the server refuses to run as root
            line.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        line.addAll(List.of(command));
        run(line, folder);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(List<String> command, Path folder) {
        try {
            Path output = Files.createTempFile("cityreach-command", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean isOver = process.waitFor(2, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!isOver || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
