package org.cityreach;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the CityReach service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CityReachApplication {

    public static void main(String[] args) {
        SpringApplication.run(CityReachApplication.class, args);
    }
}
