package org.cityreach.cases.column;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cityreach.layer.Filter;
import org.jspecify.annotations.Nullable;

/** Conditions on numbers and moments, as ranges of keys. */
final class KeyTest {

    private static final long LEAST = KeyColumn.MISSING + 1;
    private static final long MOST = Long.MAX_VALUE;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / 1000 - 1;

    private final KeyColumn column;
    private final BlockKeys blocks;

    private KeyTest(KeyColumn column, BlockKeys blocks) {
        this.column = column;
        this.blocks = blocks;
    }

    /** The test of a leaf; null where it is none of these conditions or of values of another type. */
    static @Nullable RowTest find(Filter leaf, KeyColumn column, BlockKeys blocks) {
        KeyTest test = new KeyTest(column, blocks);
        if (leaf instanceof Filter.IsNull) {
            return test.missing();
        }
        if (leaf instanceof Filter.Comparison comparison) {
            Span span = test.spanOf(comparison.value());
            return span == null ? null : test.comparison(comparison.operator(), span);
        }
        if (leaf instanceof Filter.Between between) {
            Span low = test.spanOf(between.low());
            Span high = test.spanOf(between.high());
            return low == null || high == null ? null : test.range(low.atLeast(), high.atMost());
        }
        return leaf instanceof Filter.In in ? test.in(in.values()) : null;
    }

    /**
     * Where a value lies among keys: the least key that is not less and the greatest that is not greater. They are the same
     * but where the value lies between two keys, as a part of a millisecond does.
     */
    private record Span(long atLeast, long atMost) {}

    private @Nullable Span spanOf(Object value) {
        if (column instanceof NumberColumn && value instanceof Double number && !number.isNaN()) {
            return new Span(KeyColumn.keyOf(number), KeyColumn.keyOf(number));
        }
        if (column instanceof WholeColumn && value instanceof Long whole) {
            return new Span(Math.max(LEAST, whole), whole);
        }
        return column instanceof MomentColumn && value instanceof Instant moment ? spanOf(moment) : null;
    }

    private static Span spanOf(Instant moment) {
        if (moment.getEpochSecond() > FARTHEST_SECOND) {
            return new Span(MOST, MOST - 1);
        }
        if (moment.getEpochSecond() < -FARTHEST_SECOND) {
            return new Span(LEAST + 1, LEAST);
        }
        long millis = moment.toEpochMilli();
        return new Span(moment.getNano() % NANOS_A_MILLI == 0 ? millis : millis + 1, millis);
    }

    private RowTest comparison(Filter.Operator operator, Span span) {
        return switch (operator) {
            case EQUAL -> range(span.atLeast(), span.atMost());
            case NOT_EQUAL ->
                RowTest.all(List.of(RowTest.not(missing()), RowTest.not(range(span.atLeast(), span.atMost()))));
            case LESS -> span.atLeast() == LEAST ? range(MOST, LEAST) : range(LEAST, span.atLeast() - 1);
            case LESS_OR_EQUAL -> range(LEAST, span.atMost());
            case GREATER -> span.atMost() == MOST ? range(MOST, LEAST) : range(span.atMost() + 1, MOST);
            case GREATER_OR_EQUAL -> range(span.atLeast(), MOST);
        };
    }

    private RowTest range(long low, long high) {
        return new RowTest() {
            @Override
            int ofBlock(int block) {
                return low > high ? NONE : blocks.within(block, low, high);
            }

            @Override
            boolean passes(int row) {
                long key = column.key(row);
                return key >= low && key <= high;
            }

            @Override
            int select(int block, int[] rows, int count) {
                return column.selectKeys(low, high, rows, count);
            }
        };
    }

    private @Nullable RowTest in(List<Object> values) {
        long[] keys = new long[values.size()];
        int count = 0;
        for (Object value : values) {
            Span span = spanOf(value);
            if (span == null) {
                return null;
            }
            if (span.atLeast() == span.atMost()) {
                keys[count++] = span.atLeast();
            }
        }
        long[] wanted = Arrays.stream(keys, 0, count).sorted().distinct().toArray();
        if (wanted.length == 0) {
            return range(MOST, LEAST);
        }
        long low = wanted[0];
        long high = wanted[wanted.length - 1];
        return new RowTest() {
            @Override
            int ofBlock(int block) {
                return blocks.within(block, low, high) == NONE ? NONE : SOME;
            }

            @Override
            boolean passes(int row) {
                return Arrays.binarySearch(wanted, column.key(row)) >= 0;
            }
        };
    }

    private RowTest missing() {
        return new RowTest() {
            @Override
            int ofBlock(int block) {
                return blocks.missing(block);
            }

            @Override
            boolean passes(int row) {
                return column.isMissing(row);
            }
        };
    }
}
