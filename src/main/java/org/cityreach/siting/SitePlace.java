package org.cityreach.siting;

import java.util.List;
import org.cityreach.siting.SitingQuestion.Size;
import org.cityreach.siting.algorithm.Sites;
import org.jspecify.annotations.Nullable;

/**
 * A site of a question, in city metres.
 *
 * @param x NaN for a site of a matrix
 * @param sizes what may be open there; of an existing one first what stands
 * @param column of a matrix; -1 else
 */
record SitePlace(
        String id,
        @Nullable String name,
        double x,
        double y,
        Sites.State state,
        List<Size> sizes,
        double closingCost,
        int column) {

    SitePlace {
        sizes = List.copyOf(sizes);
    }

    SitePlace as(Sites.State other) {
        return new SitePlace(id, name, x, y, other, sizes, closingCost, column);
    }

    double largestCapacity() {
        return sizes.stream().mapToDouble(Size::capacity).max().orElse(Double.NaN);
    }
}
