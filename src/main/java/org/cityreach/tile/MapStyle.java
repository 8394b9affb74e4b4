package org.cityreach.tile;

import java.util.Map;
import java.util.Set;

/**
 * A way to draw collections as tiles. Each bean of this type is offered as
 * {@code style=<name>} at {@code /api/collections/{id}/map}. Safe for use by many threads.
 */
public interface MapStyle {

    /** Kebab-case, such as {@code heat}; no two have the same. */
    String name();

    /** The query parameters it knows; {@code style}, {@code f} and {@code lang} are not among them. */
    Set<String> parameters();

    /**
     * Checks the parameters and takes the newest data. Whatever is wrong is a fault that names the parameter.
     *
     * @param parameters by name, only such as {@link #parameters} lists
     */
    MapLayer open(String collection, Map<String, String> parameters);
}
