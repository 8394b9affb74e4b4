package org.cityreach.demo.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The land between four arterials.
 *
 * @param column counted from the west
 * @param row counted from the south
 * @param secondaryU where a secondary road divides it into west and east, null where none does
 * @param secondaryV where one divides it into south and north
 */
public record Superblock(
        int column,
        int row,
        Plot plot,
        @Nullable Integer secondaryU,
        RoadClass classU,
        @Nullable Integer secondaryV,
        RoadClass classV) {

    public PlanRect rect() {
        return plot.rect();
    }

    /** The two parts on both sides of one secondary road, or all of it where none divides it. */
    public List<Plot> halves() {
        if (secondaryU != null) {
            return plot.splitAtU(secondaryU, classU);
        }
        return secondaryV != null ? plot.splitAtV(secondaryV, classV) : List.of(plot);
    }

    /** The parts between all secondary roads that divide it, one to four. */
    public List<Plot> quarters() {
        if (secondaryU == null || secondaryV == null) {
            return halves();
        }
        List<Plot> quarters = new ArrayList<>();
        for (Plot half : halves()) {
            quarters.addAll(half.splitAtV(secondaryV, classV));
        }
        return quarters;
    }
}
