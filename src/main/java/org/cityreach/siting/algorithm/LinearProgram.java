package org.cityreach.siting.algorithm;

import java.util.Arrays;

/**
 * A linear program to be minimised, some of its variables whole, built piece by piece: variables first,
 * rows over them after. Not for use by several threads while it is built.
 */
public final class LinearProgram {

    private double[] lower = new double[16];
    private double[] upper = new double[16];
    private double[] cost = new double[16];
    private boolean[] whole = new boolean[16];
    private int variables;
    private double[] rowLower = new double[16];
    private double[] rowUpper = new double[16];
    private int[] rowStart = new int[17];
    private int rows;
    private int[] entryVariable = new int[64];
    private double[] entryFactor = new double[64];
    private int entries;
    private double[] start = new double[0];

    /** Adds a variable and gives its number. */
    public int variable(double least, double most, double costEach, boolean isWhole) {
        if (variables == lower.length) {
            lower = Arrays.copyOf(lower, 2 * variables);
            upper = Arrays.copyOf(upper, 2 * variables);
            cost = Arrays.copyOf(cost, 2 * variables);
            whole = Arrays.copyOf(whole, 2 * variables);
        }
        lower[variables] = least;
        upper[variables] = most;
        cost[variables] = costEach;
        whole[variables] = isWhole;
        return variables++;
    }

    /** Begins a row: the sum of what is added next lies between these. */
    public void row(double least, double most) {
        if (rows == rowLower.length) {
            rowLower = Arrays.copyOf(rowLower, 2 * rows);
            rowUpper = Arrays.copyOf(rowUpper, 2 * rows);
            rowStart = Arrays.copyOf(rowStart, 2 * rows + 1);
        }
        rowLower[rows] = least;
        rowUpper[rows] = most;
        rows++;
        rowStart[rows] = entries;
    }

    /** Adds a variable times a factor to the row that was begun last; a variable at most once a row. */
    public void add(int variable, double factor) {
        if (entries == entryVariable.length) {
            entryVariable = Arrays.copyOf(entryVariable, 2 * entries);
            entryFactor = Arrays.copyOf(entryFactor, 2 * entries);
        }
        entryVariable[entries] = variable;
        entryFactor[entries++] = factor;
        rowStart[rows] = entries;
    }

    /** A solution to begin with, by variable; all of them, and within the rows. */
    public void start(double[] values) {
        if (values.length != variables) {
            throw new IllegalArgumentException(values.length + " values; allowed: " + variables);
        }
        start = values.clone();
    }

    /** The solution to begin with; empty where there is none. */
    public double[] start() {
        return start;
    }

    public int variableCount() {
        return variables;
    }

    public double lower(int variable) {
        return lower[variable];
    }

    public double upper(int variable) {
        return upper[variable];
    }

    public double cost(int variable) {
        return cost[variable];
    }

    public boolean isWhole(int variable) {
        return whole[variable];
    }

    public int rowCount() {
        return rows;
    }

    public double rowLower(int row) {
        return rowLower[row];
    }

    public double rowUpper(int row) {
        return rowUpper[row];
    }

    /** Where the entries of a row begin; also of the one after the last. */
    public int rowStart(int row) {
        return rowStart[row];
    }

    public int entryVariable(int entry) {
        return entryVariable[entry];
    }

    public double entryFactor(int entry) {
        return entryFactor[entry];
    }
}
