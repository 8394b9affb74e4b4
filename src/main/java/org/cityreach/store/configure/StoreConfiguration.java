package org.cityreach.store.configure;

import java.nio.file.Path;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.geopackage.GeoPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that the properties ask for. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean(destroyMethod = "close")
    GeoPackage store(StoreProperties properties) {
        return GeoPackage.open(Path.of(properties.path()));
    }

    @Bean
    FeatureStore featureStore(GeoPackage store) {
        return store.features();
    }

    @Bean
    DocumentStore documentStore(GeoPackage store) {
        return store.documents();
    }
}
