package org.cityreach.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Seeded features and filters over few values, so that equal ones, borders and nulls all happen often. */
public final class RandomFilters {

    private static final String[] TEXTS = {
        "", "a", "A", "ab", "a%b", "a_b", "a\\b", "公厕", "公园", "\uFF21", "😀", "😀x", "é", "e\u0301", "Z", "10", "9",
        "'", "\"", "a\nb"
    };
    private static final String[] PATTERNS = {
        "%", "_", "a%", "%b", "a\\%b", "a\\_b", "a\\\\b", "公_", "%x", "", "A%", "a_b", "\\a%", "%\\", "😀_", "__"
    };

    private final Random random;

    public RandomFilters(long seed) {
        this.random = new Random(seed);
    }

    public static PropertySchema[] schema() {
        PropertyType[] types = PropertyType.values();
        PropertySchema[] schema = new PropertySchema[types.length];
        for (int i = 0; i < types.length; i++) {
            schema[i] = FeatureStoreContract.property("p_" + types[i].name().toLowerCase(Locale.ROOT), types[i]);
        }
        return schema;
    }

    public List<Feature> features(int count) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> properties = new HashMap<>();
            for (PropertySchema property : schema()) {
                if (random.nextInt(6) > 0) {
                    properties.put(property.name(), stored(property.type()));
                }
            }
            Coordinate place = new Coordinate(random.nextInt(20), random.nextInt(20));
            features.add(new Feature("f" + i, new GeometryFactory().createPoint(place), properties));
        }
        return features;
    }

    private Object stored(PropertyType type) {
        return switch (type) {
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case NUMBER -> (random.nextInt(9) - 4) / 3.0;
            case INTEGER -> random.nextInt(8) == 0 ? Long.MAX_VALUE - random.nextInt(2) : (long) random.nextInt(7) - 3;
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.of(1969, 12, 29).plusDays(random.nextInt(6));
            case DATE_TIME -> Instant.ofEpochMilli(random.nextInt(8) - 4);
        };
    }

    /** As stored ones, and also what no column can hold. */
    private Object asked(PropertyType type) {
        if (type == PropertyType.DATE_TIME && random.nextInt(3) == 0) {
            return random.nextInt(4) == 0
                    ? (random.nextBoolean() ? Instant.MAX : Instant.MIN)
                    : Instant.ofEpochMilli(random.nextInt(8) - 4).plus(Duration.ofNanos(1 + random.nextInt(999_999)));
        }
        if (type == PropertyType.DATE && random.nextInt(6) == 0) {
            return random.nextBoolean() ? LocalDate.MAX : LocalDate.of(-5, 1, 1);
        }
        return stored(type);
    }

    public Filter filter(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new Filter.And(filters(depth - 1));
                case 1 -> new Filter.Or(filters(depth - 1));
                default -> new Filter.Not(filter(depth - 1));
            };
        }
        PropertySchema property = schema()[random.nextInt(schema().length)];
        PropertyType type = property.type();
        return switch (random.nextInt(6)) {
            case 0 -> new Filter.Between(property.name(), asked(type), asked(type));
            case 1 -> new Filter.In(property.name(), List.of(asked(type), asked(type), asked(type)));
            case 2 -> new Filter.IsNull(property.name());
            case 3 -> new Filter.Like("p_string", PATTERNS[random.nextInt(PATTERNS.length)]);
            case 4 -> new Filter.IdIn(List.of("f" + random.nextInt(300), "f" + random.nextInt(300), "none"));
            default ->
                new Filter.Comparison(
                        property.name(), Operator.values()[random.nextInt(Operator.values().length)], asked(type));
        };
    }

    private List<Filter> filters(int depth) {
        List<Filter> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(filter(depth));
        }
        return parts;
    }
}
