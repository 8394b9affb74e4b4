package org.cityreach.tile;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the features of a collection themselves, by a style of the service. Safe for use by many threads. */
public interface FeatureStyles {

    /** The query parameters it knows beside the style. */
    Set<String> parameters();

    /** Whether there is a style of that id for features. */
    boolean has(String style);

    /**
     * Checks the parameters and takes the newest data.
     *
     * @param style null for the collection's own; one that says nothing of the collection is the fault {@code
     *     style-does-not-fit}
     */
    MapLayer open(@Nullable String style, String collection, Map<String, String> parameters);
}
