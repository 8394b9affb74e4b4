package org.cityreach.cases.column;

import java.time.Instant;
import java.util.Arrays;
import org.cityreach.cases.CaseIndex;
import org.jspecify.annotations.Nullable;

/**
 * Moments, exact to the millisecond: whole seconds after the earliest one in four bytes, milliseconds beside
 * them in two more only where some moment has any, eight bytes where they span more than 136 years, nothing
 * where every one is missing. Immutable.
 */
final class MomentColumn implements KeyColumn {

    private static final long MILLIS = 1000;
    private static final long MOST_SECONDS = 0xFFFF_FFFEL;

    /** Seconds since {@link #first} and one as an unsigned number, 0 for a missing moment; empty where all are. */
    private final int[] seconds;

    private final short @Nullable [] millis;
    private final long @Nullable [] wide;
    private final long first;

    private MomentColumn(int[] seconds, short @Nullable [] millis, long @Nullable [] wide, long first) {
        this.seconds = seconds;
        this.millis = millis;
        this.wide = wide;
        this.first = first;
    }

    /** Milliseconds since 1970; {@link CaseIndex#NEVER} where it is missing. */
    long moment(int row) {
        if (wide != null) {
            return wide[row];
        }
        int second = seconds.length == 0 ? 0 : seconds[row];
        if (second == 0) {
            return CaseIndex.NEVER;
        }
        return (first + (second & 0xFFFF_FFFFL) - 1) * MILLIS + (millis == null ? 0 : millis[row]);
    }

    @Override
    public long key(int row) {
        return moment(row);
    }

    @Override
    public int selectKeys(long low, long high, int[] rows, int count) {
        return high == Long.MAX_VALUE || low > high
                ? selectWide(low, high, rows, count)
                : select(low, high + 1, rows, count);
    }

    private int selectWide(long low, long high, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long moment = moment(rows[i]);
            rows[kept] = rows[i];
            kept += moment >= low && moment <= high ? 1 : 0;
        }
        return kept;
    }

    @Override
    public boolean isMissing(int row) {
        return moment(row) == CaseIndex.NEVER;
    }

    @Override
    public @Nullable Object value(int row) {
        long moment = moment(row);
        return moment == CaseIndex.NEVER ? null : Instant.ofEpochMilli(moment);
    }

    /** Keeps those of the first {@code count} rows whose moment is there and lies in from ≤ moment &lt; to. */
    int select(long from, long to, int[] rows, int count) {
        int kept = 0;
        if (wide != null || millis != null) {
            for (int i = 0; i < count; i++) {
                long moment = moment(rows[i]);
                rows[kept] = rows[i];
                kept += moment != CaseIndex.NEVER && moment >= from && moment < to ? 1 : 0;
            }
            return kept;
        }
        if (seconds.length == 0) {
            return 0;
        }
        long low = place(from);
        long beyond = place(to);
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long second = seconds[row] & 0xFFFF_FFFFL;
            rows[kept] = row;
            kept += second >= low && second < beyond ? 1 : 0;
        }
        return kept;
    }

    /** The smallest stored number of a moment at or after this one. */
    private long place(long moment) {
        long second = Math.floorDiv(moment, MILLIS) + (Math.floorMod(moment, MILLIS) == 0 ? 0 : 1);
        return Math.max(1, Math.min(MOST_SECONDS + 2, second - first + 1));
    }

    /** Collects moments. */
    static final class Builder implements Column.Builder {

        private long[] wide = {};
        private final int capacity;
        private int[] seconds = {};
        private short @Nullable [] millis;
        private int size;
        private long lowest = Long.MAX_VALUE;
        private long highest = Long.MIN_VALUE;
        /** What {@link #seconds} count from, some 68 years either way. */
        private long middle = Long.MIN_VALUE;

        private boolean isWide;

        Builder(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void add(@Nullable Object value) {
            put(value instanceof Instant moment ? moment.toEpochMilli() : CaseIndex.NEVER);
        }

        @Override
        public void addFrom(Column source, int row) {
            put(((MomentColumn) source).moment(row));
        }

        private void put(long moment) {
            if (lowest > highest && moment == CaseIndex.NEVER) {
                size++;
                return;
            }
            if (!isWide && seconds.length == 0) {
                seconds = new int[Math.max(capacity, size + 1)];
                Arrays.fill(seconds, 0, size, Integer.MIN_VALUE);
            } else if (!isWide && size == seconds.length) {
                int length = Growth.beyond(size);
                seconds = Arrays.copyOf(seconds, length);
                millis = millis == null ? null : Arrays.copyOf(millis, length);
            }
            if (moment != CaseIndex.NEVER) {
                long second = Math.floorDiv(moment, MILLIS);
                lowest = Math.min(lowest, second);
                highest = Math.max(highest, second);
                if (middle == Long.MIN_VALUE) {
                    middle = second;
                }
                if (!isWide && Math.abs(second - middle) >= Integer.MAX_VALUE) {
                    widen();
                }
            }
            if (isWide) {
                putWide(moment);
            } else {
                putNarrow(moment);
            }
            size++;
        }

        private void putNarrow(long moment) {
            if (moment == CaseIndex.NEVER) {
                seconds[size] = Integer.MIN_VALUE;
                return;
            }
            seconds[size] = (int) (Math.floorDiv(moment, MILLIS) - middle);
            int rest = (int) Math.floorMod(moment, MILLIS);
            if (rest != 0 && millis == null) {
                millis = new short[seconds.length];
            }
            if (millis != null) {
                millis[size] = (short) rest;
            }
        }

        private void putWide(long moment) {
            if (size == wide.length) {
                wide = Arrays.copyOf(wide, Growth.beyond(size));
            }
            wide[size] = moment;
        }

        private void widen() {
            long[] all = new long[Math.max(seconds.length, size + 1)];
            for (int i = 0; i < size; i++) {
                all[i] = narrow(i);
            }
            wide = all;
            isWide = true;
            seconds = new int[0];
            millis = null;
        }

        private long narrow(int i) {
            return seconds[i] == Integer.MIN_VALUE
                    ? CaseIndex.NEVER
                    : (middle + seconds[i]) * MILLIS + (millis == null ? 0 : millis[i]);
        }

        @Override
        public Column inOrder(int[] order) {
            if (lowest > highest) {
                return new MomentColumn(new int[0], null, null, 0);
            }
            if (isWide || (lowest <= highest && highest - lowest > MOST_SECONDS)) {
                long[] all = new long[order.length];
                for (int i = 0; i < order.length; i++) {
                    all[i] = isWide ? wide[order[i]] : narrow(order[i]);
                }
                return new MomentColumn(new int[0], null, all, 0);
            }
            int[] narrow = new int[order.length];
            short[] rests = millis == null ? null : new short[order.length];
            for (int i = 0; i < order.length; i++) {
                int second = seconds[order[i]];
                narrow[i] = second == Integer.MIN_VALUE ? 0 : (int) (middle + second - lowest + 1);
                if (rests != null && millis != null) {
                    rests[i] = millis[order[i]];
                }
            }
            return new MomentColumn(narrow, rests, null, lowest);
        }
    }
}
