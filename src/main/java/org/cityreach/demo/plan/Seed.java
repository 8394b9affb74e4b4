package org.cityreach.demo.plan;

import java.util.SplittableRandom;

/**
 * Where all chance of the demo city comes from. Each purpose has its own stream, so that a change to one
 * leaves the others as they were.
 */
public final class Seed {

    /** The seed of the committed city. */
    public static final long DEMO = 320_412L;

    private final long value;

    public Seed(long value) {
        this.value = value;
    }

    public SplittableRandom random(String purpose) {
        return new SplittableRandom(value * 1_000_003L + purpose.hashCode());
    }
}
