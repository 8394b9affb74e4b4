package org.cityreach.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long work is run.
 *
 * @param threads how many pieces of heavy work run at a time; 0 for as many as there are processors
 * @param queue how many jobs may wait for a thread before more are refused
 * @param keepFinished how many finished jobs are kept with their results
 * @param slotWait how long a request that is answered at once waits for a thread's worth of room
 * @param stopWait how long running jobs are given to undo their work when the server stops
 * @param instance names this server where several share one database; jobs that an instance of this name
 *     left running are failed when it starts
 */
@Validated
@ConfigurationProperties("cityreach.job")
public record JobProperties(
        @DefaultValue("0") @Min(0) @Max(1024) int threads,
        @DefaultValue("32") @Min(1) @Max(100_000) int queue,
        @DefaultValue("200") @Min(1) @Max(100_000) int keepFinished,
        @DefaultValue("30s") Duration slotWait,
        @DefaultValue("20s") Duration stopWait,
        @DefaultValue("main") @NotBlank String instance) {

    /** The number of threads that 0 stands for. */
    int threadCount() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
