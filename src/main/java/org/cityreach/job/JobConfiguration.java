package org.cityreach.job;

import java.time.Clock;
import org.cityreach.store.DocumentStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the {@link Jobs} bean. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean(destroyMethod = "close")
    BackgroundJobs jobs(JobProperties properties, DocumentStore documents) {
        return BackgroundJobs.open(properties, documents, Clock.systemUTC());
    }
}
