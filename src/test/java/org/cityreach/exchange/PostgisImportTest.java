package org.cityreach.exchange;

import org.cityreach.store.postgis.Postgis;
import org.cityreach.testing.PostgisExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Truth: the contract of imports, on a real PostGIS. */
class PostgisImportTest extends ImportContract {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private @Nullable Postgis store;

    @Override
    ImportScene open() {
        Postgis opened = Postgis.open(POSTGIS.url(), null, null);
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
