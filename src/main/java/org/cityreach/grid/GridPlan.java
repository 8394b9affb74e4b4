package org.cityreach.grid;

import org.cityreach.analysis.Selection;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What grid to make.
 *
 * @param hexagons squares else
 * @param cellMetres the side of a square, or the distance between opposite sides of a hexagon
 * @param within polygons to cover; null where {@code bbox} is given
 * @param bbox to cover, in longitude and latitude; null where polygons are given
 * @param parentProperty a property of the polygons that begins the codes of the cells in each, which are then
 *     numbered polygon by polygon; null to number all cells in one run
 * @param codePrefix begins every code where no parent does
 * @param clipped whether cells end at the border of what is covered; whole cells else
 */
public record GridPlan(
        boolean hexagons,
        double cellMetres,
        @Nullable Selection within,
        @Nullable Envelope bbox,
        @Nullable String parentProperty,
        String codePrefix,
        boolean clipped) {}
