package org.cityreach.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cityreach.store.FeatureStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service on a free port over a fresh GeoPackage, one for all classes that extend this one; so
 * each class makes layers under ids of its own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "cityreach.security.admin-key=" + ServiceTest.ADMIN_KEY)
@Import(SmallProcesses.class)
public abstract class ServiceTest {

    protected static final String ADMIN_KEY = "an admin key for tests";

    @LocalServerPort
    private int port;

    @Autowired
    protected FeatureStore store;

    @DynamicPropertySource
    static void storeOfItsOwn(DynamicPropertyRegistry registry) {
        Path folder = freshFolder();
        registry.add("cityreach.store.path", () -> folder.resolve("store.gpkg").toString());
        registry.add("cityreach.heat.folder", folder::toString);
        registry.add(
                "cityreach.exchange.folder", () -> folder.resolve("exchange").toString());
    }

    private static Path freshFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-stores"));
            return Files.createTempDirectory(parent, "service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A caller who shows no key. */
    protected HttpCaller anyone() {
        return HttpCaller.anonymous(port);
    }

    protected HttpCaller admin() {
        return anyone().withKey(ADMIN_KEY);
    }

    protected int port() {
        return port;
    }
}
