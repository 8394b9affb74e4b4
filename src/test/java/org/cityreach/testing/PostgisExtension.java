package org.cityreach.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives a test class a fresh PostGIS database of its own; the server is one for the whole run. Use:
 * {@code @RegisterExtension static final PostgisExtension postgis = new PostgisExtension();}. Where
 * PostGIS is missing the class is skipped and the report says so.
 */
public final class PostgisExtension implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(PostgisExtension.class);

    private @Nullable String url;
    private @Nullable PostgisServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("server", key -> new Running(PostgisServer.find()), Running.class);
        Assumptions.assumeTrue(
                running.server().isPresent(),
                "skipped: PostGIS is missing (packages postgresql and postgresql-15-postgis-3),"
                        + " and CITYREACH_TEST_POSTGIS_URL names no server");
        server = running.server().get();
        url = server.createDatabase();
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (server != null && url != null) {
            server.dropDatabase(url);
        }
    }

    /** JDBC URL of this class's database, with the user in it. */
    public String url() {
        if (url == null) {
            throw new IllegalStateException("the extension has not begun; register it in a static field");
        }
        return url;
    }

    /** A connection of the test's own, for asking the database directly. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    private record Running(Optional<PostgisServer> server) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}
