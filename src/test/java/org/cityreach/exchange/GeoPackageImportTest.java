package org.cityreach.exchange;

import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;

/** Truth: the contract of imports, on a real GeoPackage. */
class GeoPackageImportTest extends ImportContract {

    private @Nullable TemporaryStore store;

    @Override
    ImportScene open() {
        TemporaryStore opened = TemporaryStore.open();
        store = opened;
        return new ImportScene(opened.features(), opened.documents());
    }

    @Override
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }
}
