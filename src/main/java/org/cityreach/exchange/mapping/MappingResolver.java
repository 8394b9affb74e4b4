package org.cityreach.exchange.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.Scan;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;

/**
 * Settles which column is what: first as the caller says, then columns that have exactly a property's
 * name, then columns with a usual name for coordinates or the id. Whatever the caller did not say is told
 * as assumed.
 */
public final class MappingResolver {

    /** Other names that callers use for the targets of coordinates. */
    private static final Map<String, String> ALIASES = Map.of(
            "lon", "x",
            "lng", "x",
            "longitude", "x",
            "easting", "x",
            "lat", "y",
            "latitude", "y",
            "northing", "y",
            "geometry", "wkt");

    private final Layer layer;
    private final Scan scan;
    private final RequestedMapping requested;
    private final ValueReader values;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, String> assumed = new LinkedHashMap<>();
    private final List<@Nullable Object> constants;

    private MappingResolver(Layer layer, Scan scan, RequestedMapping requested, ValueReader values) {
        this.layer = layer;
        this.scan = scan;
        this.requested = requested;
        this.values = values;
        this.constants = Arrays.asList(new @Nullable Object[layer.properties().size()]);
    }

    /**
     * The mapping; faults: {@code unknown-target}, {@code unknown-column}, {@code ambiguous-column},
     * {@code geometry-mapped-twice}, {@code missing-geometry-column}, {@code wrong-geometry-column}.
     */
    public static ColumnMapping resolve(Layer layer, Scan scan, RequestedMapping requested, ValueReader values) {
        MappingResolver resolver = new MappingResolver(layer, scan, requested, values);
        requested.columns().forEach(resolver::take);
        requested.constants().forEach(resolver::takeConstant);
        requested.empty().forEach(resolver::target);
        resolver.assumeProperties();
        resolver.assume("id", ColumnNames.ID);
        if (!scan.hasGeometries()) {
            resolver.settleGeometry();
        }
        return resolver.settled();
    }

    private void take(String name, String column) {
        String target = target(name);
        if (scan.hasGeometries() && List.of("x", "y", "wkt").contains(target)) {
            throw Fault.invalid(
                    "geometry-mapped-twice",
                    "mapping",
                    name,
                    "properties and id; geometries come from the file itself");
        }
        if (places.put(target, place(name, column)) != null) {
            throw Fault.invalid("invalid-mapping", "mapping", name, "each target once");
        }
    }

    private int place(String name, String column) {
        int place = scan.columns().indexOf(column);
        if (place < 0) {
            List<String> numbered = scan.columns().stream()
                    .filter(candidate -> candidate.startsWith(column + "#"))
                    .toList();
            if (numbered.size() > 1) {
                throw Fault.invalid("ambiguous-column", "mapping." + name, column, String.join(", ", numbered));
            }
            throw Fault.invalid("unknown-column", "mapping." + name, column, String.join(", ", scan.columns()));
        }
        return place;
    }

    /** The target that a name in the mapping stands for. */
    private String target(String name) {
        if (List.of("id", "x", "y", "wkt").contains(name)
                || layer.findProperty(name).isPresent()) {
            return name;
        }
        String alias = ALIASES.get(name);
        if (alias == null) {
            TreeSet<String> allowed = new TreeSet<>(List.of("id", "x", "y", "wkt"));
            layer.properties().forEach(property -> allowed.add(property.name()));
            throw Fault.invalid("unknown-target", "mapping", name, String.join(", ", allowed));
        }
        return alias;
    }

    private void takeConstant(String name, Object value) {
        for (int i = 0; i < layer.properties().size(); i++) {
            PropertySchema property = layer.properties().get(i);
            if (property.name().equals(name)) {
                try {
                    constants.set(i, values.read(property, value));
                } catch (RowProblem unfit) {
                    throw Fault.invalid(unfit.code(), "mapping." + name + ": " + unfit.reason());
                }
                return;
            }
        }
        throw Fault.invalid("unknown-target", "mapping", name, "a constant for a property of " + layer.id());
    }

    private void assumeProperties() {
        for (PropertySchema property : layer.properties()) {
            String name = property.name();
            boolean said = places.containsKey(name)
                    || requested.constants().containsKey(name)
                    || requested.empty().contains(name);
            int place = scan.columns().indexOf(name);
            if (!said && place >= 0 && !places.containsValue(place)) {
                places.put(name, place);
                assumed.put(name, name);
            }
        }
    }

    private void assume(String target, List<String> names) {
        int place = places.containsKey(target) || requested.empty().contains(target)
                ? -1
                : ColumnNames.find(scan.columns(), names);
        if (place >= 0 && !places.containsValue(place)) {
            places.put(target, place);
            assumed.put(target, scan.columns().get(place));
        }
    }

    private void settleGeometry() {
        boolean byPoint = places.containsKey("x") || places.containsKey("y");
        boolean byText = places.containsKey("wkt");
        if (byPoint && byText) {
            throw Fault.invalid("geometry-mapped-twice", "mapping", "x, y and wkt", "x and y, or wkt");
        }
        if (byPoint && !layer.geometryType().isPoint()) {
            throw Fault.invalid(
                    "wrong-geometry-column",
                    "mapping",
                    "x and y",
                    "wkt, since " + layer.id() + " holds geometries of type "
                            + layer.geometryType().jsonName());
        }
        if (!byText && layer.geometryType().isPoint()) {
            assume("x", ColumnNames.X);
            assume("y", ColumnNames.Y);
        }
        boolean complete = places.containsKey("x") && places.containsKey("y");
        if (!complete && !byPoint) {
            forgetAssumed("x");
            forgetAssumed("y");
            assume("wkt", ColumnNames.WKT);
        }
        if (!complete && !places.containsKey("wkt")) {
            throw Fault.invalid(
                    "missing-geometry-column",
                    "mapping",
                    byPoint ? "only one of x and y" : "neither x and y nor wkt",
                    "columns for " + (layer.geometryType().isPoint() ? "x and y, or wkt" : "wkt") + " among: "
                            + String.join(", ", scan.columns()));
        }
    }

    private void forgetAssumed(String target) {
        if (assumed.remove(target) != null) {
            places.remove(target);
        }
    }

    private ColumnMapping settled() {
        List<Integer> properties = new ArrayList<>();
        for (PropertySchema property : layer.properties()) {
            properties.add(places.getOrDefault(property.name(), -1));
        }
        Map<String, String> targets = new LinkedHashMap<>();
        places.forEach((target, place) -> targets.put(target, scan.columns().get(place)));
        return new ColumnMapping(
                places.getOrDefault("id", -1),
                places.getOrDefault("x", -1),
                places.getOrDefault("y", -1),
                places.getOrDefault("wkt", -1),
                List.copyOf(properties),
                constants,
                scan.columns(),
                targets,
                assumed);
    }
}
