package org.cityreach.cases.column;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A condition on the rows of one segment. Of a block of rows it may tell, from what is known of the block, that all pass
 * or none does, so that its rows need not be looked at.
 */
abstract class RowTest {

    static final int NONE = -1;
    static final int SOME = 0;
    static final int ALL = 1;

    /** {@link #NONE} or {@link #ALL} where that is known without a look at the rows, else {@link #SOME}. */
    int ofBlock(int block) {
        return SOME;
    }

    abstract boolean passes(int row);

    /** Keeps those of the first {@code count} rows, all of one block, that pass. */
    int select(int block, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            rows[kept] = rows[i];
            kept += passes(rows[i]) ? 1 : 0;
        }
        return kept;
    }

    /** Row by row. */
    static RowTest of(IntPredicate test) {
        return new RowTest() {
            @Override
            boolean passes(int row) {
                return test.test(row);
            }
        };
    }

    static RowTest all(List<RowTest> parts) {
        return new All(parts);
    }

    static RowTest any(List<RowTest> parts) {
        return not(all(parts.stream().map(RowTest::not).toList()));
    }

    static RowTest not(RowTest part) {
        return part instanceof Inverse inverse ? inverse.part : new Inverse(part);
    }

    /** Every part holds; one after the other on what the ones before have left. */
    private static final class All extends RowTest {

        private final RowTest[] parts;

        All(List<RowTest> parts) {
            this.parts = parts.toArray(RowTest[]::new);
        }

        @Override
        int ofBlock(int block) {
            int least = ALL;
            for (int i = 0; i < parts.length && least > NONE; i++) {
                least = Math.min(least, parts[i].ofBlock(block));
            }
            return least;
        }

        @Override
        boolean passes(int row) {
            boolean passes = true;
            for (int i = 0; i < parts.length && passes; i++) {
                passes = parts[i].passes(row);
            }
            return passes;
        }

        @Override
        int select(int block, int[] rows, int count) {
            int kept = count;
            for (RowTest part : parts) {
                kept = part.ofBlock(block) == ALL ? kept : part.select(block, rows, kept);
            }
            return kept;
        }
    }

    private static final class Inverse extends RowTest {

        private final RowTest part;

        Inverse(RowTest part) {
            this.part = part;
        }

        @Override
        int ofBlock(int block) {
            return -part.ofBlock(block);
        }

        @Override
        boolean passes(int row) {
            return !part.passes(row);
        }
    }
}
