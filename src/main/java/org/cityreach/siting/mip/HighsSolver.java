package org.cityreach.siting.mip;

import com.sun.jna.NativeLibrary;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.LinearProgram;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Plan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mixed integer and linear programs by HiGHS 1.12, on one thread whatever the limits say, so that the same
 * program, gap and seed give the same answer. Whole variables come back as whole numbers; rows and bounds
 * hold within 1e-6. When time is up or the caller stops it, the best solution so far and what is proved
 * come back.
 *
 * <p>The native library is loaded with the first program. Where it cannot be, every answer is undecided,
 * {@link #isAvailable()} is false and {@link #missing()} says why.
 */
public final class HighsSolver implements MixedIntegerSolver {

    private static final Logger LOG = LoggerFactory.getLogger(HighsSolver.class);

    /** A class is initialised once, when it is first used. */
    private static final class Once {
        static final HighsNatives.Loaded LOADED = load();

        private static HighsNatives.Loaded load() {
            HighsNatives.Loaded loaded = HighsNatives.load();
            if (loaded.library() == null) {
                LOG.warn("Siting goes on without HiGHS: {}", loaded.missing());
            } else {
                LOG.info("HiGHS {} is loaded", loaded.library().Highs_version());
            }
            return loaded;
        }
    }

    @Override
    public boolean isAvailable() {
        return Once.LOADED.library() != null;
    }

    /** Why it is not available, in English; null where it is. */
    public @Nullable String missing() {
        return Once.LOADED.missing();
    }

    @Override
    public Answer solve(LinearProgram program, Limits limits, Stopped stopped) {
        HighsLibrary library = Once.LOADED.library();
        NativeLibrary functions = Once.LOADED.functions();
        if (library == null || functions == null) {
            return new Answer(Plan.Outcome.UNDECIDED, new double[0], Double.NaN, Double.NEGATIVE_INFINITY);
        }
        try (HighsRun run = new HighsRun(library, functions, program)) {
            return run.solve(limits, stopped);
        }
    }
}
