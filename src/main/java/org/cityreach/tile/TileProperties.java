package org.cityreach.tile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How map tiles are made.
 *
 * @param cache how much memory drawn tiles may take; 0 keeps none
 * @param longestWait how long a request waits for a processor to draw its tile on before it is refused
 */
@Validated
@ConfigurationProperties("cityreach.tile")
public record TileProperties(
        @DefaultValue("64MB") DataSize cache,
        @DefaultValue("30s") Duration longestWait) {

    public TileProperties {
        if (cache.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("cityreach.tile.cache and longest-wait must not be below 0");
        }
    }
}
