package org.cityreach.ogc.processes;

import java.time.Duration;
import java.util.function.Supplier;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import tools.jackson.databind.JsonNode;

/** The progress of work that a caller waits for: unseen, but stopped once it takes too long. */
final class Deadline implements Progress {

    private final Duration longest;
    private final long startNanos = System.nanoTime();

    Deadline(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void report(double fraction, String stage) {
        // Nobody can ask how far it is.
    }

    @Override
    public boolean isCancelled() {
        return System.nanoTime() - startNanos > longest.toNanos();
    }

    JsonNode run(Supplier<JsonNode> work) {
        try {
            return work.get();
        } catch (Cancelled cancelled) {
            throw Fault.tooLarge(
                    "took-too-long",
                    "this takes longer than the " + longest.toSeconds()
                            + " s a caller may wait; ask for a job with the header Prefer: respond-async");
        }
    }
}
