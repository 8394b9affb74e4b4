package org.cityreach.compare;

/**
 * One form of another program at a task.
 *
 * @param relativeTolerance how far its result may lie from ours, relative to ours; stated where the peer's
 *     form is itself approximate
 */
record Peer(String name, double relativeTolerance, Measurement measurement) {

    /** Runs the peer and measures it. */
    @FunctionalInterface
    interface Measurement {
        Measured run() throws Exception;
    }

    /** What the peer answered and the median CPU milliseconds it took. */
    record Measured(double result, double cpuMillis) {}
}
