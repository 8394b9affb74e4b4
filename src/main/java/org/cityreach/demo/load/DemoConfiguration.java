package org.cityreach.demo.load;

import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What happens to a store at start, before the service is ready. */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner layersAtStart(FeatureStore store, DocumentStore documents, DemoProperties properties) {
        return arguments -> {
            DemoCityLoader loader = new DemoCityLoader(store, documents);
            loader.createShippedLayers();
            if (properties.demo()) {
                loader.loadIntoEmptyStore();
            }
        };
    }
}
