package org.cityreach.siting.algorithm.cover;

/**
 * A covering problem in rows and columns: choose columns so that rows are covered, at the least price. A
 * row is demand that nothing reaches which is open anyway, a column is a site that may be opened or kept.
 * Do not write to the arrays.
 *
 * @param rowStart where the columns of each row begin in {@code rowColumn}, ascending within a row
 * @param columnStart where the rows of each column begin in {@code columnRow}, ascending within a column
 * @param weight by row
 * @param whole whether every row must be covered
 * @param slack the weight that may stay uncovered otherwise, tolerance included
 * @param price by column, what the objective counts
 * @param spend by column, what the budget counts
 * @param isNew by column whether it counts among the new sites; else among the closable ones
 * @param conflicts by column the columns that may not be chosen with it, mutual
 * @param budget for the columns, tolerance included; infinite for none
 * @param base the price of what is decided already
 * @param site by column its number in the siting problem
 * @param opened the sites that are decided to be open, beyond those that always are
 * @param impossible whether it is certain that no choice meets the limits
 */
record CoverModel(
        int[] rowStart,
        int[] rowColumn,
        int[] columnStart,
        int[] columnRow,
        double[] weight,
        boolean whole,
        double slack,
        double[] price,
        double[] spend,
        boolean[] isNew,
        int[][] conflicts,
        double budget,
        int mostNew,
        int mostClosable,
        double base,
        int[] site,
        int[] opened,
        boolean impossible) {

    private static final double LARGEST_WHOLE = 1e15;

    int rows() {
        return weight.length;
    }

    int columns() {
        return price.length;
    }

    boolean hasBudget() {
        return budget < Double.POSITIVE_INFINITY;
    }

    /** Whether more closable columns could be chosen than may. */
    boolean isScarce(boolean ofNew) {
        int count = 0;
        for (boolean one : isNew) {
            count += one == ofNew ? 1 : 0;
        }
        return count > (ofNew ? mostNew : mostClosable);
    }

    /** The largest number that all prices are multiples of, so that objectives are that far apart; 0 if there is none. */
    double step() {
        long divisor = 0;
        for (double one : price) {
            if (one != Math.rint(one) || Math.abs(one) > LARGEST_WHOLE) {
                return 0;
            }
            long other = (long) Math.abs(one);
            while (other != 0) {
                long rest = divisor % other;
                divisor = other;
                other = rest;
            }
        }
        return divisor;
    }

    /** The same columns and limits with these rows, each a list of columns, ascending. */
    CoverModel withRows(int[][] rows, double[] weights) {
        int[] newRowStart = new int[rows.length + 1];
        int[] newColumnStart = new int[columns() + 1];
        for (int row = 0; row < rows.length; row++) {
            newRowStart[row + 1] = newRowStart[row] + rows[row].length;
            for (int column : rows[row]) {
                newColumnStart[column + 1]++;
            }
        }
        for (int column = 0; column < columns(); column++) {
            newColumnStart[column + 1] += newColumnStart[column];
        }
        int[] newRowColumn = new int[newRowStart[rows.length]];
        int[] newColumnRow = new int[newRowColumn.length];
        int[] next = newColumnStart.clone();
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, newRowColumn, newRowStart[row], rows[row].length);
            for (int column : rows[row]) {
                newColumnRow[next[column]++] = row;
            }
        }
        return new CoverModel(
                newRowStart,
                newRowColumn,
                newColumnStart,
                newColumnRow,
                weights,
                whole,
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
}
