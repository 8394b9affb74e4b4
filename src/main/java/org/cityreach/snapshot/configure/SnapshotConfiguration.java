package org.cityreach.snapshot.configure;

import org.cityreach.snapshot.LargeLayers;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.store.FeatureStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The snapshots of the service's store. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    @Bean
    StoreSnapshots snapshots(FeatureStore store, LargeLayers largeLayers) {
        return new StoreSnapshots(store, largeLayers);
    }

    /** Its name makes it the part {@code snapshots} of readiness. */
    @Bean
    SnapshotKeeper snapshotsHealthIndicator(StoreSnapshots snapshots, ApplicationEventPublisher events) {
        return new SnapshotKeeper(snapshots, events);
    }
}
