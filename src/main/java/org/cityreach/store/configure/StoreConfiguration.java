package org.cityreach.store.configure;

import java.nio.file.Path;
import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.GeoPackageFiles;
import org.cityreach.store.LayerTables;
import org.cityreach.store.geopackage.GeoPackage;
import org.cityreach.store.geopackage.OwnGeoPackageFiles;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.postgis.Postgis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that the properties ask for. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean(destroyMethod = "close")
    OpenStore store(StoreProperties properties) {
        String url = properties.url();
        return url == null || url.isBlank()
                ? GeoPackage.open(Path.of(properties.path()))
                : Postgis.open(url, properties.user(), properties.password());
    }

    @Bean
    FeatureStore featureStore(OpenStore store) {
        return store.features();
    }

    @Bean
    DocumentStore documentStore(OpenStore store) {
        return store.documents();
    }

    @Bean
    GeoPackageFiles geoPackageFiles() {
        return new OwnGeoPackageFiles();
    }

    @Bean
    LayerTables layerTables(OpenStore store) {
        return store.tables();
    }

    @Bean
    Backups backups(OpenStore store) {
        return store.backups();
    }
}
