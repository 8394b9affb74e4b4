package org.cityreach.store;

import org.cityreach.store.postgis.Postgis;
import org.cityreach.testing.PostgisExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Truth: the contract of the ports, on a real PostGIS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgisStoreTest extends TransactionContract {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private @Nullable Postgis store;

    @BeforeAll
    void open() {
        store = Postgis.open(POSTGIS.url(), null, null);
    }

    @AfterAll
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private Postgis opened() {
        if (store == null) {
            throw new IllegalStateException("not open");
        }
        return store;
    }

    @Override
    FeatureStore store() {
        return opened().features();
    }

    @Override
    DocumentStore documents() {
        return opened().documents();
    }
}
