package org.cityreach.store.configure;

import org.cityreach.store.StoreException;
import org.cityreach.store.StoreInUseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in two sentences why the service did not start, where it was for its store. */
final class StoreFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        @Nullable FailureAnalysis inUse = new InUse().analyze(failure);
        return inUse != null ? inUse : new Unusable().analyze(failure);
    }

    private static final class InUse extends AbstractFailureAnalyzer<StoreInUseException> {
        @Override
        protected FailureAnalysis analyze(Throwable root, StoreInUseException cause) {
            return new FailureAnalysis(
                    cause.getMessage(), "Stop the other CityReach, or give this one a store of its own.", cause);
        }
    }

    private static final class Unusable extends AbstractFailureAnalyzer<StoreException> {
        @Override
        protected FailureAnalysis analyze(Throwable root, StoreException cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Check cityreach.store.path or cityreach.store.url, and that the file or the database may be"
                            + " written.",
                    cause);
        }
    }
}
