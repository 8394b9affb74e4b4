package org.cityreach.job;

/**
 * Where long work says how far it is and learns that it should stop. Call once a block of work (some
 * thousand rows), not once a row. Safe for use by many threads.
 */
public interface Progress {

    /** Work that nobody watches and that nobody can stop. */
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String stage) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * Says how far the work is.
     *
     * @param fraction 0 to 1
     * @param stage a kebab-case key that the page translates, such as {@code reading-rows}
     */
    void report(double fraction, String stage);

    /**
     * Says how good the best answer so far is, for work that comes nearer to an answer step by step. The
     * difference is what is not proved yet.
     *
     * @param objective of the best answer; NaN while there is none
     * @param bound no answer is better; infinite while nothing is proved
     */
    default void course(double objective, double bound) {}

    boolean isCancelled();

    /** Throws {@link Cancelled} once the work should stop. */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new Cancelled();
        }
    }

    /** The part of this progress from one fraction to another, for a stage of the work. */
    default Progress between(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String stage) {
                whole.report(from + (to - from) * fraction, stage);
            }

            @Override
            public void course(double objective, double bound) {
                whole.course(objective, bound);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }

    /** The work was stopped on request. */
    final class Cancelled extends RuntimeException {
        public Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
