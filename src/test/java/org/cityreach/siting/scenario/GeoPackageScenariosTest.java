package org.cityreach.siting.scenario;

import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;

/** Truth: the contract of scenarios, on a real GeoPackage. */
class GeoPackageScenariosTest extends ScenarioContract {

    private @Nullable TemporaryStore store;

    @Override
    ScenarioTown open() {
        TemporaryStore opened = TemporaryStore.open();
        store = opened;
        return new ScenarioTown(opened.features(), opened.documents());
    }

    @Override
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }
}
