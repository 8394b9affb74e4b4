package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Selection;
import org.cityreach.city.CityProperties;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.standard.Standards;
import org.cityreach.testing.TemporaryStore;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A small town in a real store, in metres of EPSG:4549 east and north of 494 000, 3 508 000. */
final class CoverageTown implements AutoCloseable {

    static final double EAST = 494_000;
    static final double NORTH = 3_508_000;

    final TemporaryStore store = TemporaryStore.open();
    private final Map<String, List<Feature>> content = new LinkedHashMap<>();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    /** Names the layer that the following features belong to; properties as {@code name:type}. */
    CoverageTown layer(String id, GeometryType type, String... properties) {
        List<PropertySchema> schemas = new ArrayList<>();
        for (String property : properties) {
            String[] parts = property.split(":");
            schemas.add(new PropertySchema(
                    parts[0],
                    PropertyType.of(parts[1]),
                    LocalizedText.same(parts[0]),
                    null,
                    List.of(),
                    Map.of(),
                    false));
        }
        layers.put(id, new Layer(id, LocalizedText.same(id), type, Crs.of("EPSG:4549"), schemas, null, false));
        content.put(id, new ArrayList<>());
        return this;
    }

    /** Adds a feature; coordinates are metres from the town's corner. */
    CoverageTown add(String layer, String id, String wkt, Object... properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            values.put((String) properties[i], properties[i + 1]);
        }
        List<Feature> features = content.get(layer);
        if (features == null) {
            throw new IllegalArgumentException("no layer " + layer);
        }
        features.add(new Feature(id, shape(wkt), values));
        return this;
    }

    static Geometry shape(String wkt) {
        try {
            Geometry shape = new WKTReader().read(wkt);
            CoordinateFilter move = coordinate -> {
                coordinate.x += EAST;
                coordinate.y += NORTH;
            };
            shape.apply(move);
            shape.geometryChanged();
            return shape;
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    CoverageService open() {
        layers.forEach((id, layer) -> store.with(layer, content.getOrDefault(id, List.of())));
        return new CoverageService(
                store.snapshots(), new Standards(store.documents()), new CityProperties("Asia/Shanghai", null));
    }

    static CoverageResult ask(CoverageService service, String facilities, String demand, double radiusMetres) {
        return service.compute(
                CoverageRequest.of(
                        Selection.all(facilities), Selection.all(demand), null, new Radius.Fixed(radiusMetres)),
                Progress.NONE);
    }

    @Override
    public void close() {
        store.close();
    }
}
