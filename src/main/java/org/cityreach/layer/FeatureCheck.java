package org.cityreach.layer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.geo.CrsDomain;
import org.cityreach.geo.GeometryCheck;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Whether features may enter a layer: id, geometry and every property. The one check behind imports and
 * single writes. Repairs nothing. Make it once per layer; immutable, safe for use by many threads.
 */
public final class FeatureCheck {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 10_000;
    private static final int LATEST_YEAR = 9999;
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Layer layer;
    private final boolean geometryRequired;
    private final Envelope domain;
    private final Map<String, PropertySchema> schemas = new LinkedHashMap<>();
    private final Map<String, Set<Object>> allowedValues = new LinkedHashMap<>();

    private FeatureCheck(Layer layer, boolean geometryRequired) {
        this.layer = layer;
        this.geometryRequired = geometryRequired;
        this.domain = CrsDomain.of(layer.crs());
        for (PropertySchema schema : layer.properties()) {
            schemas.put(schema.name(), schema);
            if (!schema.allowedValues().isEmpty()) {
                allowedValues.put(schema.name(), new HashSet<>(schema.allowedValues()));
            }
        }
    }

    /** The check of a layer; a feature without geometry passes. */
    public static FeatureCheck of(Layer layer) {
        return new FeatureCheck(layer, false);
    }

    /** The same check; a feature without geometry has the flaw {@code missing-geometry}. */
    public FeatureCheck requiringGeometry() {
        return new FeatureCheck(layer, true);
    }

    /** All flaws of a feature, one per member at most; empty where it may enter. */
    public List<FeatureFlaw> list(Feature feature) {
        List<FeatureFlaw> flaws = new ArrayList<>();
        add(flaws, idFlaw(feature.id()));
        add(flaws, geometryFlaw(feature.geometry()));
        feature.properties().forEach((name, value) -> add(flaws, valueFlaw(name, value)));
        for (PropertySchema schema : schemas.values()) {
            if (schema.required() && feature.property(schema.name()) == null) {
                flaws.add(new FeatureFlaw("missing-property", schema.name(), null, "a value is required"));
            }
        }
        return flaws;
    }

    /** Throws the first flaw as a fault. */
    public void require(Feature feature) {
        List<FeatureFlaw> flaws = list(feature);
        if (!flaws.isEmpty()) {
            throw flaws.get(0).toFault();
        }
    }

    private static void add(List<FeatureFlaw> flaws, @Nullable FeatureFlaw flaw) {
        if (flaw != null) {
            flaws.add(flaw);
        }
    }

    private static @Nullable FeatureFlaw idFlaw(String id) {
        boolean fits = !id.isBlank()
                && id.length() <= LONGEST_ID
                && isStorable(id)
                && id.chars().noneMatch(Character::isISOControl);
        return fits
                ? null
                : new FeatureFlaw("invalid-id", "id", id, "1 to " + LONGEST_ID + " characters, no control characters");
    }

    private @Nullable FeatureFlaw geometryFlaw(@Nullable Geometry geometry) {
        if (geometry == null) {
            return geometryRequired
                    ? new FeatureFlaw(
                            "missing-geometry",
                            "geometry",
                            null,
                            layer.geometryType().jsonName())
                    : null;
        }
        if (!layer.geometryType().accepts(geometry)) {
            return new FeatureFlaw(
                    "wrong-geometry-type",
                    "geometry",
                    geometry.getGeometryType(),
                    layer.geometryType().jsonName());
        }
        return GeometryCheck.find(geometry)
                .map(flaw -> new FeatureFlaw(flaw.code(), "geometry", text(flaw.where()), flaw.message()))
                .orElseGet(() -> domainFlaw(geometry.getEnvelopeInternal()));
    }

    private @Nullable FeatureFlaw domainFlaw(Envelope envelope) {
        if (domain.covers(envelope)) {
            return null;
        }
        String allowed = "x from %s to %s, y from %s to %s in %s"
                .formatted(
                        rounded(domain.getMinX()),
                        rounded(domain.getMaxX()),
                        rounded(domain.getMinY()),
                        rounded(domain.getMaxY()),
                        layer.crs().code());
        double x = domain.getMinX() <= envelope.getMinX() ? envelope.getMaxX() : envelope.getMinX();
        double y = domain.getMinY() <= envelope.getMinY() ? envelope.getMaxY() : envelope.getMinY();
        return new FeatureFlaw("coordinates-outside-crs", "geometry", x + " " + y, allowed);
    }

    private static @Nullable String text(@Nullable Coordinate where) {
        return where == null ? null : "at " + where.x + " " + where.y;
    }

    private static String rounded(double number) {
        return Long.toString(Math.round(number));
    }

    private @Nullable FeatureFlaw valueFlaw(String name, @Nullable Object value) {
        PropertySchema schema = schemas.get(name);
        if (schema == null) {
            return new FeatureFlaw(
                    "unknown-property",
                    name,
                    value,
                    "a property of " + layer.id() + ": " + String.join(", ", schemas.keySet()));
        }
        if (value == null) {
            return null;
        }
        if (!schema.type().javaType().isInstance(value) || !isStorableValue(value)) {
            return new FeatureFlaw("invalid-value", name, value, requirement(schema.type()));
        }
        Set<Object> allowed = allowedValues.get(name);
        return allowed == null || allowed.contains(value)
                ? null
                : new FeatureFlaw("value-not-allowed", name, value, allowedText(schema));
    }

    private static String allowedText(PropertySchema schema) {
        return String.join(
                ", ", schema.allowedValues().stream().map(PropertyValue::toText).toList());
    }

    private static String requirement(PropertyType type) {
        return switch (type) {
            case STRING -> "text of at most " + LONGEST_TEXT + " characters of Unicode without NUL";
            case NUMBER -> "a finite number";
            case INTEGER -> "a whole number of 64 bits";
            case BOOLEAN -> "true or false";
            case DATE, DATE_TIME -> "a " + type.jsonName() + " of the years 1 to " + LATEST_YEAR;
        };
    }

    private static boolean isStorableValue(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number);
        }
        if (value instanceof String text) {
            return text.length() <= LONGEST_TEXT && isStorable(text);
        }
        if (value instanceof LocalDate date) {
            return date.getYear() >= 1 && date.getYear() <= LATEST_YEAR;
        }
        return !(value instanceof Instant instant)
                || !instant.isBefore(FIRST_INSTANT) && !instant.isAfter(LAST_INSTANT);
    }

    /** Neither NUL, which PostgreSQL refuses, nor half a surrogate pair, which has no UTF-8. */
    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
