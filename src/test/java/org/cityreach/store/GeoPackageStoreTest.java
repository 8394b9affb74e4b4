package org.cityreach.store;

import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Truth: the contract of the ports, on a real GeoPackage file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeoPackageStoreTest extends TransactionContract {

    private final TemporaryStore store = TemporaryStore.open();

    @AfterAll
    void close() {
        store.close();
    }

    @Override
    FeatureStore store() {
        return store.features();
    }

    @Override
    DocumentStore documents() {
        return store.documents();
    }
}
