package org.cityreach.style;

import java.util.List;

/** Knows which collections are drawn in a style. Safe for use by many threads. */
@FunctionalInterface
public interface StyledCollections {

    /** Ids of the layers drawn in that style when nobody asks for another. */
    List<String> drawnIn(String styleId);
}
