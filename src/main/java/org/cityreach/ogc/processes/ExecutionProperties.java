package org.cityreach.ogc.processes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How processes are run.
 *
 * @param syncTime how long an analysis may take while the caller waits; longer ones are to be asked for as a job
 */
@Validated
@ConfigurationProperties("cityreach.execution")
record ExecutionProperties(@DefaultValue("120s") Duration syncTime) {

    ExecutionProperties {
        if (syncTime.isNegative() || syncTime.isZero()) {
            throw new IllegalArgumentException("cityreach.execution.sync-time must be above 0, got " + syncTime);
        }
    }
}
