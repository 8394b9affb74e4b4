package org.cityreach.job;

import java.time.Duration;
import java.util.function.Supplier;
import org.cityreach.fault.Fault;

/** The progress of work that a caller waits for: unseen, but stopped once it takes too long. */
public final class Deadline implements Progress {

    private final Duration longest;
    private final String advice;
    private final long startNanos = System.nanoTime();

    /**
     * @param advice what the caller can do instead
     */
    public Deadline(Duration longest, String advice) {
        this.longest = longest;
        this.advice = advice;
    }

    @Override
    public void report(double fraction, String stage) {
        // Nobody can ask how far it is.
    }

    @Override
    public boolean isCancelled() {
        return System.nanoTime() - startNanos > longest.toNanos();
    }

    /** Does the work; the fault {@code took-too-long} where that stopped because of the time. */
    public <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (Cancelled cancelled) {
            throw Fault.tooLarge(
                    "took-too-long",
                    "this takes longer than the " + longest.toSeconds() + " s a caller may wait; " + advice);
        }
    }
}
