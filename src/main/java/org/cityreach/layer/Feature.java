package org.cityreach.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One thing of a layer. The geometry's coordinates are in the layer's CRS, x first (easting or longitude
 * in degrees), y second, whatever the authority's axis order. Property values have the Java type of
 * their {@link PropertyType}; a property that is missing from the map is null.
 *
 * @param id unique in the layer, 1 to 200 characters
 */
public record Feature(String id, @Nullable Geometry geometry, Map<String, Object> properties) {

    public Feature {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    public @Nullable Object property(String name) {
        return properties.get(name);
    }
}
