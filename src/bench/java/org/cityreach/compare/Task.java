package org.cityreach.compare;

import java.util.List;

/**
 * A job that CityReach and its peers do on the same data; its result is one number that they agree on. Without peers
 * it is held against a figure of its own.
 */
record Task(String name, OurWork ours, List<Peer> peers) {

    Task {
        peers = List.copyOf(peers);
    }

    /** Our way, from arrays in memory to the number. */
    @FunctionalInterface
    interface OurWork {
        double compute() throws Exception;
    }
}
