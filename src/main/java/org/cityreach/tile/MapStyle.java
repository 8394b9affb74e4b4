package org.cityreach.tile;

import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Layer;

/**
 * A way to draw collections as tiles. Each bean of this type is offered as {@code style=<name>} at
 * {@code /api/collections/{id}/map}, in every tile matrix set. Safe for use by many threads.
 */
public interface MapStyle {

    /** Kebab-case, such as {@code heat}; no two have the same. */
    String name();

    /** The query parameters it knows; {@code style}, {@code f} and {@code lang} are not among them. */
    Set<String> parameters();

    /** Whether it draws the layer without any parameter, so that it is listed among the layer's tilesets. */
    default boolean suits(Layer layer) {
        return false;
    }

    /**
     * Checks the parameters and takes the newest data. Whatever is wrong is a fault that names the parameter.
     *
     * @param parameters by name, only such as {@link #parameters} lists
     */
    MapLayer open(String collection, Map<String, String> parameters);
}
