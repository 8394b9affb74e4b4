package org.cityreach.hotspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.column.ColumnCaseIndexes;
import org.cityreach.city.CityProperties;
import org.cityreach.geo.Crs;
import org.cityreach.grid.Divisions;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.testing.TemporaryStore;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A small town in a real store, in metres of EPSG:4549 east and north of 494 000, 3 508 000. */
public final class HotspotTown implements AutoCloseable {

    public static final double EAST = 494_000;
    public static final double NORTH = 3_508_000;

    private static final GeometryFactory JTS = new GeometryFactory();

    private final TemporaryStore store = TemporaryStore.open();
    private final CityProperties city = new CityProperties("Asia/Shanghai", null);
    private final CaseInputs cases = new CaseInputs(new ColumnCaseIndexes(store.features(), city), city);

    /** Makes a layer; properties as {@code name:type}. */
    public HotspotTown layer(String id, GeometryType type, List<Feature> features, String... properties) {
        List<PropertySchema> schemas = new ArrayList<>();
        String time = null;
        for (String property : properties) {
            String[] parts = property.split(":");
            PropertyType kind = PropertyType.of(parts[1]);
            schemas.add(
                    new PropertySchema(parts[0], kind, LocalizedText.same(parts[0]), null, List.of(), Map.of(), false));
            time = kind == PropertyType.DATE_TIME ? parts[0] : time;
        }
        store.with(new Layer(id, LocalizedText.same(id), type, Crs.of("EPSG:4549"), schemas, time, false), features);
        return this;
    }

    public static Feature point(String id, double east, double north, Map<String, Object> values) {
        return new Feature(id, JTS.createPoint(new Coordinate(EAST + east, NORTH + north)), values);
    }

    public static Feature box(
            String id, double west, double south, double east, double north, Map<String, Object> values) {
        Geometry shape = JTS.toGeometry(new Envelope(EAST + west, EAST + east, NORTH + south, NORTH + north));
        return new Feature(id, shape, values);
    }

    /** A case of the layers that have {@code reported}, {@code category} and {@code status}. */
    public static Feature event(String id, double east, double north, String reported, String category) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("reported", Instant.parse(reported));
        values.put("category", category);
        values.put("status", "closed");
        return point(id, east, north, values);
    }

    public TemporaryStore store() {
        return store;
    }

    public CaseInputs cases() {
        return cases;
    }

    public HotspotService hotspots() {
        return new HotspotService(store.snapshots(), new Divisions(), cases, city);
    }

    public EmergingService emerging() {
        return new EmergingService(store.snapshots(), new Divisions(), cases);
    }

    public RepeatService repeats() {
        return new RepeatService(cases);
    }

    @Override
    public void close() {
        store.close();
    }
}
