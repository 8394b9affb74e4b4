package org.cityreach.city;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is known of the city.
 *
 * @param zone time zone of dates that carry no offset, and in which days begin; a name of the IANA time
 *     zone database
 * @param metricCrs the projected system distances and areas are measured in, such as {@code EPSG:4549};
 *     empty to choose it from where the data lies
 */
@Validated
@ConfigurationProperties("cityreach.city")
public record CityProperties(
        @DefaultValue("Asia/Shanghai") @NotBlank String zone,
        @Nullable String metricCrs) {}
