package org.cityreach.heat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How density maps are made.
 *
 * @param cache how much memory density surfaces may take; the newest is kept in any case
 * @param results how much disk the files of density analyses may take before the oldest go
 * @param folder where those files are kept, so that the answers of old jobs find them after a restart
 */
@Validated
@ConfigurationProperties("cityreach.heat")
public record HeatProperties(
        @DefaultValue("128MB") DataSize cache,
        @DefaultValue("1GB") DataSize results,
        @DefaultValue("./cityreach-results") String folder) {}
