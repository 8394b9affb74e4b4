package org.cityreach.coverage.algorithm;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;

/**
 * Work on the rows 0 to {@code size - 1}, cut into blocks that never depend on the number of threads, so
 * that what is put together from blocks in their order is the same on every machine.
 */
public final class Blocks {

    private Blocks() {}

    /** What is done with the rows from {@code from} up to but without {@code to}. */
    @FunctionalInterface
    public interface Block<R> {
        R run(int from, int to);
    }

    /** Runs all blocks on all cores; the results come in the order of the rows. */
    public static <R> Object[] run(int size, int blockSize, Progress progress, String stage, Block<R> block) {
        int blocks = (size + blockSize - 1) / blockSize;
        AtomicInteger done = new AtomicInteger();
        IntFunction<Object> one = index -> {
            progress.checkCancelled();
            int from = index * blockSize;
            R result = block.run(from, Math.min(size, from + blockSize));
            progress.report((double) done.incrementAndGet() / blocks, stage);
            return result;
        };
        return IntStream.range(0, blocks).parallel().mapToObj(one).toArray();
    }
}
