package org.cityreach.heat.algorithm;

/**
 * Places that weigh 1 each, as whole steps east and north of an origin in city metres. The arrays are the giver's and
 * hold only until the taker returns.
 *
 * @param from the first place in the arrays
 * @param size how many there are
 */
public record PlaceSteps(int from, int size, int[] xs, int[] ys, double west, double south, double stepMetres) {

    /** The same in metres. */
    void giveTo(Places.Sink sink) {
        double[] eastings = new double[size];
        double[] northings = new double[size];
        for (int i = 0; i < size; i++) {
            eastings[i] = west + xs[from + i] * stepMetres;
            northings[i] = south + ys[from + i] * stepMetres;
        }
        sink.accept(size, eastings, northings, null);
    }
}
