package org.cityreach.grid.algorithm;

/** Which of many areas a place lies in, in metres (x easting, y northing). Safe for use by many threads. */
public interface Locator {

    /** What a place in no area belongs to. */
    int OUTSIDE = -1;

    /** The area's number from 0 on, or {@link #OUTSIDE}, also for NaN. */
    int locate(double x, double y);

    /** The same for the first {@code count} places of two arrays, into the first of {@code areas}. */
    default void locate(double[] xs, double[] ys, int count, int[] areas) {
        for (int i = 0; i < count; i++) {
            areas[i] = locate(xs[i], ys[i]);
        }
    }
}
