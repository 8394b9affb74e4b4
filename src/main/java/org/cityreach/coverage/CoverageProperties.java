package org.cityreach.coverage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is known of the city.
 *
 * @param metricCrs the projected system distances and areas are measured in, such as {@code EPSG:4549};
 *     empty to choose it from where the data lies
 */
@Validated
@ConfigurationProperties("cityreach.city")
public record CoverageProperties(@Nullable String metricCrs) {}
