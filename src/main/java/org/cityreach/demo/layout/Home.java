package org.cityreach.demo.layout;

import org.locationtech.jts.geom.Geometry;

/**
 * One estate.
 *
 * @param block the number of its block in the plan
 * @param grid the number of its responsibility grid
 * @param ground in city metres
 */
public record Home(
        int block,
        int grid,
        Geometry ground,
        String name,
        int households,
        int population,
        boolean newDistrict,
        boolean builtUp) {}
