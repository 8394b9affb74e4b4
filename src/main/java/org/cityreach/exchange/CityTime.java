package org.cityreach.exchange;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The city's time.
 *
 * @param zone time zone of dates that carry no offset, where an import names none; a name of the IANA
 *     time zone database
 */
@Validated
@ConfigurationProperties("cityreach.city")
public record CityTime(
        @DefaultValue("Asia/Shanghai") @NotBlank String zone) {}
