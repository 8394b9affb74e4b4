package org.cityreach.snapshot.configure;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cityreach.snapshot.SnapshotsLoaded;
import org.cityreach.snapshot.StoreSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/**
 * Reads the snapshots while the rest of the service starts, and from then on looks every second whether
 * the store has moved on, be it by this instance or by another. As a part of readiness it is up once
 * all layers were read after the start was over.
 */
final class SnapshotKeeper implements HealthIndicator, InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    private static final long EVERY_MILLIS = 1000;

    private final StoreSnapshots snapshots;
    private final ApplicationEventPublisher events;
    private final ScheduledExecutorService executor;
    private volatile boolean isStarted;
    private volatile boolean isLoaded;
    private boolean isFailing;

    SnapshotKeeper(StoreSnapshots snapshots, ApplicationEventPublisher events) {
        this.snapshots = snapshots;
        this.events = events;
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "snapshots");
            thread.setDaemon(true);
            return thread;
        });
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.executor = pool;
    }

    @Override
    public void afterPropertiesSet() {
        executor.scheduleWithFixedDelay(this::refresh, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What runners wrote during the start is read at once, not a second later. */
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        isStarted = true;
        executor.execute(this::refresh);
    }

    private void refresh() {
        boolean wasStarted = isStarted;
        long begin = System.nanoTime();
        try {
            snapshots.refresh();
            isFailing = false;
            if (wasStarted && !isLoaded) {
                isLoaded = true;
                LOG.info("all layers are loaded, the last of them in {} ms", (System.nanoTime() - begin) / 1_000_000);
                events.publishEvent(new SnapshotsLoaded());
            }
        } catch (RuntimeException e) {
            if (!isFailing && !executor.isShutdown()) {
                LOG.warn("the layers cannot be loaded; trying again every {} ms", EVERY_MILLIS, e);
            }
            isFailing = true;
        }
    }

    @Override
    public Health health() {
        return isLoaded
                ? Health.up().build()
                : Health.outOfService().withDetail("snapshots", "loading").build();
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }
}
