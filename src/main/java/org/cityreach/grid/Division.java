package org.cityreach.grid;

import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A list of areas to count in, in metres of {@link #metricCrs()} (x easting, y northing): the polygons of a
 * collection in the order of their ids, or cells row by row from north to south, each row from west to east.
 * Every place belongs to one area at most, so counts by area add up: in polygons to the first in the list
 * that holds it, borders included; in a fishnet to the cell east and north of a shared border, in hexagons to
 * the one east or, on slanting sides, north of it. Exact. Immutable; safe for use by many threads.
 */
public interface Division {

    /** What a place in no area belongs to. */
    int OUTSIDE = -1;

    DivisionChoice choice();

    /** What people call it, such as the collection's title or {@code 100 m fishnet}. */
    LocalizedText title();

    Crs metricCrs();

    int size();

    /** Unique in the division; a feature's id, or that of a cell, which depends on no extent. */
    String id(int area);

    /** What people call the area; null where it has neither name nor code. */
    @Nullable
    String name(int area);

    /** Polygon or MultiPolygon, never empty. Do not change it. */
    Geometry polygon(int area);

    double areaSquareKilometres(int area);

    /** Of a feature; null where it is missing or the areas are cells. */
    @Nullable
    Object property(int area, String property);

    /** A number or integer property of a feature; NaN where it is missing or the areas are cells. */
    double number(int area, String property);

    /** The schema of the areas' properties; null where they are cells. */
    @Nullable
    Layer layer();

    /** The version of the collection; -1 where the areas are cells. */
    long version();

    /** Equal texts mean equal areas: the choice, the system, and the version or the ground covered. */
    String identity();

    /** Selected features that are not among the areas, because they have no geometry or lie beyond the zone. */
    int leftOut();

    /** The area's number, or {@link #OUTSIDE}, also for NaN. */
    int locate(double x, double y);

    /** The same for the first {@code count} places of two arrays, into the first of {@code areas}. */
    void locate(double[] xs, double[] ys, int count, int[] areas);
}
