package org.cityreach.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.ShippedLayers;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Cases as careless people record them, made from a seed: most around a city, some in the same place, some
 * nowhere, some far away, with values missing here and there, and questions about them.
 */
public final class RandomCases {

    static final double LONGITUDE = 119.94;
    static final double LATITUDE = 31.70;
    private static final long FIRST_MILLIS =
            Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long SPAN_MILLIS = 366L * 86_400_000;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Random random;
    private final boolean hasMillis;

    public RandomCases(long seed, boolean hasMillis) {
        this.random = new Random(seed);
        this.hasMillis = hasMillis;
    }

    /** The shipped case layer with more properties of every type. */
    public static Layer layer(String id) {
        Layer shipped = ShippedLayers.list().stream()
                .filter(layer -> layer.id().equals("case"))
                .findFirst()
                .orElseThrow();
        List<PropertySchema> properties = new ArrayList<>(shipped.properties());
        properties.add(property("weight", PropertyType.NUMBER));
        properties.add(property("visits", PropertyType.INTEGER));
        properties.add(property("repeated", PropertyType.BOOLEAN));
        properties.add(property("day", PropertyType.DATE));
        properties.add(property("note", PropertyType.STRING));
        return new Layer(id, shipped.title(), GeometryType.POINT, shipped.crs(), properties, "reported", false);
    }

    private static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    Feature feature(String id) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "kind", random.nextBoolean() ? "complaint" : "violation");
        put(values, "category", "E0" + (1 + random.nextInt(6)) + "0" + (1 + random.nextInt(9)));
        put(values, "source", List.of("hotline-12319", "wechat", "drone").get(random.nextInt(3)));
        put(values, "status", List.of("reported", "filed", "closed").get(random.nextInt(3)));
        put(values, "grid", "G" + random.nextInt(400));
        put(values, "unit", "单位" + random.nextInt(20));
        for (CaseMoment moment : CaseMoment.values()) {
            put(values, moment.property(), Instant.ofEpochMilli(anyMoment()));
        }
        put(values, "weight", random.nextInt(100) / 4.0);
        put(values, "visits", (long) random.nextInt(5));
        put(values, "repeated", random.nextBoolean());
        put(values, "day", LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300)));
        put(values, "note", "note " + random.nextInt(50_000));
        return new Feature(id, place(), values);
    }

    private void put(Map<String, Object> values, String name, Object value) {
        if (random.nextInt(12) > 0) {
            values.put(name, value);
        }
    }

    private long anyMoment() {
        long moment = FIRST_MILLIS + (long) (random.nextDouble() * SPAN_MILLIS);
        return hasMillis ? moment : moment / 1000 * 1000;
    }

    private @Nullable Geometry place() {
        return switch (random.nextInt(40)) {
            case 0 -> null;
            case 1 -> point(2.35, 48.85);
            case 2, 3 -> point(LONGITUDE, LATITUDE);
            default -> point(LONGITUDE + 0.05 * random.nextGaussian(), LATITUDE + 0.05 * random.nextGaussian());
        };
    }

    static Geometry point(double longitude, double latitude) {
        return FACTORY.createPoint(new Coordinate(longitude, latitude));
    }

    /** A question: each part is asked for now and then. */
    CaseFilter filter(Layer layer) {
        Period period = Period.ALWAYS;
        if (random.nextBoolean()) {
            long a = anyMoment() + random.nextInt(1000);
            long b = anyMoment() + random.nextInt(1000);
            period = new Period(Math.min(a, b), Math.max(a, b));
        }
        Map<CaseAttribute, Set<String>> values = new EnumMap<>(CaseAttribute.class);
        if (random.nextInt(3) == 0) {
            values.put(CaseAttribute.KIND, Set.of("violation"));
        }
        if (random.nextInt(3) == 0) {
            values.put(CaseAttribute.GRID, Set.of("G1", "G2", "G77", "G300", "no such grid"));
        }
        Geometry within = random.nextInt(3) == 0 ? polygon() : null;
        return new CaseFilter(period, values, within, condition(layer));
    }

    private Geometry polygon() {
        Coordinate[] ring = new Coordinate[8];
        for (int i = 0; i < 7; i++) {
            double radius = 0.02 + 0.08 * random.nextDouble();
            ring[i] = new Coordinate(LONGITUDE + radius * Math.cos(i * 0.9), LATITUDE + radius * Math.sin(i * 0.9));
        }
        ring[7] = ring[0];
        return FACTORY.createPolygon(ring);
    }

    private Filter condition(Layer layer) {
        List<String> conditions = List.of(
                "TRUE",
                "TRUE",
                "status = 'closed' OR unit = '单位7'",
                "NOT (weight > 10) AND visits IN (1, 2)",
                "note LIKE 'note 1%' AND repeated = TRUE",
                "due IS NULL OR due < TIMESTAMP('2024-06-01T08:00:00.5Z')",
                "day BETWEEN DATE('2024-02-01') AND DATE('2024-05-01')",
                "id IN ('c1', 'c20', 'c300', 'c4000', 'n5') OR grid IS NULL");
        return FilterParser.parseText(conditions.get(random.nextInt(conditions.size())), layer);
    }

    /** A box in metres around somewhere in the city. */
    Envelope box(Envelope bounds) {
        double x = bounds.getMinX() + random.nextDouble() * bounds.getWidth();
        double y = bounds.getMinY() + random.nextDouble() * bounds.getHeight();
        Envelope box = new Envelope(x, x, y, y);
        box.expandBy(200 + 20_000 * random.nextDouble());
        return box;
    }

    static Map<String, Feature> byId(List<Feature> features) {
        Map<String, Feature> byId = new HashMap<>();
        features.forEach(feature -> byId.put(feature.id(), feature));
        return byId;
    }

    static Crs crs() {
        return Crs.of("EPSG:4490");
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
