package org.cityreach.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.city.CityProperties;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.testing.SyntheticTown;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A hand-made town in metres of EPSG:4549 east and north of 494 000, 3 508 000, all properties texts. */
public final class GridTown implements AutoCloseable {

    public static final CityProperties CITY = new CityProperties("Asia/Shanghai", "EPSG:4549");
    private static final double EAST = 494_000;
    private static final double NORTH = 3_508_000;

    public final TemporaryStore store = TemporaryStore.open();
    private final Map<String, List<Feature>> content = new LinkedHashMap<>();

    /** Adds a square of 100 m, its south-western corner in hundreds of metres. */
    public GridTown square(String layer, String id, double column, double row, @Nullable String... properties) {
        return add(layer, id, box(100 * column, 100 * row, 100 * column + 100, 100 * row + 100), properties);
    }

    /** Adds a feature; properties are names and values in turn. */
    public GridTown add(String layer, String id, @Nullable String wkt, @Nullable String... properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            String name = properties[i];
            String value = properties[i + 1];
            if (name != null && value != null) {
                values.put(name, value);
            }
        }
        content.computeIfAbsent(layer, unknown -> new ArrayList<>())
                .add(new Feature(id, wkt == null ? null : shape(wkt), values));
        return this;
    }

    public static String box(double west, double south, double east, double north) {
        return "POLYGON ((%s %s, %s %s, %s %s, %s %s, %s %s))"
                .formatted(west, south, east, south, east, north, west, north, west, south);
    }

    public static Geometry shape(String wkt) {
        return SyntheticTown.shape(wkt, EAST, NORTH);
    }

    public GridTown open() {
        content.forEach((id, features) -> {
            List<PropertySchema> schemas = new ArrayList<>();
            for (String name : List.of("code", "name", "grid", "level")) {
                schemas.add(new PropertySchema(
                        name, PropertyType.STRING, LocalizedText.same(name), null, List.of(), Map.of(), false));
            }
            store.with(
                    new Layer(
                            id,
                            LocalizedText.same(id),
                            GeometryType.POLYGON,
                            Crs.of("EPSG:4549"),
                            schemas,
                            null,
                            false),
                    features);
        });
        return this;
    }

    @Override
    public void close() {
        store.close();
    }
}
