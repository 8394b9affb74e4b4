package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes a covering problem smaller without losing its best price: rows that are covered whenever another
 * is, columns that another can stand in for, columns that a row depends on, rows that are alike, columns
 * that cost nothing (Toregas and ReVelle 1972).
 */
final class Reduction {

    private static final int MOST_ROUNDS = 12;

    private final CoverModel model;
    private int[][] rows;
    private int[][] columns;
    private final double[] weight;
    private final boolean[] rowGone;
    private final boolean[] columnGone;
    private final boolean[] taken;
    private double slack;
    private double budget;
    private int mostNew;
    private int mostClosable;
    private double base;
    private boolean impossible;
    private boolean changed;

    private Reduction(CoverModel model) {
        this.model = model;
        this.rows = new int[model.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(model.rowColumn(), model.rowStart()[row], model.rowStart()[row + 1]);
        }
        this.columns = new int[model.columns()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] =
                    Arrays.copyOfRange(model.columnRow(), model.columnStart()[column], model.columnStart()[column + 1]);
        }
        this.weight = model.weight().clone();
        this.rowGone = new boolean[rows.length];
        this.columnGone = new boolean[columns.length];
        this.taken = new boolean[columns.length];
        this.slack = model.slack();
        this.budget = model.budget();
        this.mostNew = model.mostNew();
        this.mostClosable = model.mostClosable();
        this.base = model.base();
        this.impossible = model.impossible();
    }

    static CoverModel of(CoverModel model) {
        return of(model, new byte[model.columns()]);
    }

    /**
     * The smaller problem.
     *
     * @param decided by column 1 where it is to be chosen, -1 where it is not, 0 where that is open
     */
    static CoverModel of(CoverModel model, byte[] decided) {
        Reduction reduction = new Reduction(model);
        for (int column = 0; column < decided.length; column++) {
            if (decided[column] < 0) {
                reduction.columnGone[column] = true;
            } else if (decided[column] > 0 && !reduction.columnGone[column]) {
                reduction.take(column);
            }
        }
        reduction.run();
        return reduction.result();
    }

    private void run() {
        changed = true;
        for (int round = 0; round < MOST_ROUNDS && changed && !impossible; round++) {
            changed = false;
            sift();
            takeWhatIsFree();
            mergeAlike();
            if (model.whole()) {
                takeWhatRowsDependOn();
                sift();
                dropWiderRows();
            }
            sift();
            dropLesserColumns();
        }
        sift();
    }

    private void take(int column) {
        taken[column] = true;
        columnGone[column] = true;
        changed = true;
        base += model.price()[column];
        budget -= model.hasBudget() ? model.spend()[column] : 0;
        if (model.isNew()[column]) {
            mostNew -= mostNew == Integer.MAX_VALUE ? 0 : 1;
        } else {
            mostClosable -= mostClosable == Integer.MAX_VALUE ? 0 : 1;
        }
        impossible |= mostNew < 0 || mostClosable < 0;
        for (int row : columns[column]) {
            rowGone[row] = true;
        }
        for (int other : model.conflicts()[column]) {
            impossible |= taken[other];
            columnGone[other] = true;
        }
    }

    /** Takes what is gone out of the lists. */
    private void sift() {
        for (int column = 0; column < columns.length; column++) {
            boolean full = (model.isNew()[column] ? mostNew : mostClosable) <= 0;
            columnGone[column] |= full;
            columns[column] = columnGone[column] ? new int[0] : kept(columns[column], rowGone);
            columnGone[column] |= columns[column].length == 0 && costs(column);
        }
        for (int row = 0; row < rows.length; row++) {
            if (!rowGone[row]) {
                rows[row] = kept(rows[row], columnGone);
                if (rows[row].length == 0) {
                    rowGone[row] = true;
                    slack -= weight[row];
                    impossible |= model.whole() || slack < 0;
                }
            }
        }
    }

    private static int[] kept(int[] list, boolean[] gone) {
        int count = 0;
        for (int one : list) {
            count += gone[one] ? 0 : 1;
        }
        if (count == list.length) {
            return list;
        }
        int[] kept = new int[count];
        count = 0;
        for (int one : list) {
            if (!gone[one]) {
                kept[count++] = one;
            }
        }
        return kept;
    }

    /** Whether leaving a column out never costs anything. */
    private boolean costs(int column) {
        return model.price()[column] >= 0 && (!model.hasBudget() || model.spend()[column] >= 0);
    }

    private void takeWhatIsFree() {
        boolean plentyNew = !isScarce(true);
        boolean plentyClosable = !isScarce(false);
        for (int column = 0; column < columns.length; column++) {
            boolean free = !columnGone[column]
                    && model.price()[column] <= 0
                    && (!model.hasBudget() || model.spend()[column] <= 0)
                    && (model.isNew()[column] ? plentyNew : plentyClosable);
            for (int other : model.conflicts()[column]) {
                free &= columnGone[other];
            }
            if (free) {
                take(column);
            }
        }
        sift();
    }

    private boolean isScarce(boolean ofNew) {
        int count = 0;
        for (int column = 0; column < columns.length; column++) {
            count += !columnGone[column] && model.isNew()[column] == ofNew ? 1 : 0;
        }
        return count > (ofNew ? mostNew : mostClosable);
    }

    private void mergeAlike() {
        Map<Key, Integer> first = new HashMap<>();
        for (int row = 0; row < rows.length; row++) {
            if (!rowGone[row]) {
                Integer same = first.putIfAbsent(new Key(rows[row]), row);
                if (same != null) {
                    weight[same] += weight[row];
                    rowGone[row] = true;
                    changed = true;
                }
            }
        }
        sift();
    }

    private void takeWhatRowsDependOn() {
        for (int row = 0; row < rows.length; row++) {
            if (!rowGone[row] && rows[row].length == 1) {
                if (columnGone[rows[row][0]]) {
                    impossible = true;
                } else {
                    take(rows[row][0]);
                }
            }
        }
    }

    /** Rows that hold all columns of another are covered with it. */
    private void dropWiderRows() {
        long[] sign = signs(rows);
        for (int row = 0; row < rows.length; row++) {
            if (rowGone[row]) {
                continue;
            }
            for (int wider : columns[rarest(rows[row], columns)]) {
                if (wider != row
                        && !rowGone[wider]
                        && (sign[row] & ~sign[wider]) == 0
                        && rows[wider].length > rows[row].length
                        && isWithin(rows[row], rows[wider])) {
                    rowGone[wider] = true;
                    changed = true;
                }
            }
        }
    }

    private void dropLesserColumns() {
        long[] sign = signs(columns);
        boolean plentyNew = !isScarce(true);
        boolean plentyClosable = !isScarce(false);
        for (int column = 0; column < columns.length; column++) {
            if (columnGone[column] || !costs(column) || columns[column].length == 0) {
                continue;
            }
            for (int better : rows[rarest(columns[column], rows)]) {
                boolean kind = model.isNew()[better] == model.isNew()[column]
                        || (model.isNew()[better] ? plentyNew : plentyClosable);
                if (better != column
                        && !columnGone[better]
                        && kind
                        && (sign[column] & ~sign[better]) == 0
                        && standsInFor(better, column)) {
                    columnGone[column] = true;
                    changed = true;
                    break;
                }
            }
        }
    }

    private boolean standsInFor(int better, int column) {
        double[] price = model.price();
        boolean cheaper = price[better] <= price[column]
                && (!model.hasBudget() || model.spend()[better] <= model.spend()[column]);
        if (!cheaper || columns[better].length < columns[column].length) {
            return false;
        }
        for (int other : model.conflicts()[better]) {
            boolean harmless =
                    columnGone[other] || other == column || Arrays.binarySearch(model.conflicts()[column], other) >= 0;
            if (!harmless) {
                return false;
            }
        }
        return isWithin(columns[column], columns[better]);
    }

    private static long[] signs(int[][] lists) {
        long[] sign = new long[lists.length];
        for (int i = 0; i < lists.length; i++) {
            for (int one : lists[i]) {
                sign[i] |= 1L << (one * 0x9E3779B9 >>> 26);
            }
        }
        return sign;
    }

    private static int rarest(int[] list, int[][] lists) {
        int rarest = list[0];
        for (int one : list) {
            rarest = lists[one].length < lists[rarest].length ? one : rarest;
        }
        return rarest;
    }

    /** Whether all of an ascending list stands in another. */
    private static boolean isWithin(int[] list, int[] other) {
        int at = 0;
        for (int one : list) {
            while (at < other.length && other[at] < one) {
                at++;
            }
            if (at == other.length || other[at] != one) {
                return false;
            }
        }
        return true;
    }

    private CoverModel result() {
        int[] newColumn = new int[columns.length];
        int[] oldColumn = new int[columns.length];
        int columnCount = 0;
        int takenCount = 0;
        for (int column = 0; column < columns.length; column++) {
            newColumn[column] = columnCount;
            takenCount += taken[column] ? 1 : 0;
            if (!columnGone[column]) {
                oldColumn[columnCount++] = column;
            }
        }
        int[] opened = Arrays.copyOf(model.opened(), model.opened().length + takenCount);
        int next = model.opened().length;
        for (int column = 0; column < columns.length; column++) {
            if (taken[column]) {
                opened[next++] = model.site()[column];
            }
        }
        int[][] list = new int[rows.length][];
        double[] left = new double[rows.length];
        int rowCount = 0;
        for (int row = 0; row < rows.length; row++) {
            if (!rowGone[row]) {
                list[rowCount] =
                        Arrays.stream(rows[row]).map(one -> newColumn[one]).toArray();
                left[rowCount++] = weight[row];
            }
        }
        CoverModel bare = picked(Arrays.copyOf(oldColumn, columnCount), newColumn, opened);
        return bare.withRows(Arrays.copyOf(list, rowCount), Arrays.copyOf(left, rowCount));
    }

    private CoverModel picked(int[] old, int[] newColumn, int[] opened) {
        double[] price = new double[old.length];
        double[] spend = new double[old.length];
        boolean[] isNew = new boolean[old.length];
        int[] site = new int[old.length];
        int[][] conflicts = new int[old.length][];
        for (int column = 0; column < old.length; column++) {
            price[column] = model.price()[old[column]];
            spend[column] = model.spend()[old[column]];
            isNew[column] = model.isNew()[old[column]];
            site[column] = model.site()[old[column]];
            conflicts[column] = Arrays.stream(kept(model.conflicts()[old[column]], columnGone))
                    .map(other -> newColumn[other])
                    .toArray();
        }
        return new CoverModel(
                model.rowStart(),
                model.rowColumn(),
                model.columnStart(),
                model.columnRow(),
                model.weight(),
                model.whole(),
                slack,
                price,
                spend,
                isNew,
                conflicts,
                budget,
                mostNew,
                mostClosable,
                base,
                site,
                opened,
                impossible);
    }

    private record Key(int[] list) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(list, key.list);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(list);
        }
    }
}
