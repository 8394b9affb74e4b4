package org.cityreach.standard;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of a profile: a small table of figures for one layer. Immutable.
 *
 * @param id kebab-case, unique in its profile, such as {@code toilet-service-radius}
 * @param layer the layer of the facilities it is about
 * @param property the facility property that names the class, for kinds by class; null else
 * @param note a remark for readers, null where there is none
 */
public record StandardValue(
        String id,
        String layer,
        ValueKind kind,
        LocalizedText title,
        @Nullable String property,
        List<StandardRow> rows,
        @Nullable LocalizedText note) {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    public StandardValue {
        if (!ID.matcher(id).matches()) {
            throw Fault.invalid("invalid-standard-id", "id", id, "lower case letters, digits and -, at most 80");
        }
        rows = List.copyOf(rows);
        requireRows(kind, rows);
        if (kind == ValueKind.RADIUS_BY_CLASS && property == null) {
            throw Fault.invalid("missing-standard-property", "property", null, "the property that names the class");
        }
    }

    /** The line of a class, kind of land or scope. */
    public Optional<StandardRow> findRow(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    /** The line whose range has this figure: a class by its capacity, a radius by an area. */
    public Optional<StandardRow> findRowContaining(double figure) {
        return Double.isNaN(figure)
                ? Optional.empty()
                : rows.stream().filter(row -> row.contains(figure)).findFirst();
    }

    /** The service radius of a facility; the fault {@code standard-without-radius} where this is no radius. */
    public ServiceRadius radius(FacilityAttributes facility) {
        return switch (kind) {
            case FIXED_RADIUS -> ServiceRadius.of(figure(rows.get(0).value()), null, id);
            case RADIUS_BY_CLASS -> radiusByClass(facility);
            case RADIUS_BY_AREA -> radiusByArea(facility.areaSquareMetres());
            default -> throw Fault.invalid("standard-without-radius", "standard", id, "a value that gives a radius");
        };
    }

    private ServiceRadius radiusByClass(FacilityAttributes facility) {
        String name = property == null ? "class" : property;
        Object given = facility.property(name);
        if (given == null) {
            return ServiceRadius.none(ServiceRadius.ATTRIBUTE_MISSING, name);
        }
        String detail = name + "=" + given;
        StandardRow row = findRow(given.toString()).orElse(null);
        if (row == null) {
            return ServiceRadius.none(ServiceRadius.UNKNOWN_CLASS, detail);
        }
        Double metres = row.value();
        return metres == null
                ? ServiceRadius.none(ServiceRadius.SET_BY_USER, detail)
                : ServiceRadius.of(metres, row.to(), detail);
    }

    private ServiceRadius radiusByArea(double areaSquareMetres) {
        if (Double.isNaN(areaSquareMetres)) {
            return ServiceRadius.none(ServiceRadius.ATTRIBUTE_MISSING, "area");
        }
        String detail = "area " + Math.round(areaSquareMetres) + " m²";
        return findRowContaining(areaSquareMetres)
                .map(row -> ServiceRadius.of(figure(row.value()), null, detail))
                .orElseGet(() -> ServiceRadius.none(ServiceRadius.SIZE_NOT_COUNTED, detail));
    }

    private static double figure(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static void requireRows(ValueKind kind, List<StandardRow> rows) {
        if (rows.isEmpty() || (kind == ValueKind.FIXED_RADIUS && rows.size() != 1)) {
            throw Fault.invalid("invalid-standard-rows", "rows", rows.size(), "one row or, by kind, more");
        }
        Set<String> keys = new HashSet<>();
        for (StandardRow row : rows) {
            if (!keys.add(row.key())) {
                throw Fault.invalid("duplicate-standard-row", "rows.key", row.key(), "each key once");
            }
            requireFigures(kind, row);
        }
    }

    private static void requireFigures(ValueKind kind, StandardRow row) {
        boolean needsValue = kind == ValueKind.FIXED_RADIUS
                || kind == ValueKind.RADIUS_BY_AREA
                || kind == ValueKind.COVERAGE_THRESHOLD
                || kind == ValueKind.SEPARATION_BY_CLASS;
        Double value = row.value();
        if (needsValue && value == null) {
            throw Fault.invalid("missing-standard-figure", "rows.value", null, "a number in " + kind.unit());
        }
        if (kind.givesRadius() && value != null && value <= 0) {
            throw Fault.invalid("invalid-standard-figure", "rows.value", value, "a radius of more than 0 m");
        }
        if (kind == ValueKind.COVERAGE_THRESHOLD && value != null && value > 100) {
            throw Fault.invalid("invalid-standard-figure", "rows.value", value, "0 to 100 %");
        }
        boolean needsRange = kind == ValueKind.DENSITY
                || kind == ValueKind.SPACING
                || kind == ValueKind.CLASS_BY_CAPACITY
                || kind == ValueKind.LAND_BY_CLASS;
        if (needsRange && row.from() == null && row.to() == null) {
            throw Fault.invalid("missing-standard-figure", "rows.from", null, "from, to or both in " + kind.unit());
        }
    }
}
