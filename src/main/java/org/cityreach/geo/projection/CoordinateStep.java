package org.cityreach.geo.projection;

/**
 * One step of a transform, in place on interleaved coordinates {@code x0, y0, x1, y1, …}. x is easting or
 * longitude in degrees, y northing or latitude. A coordinate that the step cannot take becomes NaN in
 * both parts. Safe for use by many threads.
 */
@FunctionalInterface
public interface CoordinateStep {

    /** A step that leaves everything as it is. */
    CoordinateStep IDENTITY = (xy, offset, count) -> {};

    /**
     * Transforms {@code count} coordinates.
     *
     * @param offset index of the first x in {@code xy}
     */
    void apply(double[] xy, int offset, int count);
}
