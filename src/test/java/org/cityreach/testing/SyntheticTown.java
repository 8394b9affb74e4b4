package org.cityreach.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What towns made up for tests are built of; all of them lie in EPSG:4549. */
public final class SyntheticTown {

    private SyntheticTown() {}

    /** A layer with properties as {@code name:type}, the one that is its time as {@code *name:type}. */
    public static Layer layer(String id, GeometryType type, String... properties) {
        List<PropertySchema> schemas = new ArrayList<>();
        String time = null;
        for (String property : properties) {
            String[] parts = property.replace("*", "").split(":");
            time = property.startsWith("*") ? parts[0] : time;
            schemas.add(new PropertySchema(
                    parts[0],
                    PropertyType.of(parts[1]),
                    LocalizedText.same(parts[0]),
                    null,
                    List.of(),
                    Map.of(),
                    false));
        }
        return new Layer(id, LocalizedText.same(id), type, Crs.of("EPSG:4549"), schemas, time, false);
    }

    /** Names and values in turn. */
    public static Map<String, Object> values(Object... properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put((String) properties[i], properties[i + 1]);
        }
        return values;
    }

    /** A geometry given in metres from a corner of the town. */
    public static Geometry shape(String wkt, double cornerEast, double cornerNorth) {
        try {
            Geometry shape = new WKTReader().read(wkt);
            CoordinateFilter move = coordinate -> {
                coordinate.x += cornerEast;
                coordinate.y += cornerNorth;
            };
            shape.apply(move);
            shape.geometryChanged();
            return shape;
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
