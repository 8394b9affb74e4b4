package org.cityreach.siting.scenario;

import org.cityreach.store.postgis.Postgis;
import org.cityreach.testing.PostgisExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Truth: the contract of scenarios, on a real PostGIS. */
class PostgisScenariosTest extends ScenarioContract {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private @Nullable Postgis store;

    @Override
    ScenarioTown open() {
        Postgis opened = Postgis.open(POSTGIS.url(), null, null);
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
