package org.cityreach.cases;

/**
 * A span of time in milliseconds since 1970.
 *
 * @param from the first moment that belongs; {@link Long#MIN_VALUE} for no beginning
 * @param to the first moment that does not belong any more; {@link Long#MAX_VALUE} for no end
 */
public record Period(long from, long to) {

    /** Every moment, and cases without one too. */
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    public Period {
        if (from > to) {
            throw new IllegalArgumentException("a period from " + from + " to " + to + " is reversed");
        }
    }

    public boolean holds(long moment) {
        return moment >= from && moment < to;
    }

    /** The period of the same length that ends where this one begins; only of a period with both ends. */
    public Period before() {
        if (from == Long.MIN_VALUE || to == Long.MAX_VALUE) {
            throw new IllegalStateException("only a period with both ends has one before it");
        }
        return new Period(from - (to - from), from);
    }
}
