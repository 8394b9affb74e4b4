package org.cityreach.cases;

import org.jspecify.annotations.Nullable;

/**
 * What indicators are computed for: areas, units or roads.
 *
 * @param groupOfRow by row of the case index the group from 0 on, negative for none
 * @param count how many groups there are
 * @param squareKilometres by group; null where groups have no area
 * @param residents by group, NaN or 0 where they are not known; null where no group has any
 * @param kilometres by group the length of a road; null where groups are no roads
 */
public record IndicatorGroups(
        int[] groupOfRow,
        int count,
        double @Nullable [] squareKilometres,
        double @Nullable [] residents,
        double @Nullable [] kilometres) {

    /** Groups without a size. */
    public static IndicatorGroups of(int[] groupOfRow, int count) {
        return new IndicatorGroups(groupOfRow, count, null, null, null);
    }

    double squareKilometres(int group) {
        return at(squareKilometres, group);
    }

    double residents(int group) {
        return at(residents, group);
    }

    double kilometres(int group) {
        return at(kilometres, group);
    }

    private static double at(double @Nullable [] sizes, int group) {
        return sizes == null ? Double.NaN : sizes[group];
    }
}
