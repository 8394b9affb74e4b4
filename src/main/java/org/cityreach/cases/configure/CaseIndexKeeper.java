package org.cityreach.cases.configure;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cityreach.cases.column.ColumnCaseIndexes;
import org.cityreach.snapshot.SnapshotsLoaded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the index of the cases once all layers are loaded, so that it takes no time from the start and the first
 * question need not wait for it, and from then on brings the indexes in use up to date every second, so that no question finds much to do.
 */
@Component
final class CaseIndexKeeper implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CaseIndexKeeper.class);
    private static final String CASES = "case";
    private static final long EVERY_MILLIS = 1000;

    private final ColumnCaseIndexes indexes;
    private final ScheduledThreadPoolExecutor executor;
    private boolean isFailing;

    CaseIndexKeeper(ColumnCaseIndexes indexes) {
        this.indexes = indexes;
        this.executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "case-indexes");
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @EventListener(SnapshotsLoaded.class)
    void onLoaded() {
        executor.execute(() -> attempt(() -> indexes.readAhead(CASES)));
        executor.scheduleWithFixedDelay(
                () -> attempt(indexes::refresh), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void attempt(Runnable work) {
        try {
            work.run();
            isFailing = false;
        } catch (RuntimeException e) {
            if (!isFailing && !executor.isShutdown()) {
                LOG.warn("the case indexes cannot be brought up to date; trying again every {} ms", EVERY_MILLIS, e);
            }
            isFailing = true;
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }
}
