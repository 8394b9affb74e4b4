package org.cityreach.demo.plan;

/**
 * One responsibility grid.
 *
 * @param community which community it is part of, numbered from 0
 * @param town which town, numbered as in {@link GridPlan#town}
 */
public record GridArea(PlanRect rect, int community, int town) {}
