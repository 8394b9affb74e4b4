package org.cityreach.exchange;

import org.cityreach.testing.PostgisExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Truth: the answers before a backup, on a real PostGIS. */
class PostgisBackupTest extends BackupContract {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("cityreach.store.url", POSTGIS::url);
    }
}
