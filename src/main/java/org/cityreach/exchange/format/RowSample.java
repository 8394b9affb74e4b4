package org.cityreach.exchange.format;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.job.Progress;

/**
 * Keeps the first rows of a stream and an evenly spread sample of all of it, without knowing its length:
 * whenever the sample is full, every other row is dropped and the step doubles. Deterministic.
 */
public final class RowSample {

    static final int MOST_FIRST = 20;
    private static final int BLOCK_ROWS = 2048;
    static final int MOST_SPREAD = 1000;

    /** Rows of huge geometries are not worth their memory in a sample. */
    private static final int MOST_VERTICES = 20_000;

    private final List<RawRow> first = new ArrayList<>();
    private List<RawRow> spread = new ArrayList<>();
    private final Progress progress;
    private long step = 1;
    private long count;

    /**
     * @param progress asked once a block of rows whether to go on
     */
    public RowSample(Progress progress) {
        this.progress = progress;
    }

    public void add(RawRow row) {
        if (count % BLOCK_ROWS == 0) {
            progress.checkCancelled();
        }
        if (first.size() < MOST_FIRST) {
            first.add(row);
        }
        if (count % step == 0 && (row.geometry() == null || row.geometry().getNumPoints() <= MOST_VERTICES)) {
            if (spread.size() == MOST_SPREAD) {
                thinOut();
            }
            if (count % step == 0) {
                spread.add(row);
            }
        }
        count++;
    }

    private void thinOut() {
        step *= 2;
        List<RawRow> kept = new ArrayList<>();
        for (RawRow row : spread) {
            if ((row.number() - 1) % step == 0) {
                kept.add(row);
            }
        }
        spread = kept;
    }

    public long count() {
        return count;
    }

    public List<RawRow> first() {
        return first;
    }

    public List<RawRow> spread() {
        return spread;
    }
}
