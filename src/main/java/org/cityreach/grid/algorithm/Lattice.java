package org.cityreach.grid.algorithm;

import org.locationtech.jts.geom.Polygon;

/**
 * Equal cells without gap or overlap, numbered from 0 on row by row from north to south, each row from west
 * to east. They are aligned to the system's origin, not to the extent, so a cell's id and ground stay the
 * same whatever extent is covered. Immutable; safe for use by many threads.
 */
public interface Lattice extends Locator {

    int size();

    /** The same for the same ground in the same system with the same cell size. */
    String id(int cell);

    /** Row from the north, from 0 on. */
    int row(int cell);

    /** Column from the west, from 0 on. */
    int column(int cell);

    /** Against the clock, in metres; neighbours share their corners bit for bit. */
    Polygon polygon(int cell);

    /** Of every cell. */
    double areaSquareMetres();
}
