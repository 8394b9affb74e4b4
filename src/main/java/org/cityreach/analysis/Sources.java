package org.cityreach.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;

/** The snapshots one question reads: each collection at one version, however often it is named. One thread. */
public final class Sources {

    private final Snapshots snapshots;
    private final Map<String, LayerSnapshot> byId = new LinkedHashMap<>();
    private final Map<String, LayerSnapshot> seen = new HashMap<>();

    public Sources(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public LayerSnapshot get(String collection) {
        return byId.computeIfAbsent(collection, this::look);
    }

    /**
     * A collection that may turn out to have nothing to say: it counts among the {@link #versions} only once it is
     * got, and then at the version that was seen here.
     */
    public LayerSnapshot look(String collection) {
        return seen.computeIfAbsent(collection, snapshots::current);
    }

    /** The snapshot of a selection's collection; a fault names the input that the selection came by. */
    public LayerSnapshot get(Selection selection, String input) {
        try {
            return get(selection.collection());
        } catch (Fault fault) {
            throw fault.at(input.isEmpty() ? "collection" : input + ".collection");
        }
    }

    /** The rows of a selection, ascending; a fault of its filter names the input. */
    public int[] rows(Selection selection, String input) {
        get(selection, input);
        try {
            return rows(selection);
        } catch (Fault fault) {
            throw fault.at(input.isEmpty() ? "filter" : input + ".filter");
        }
    }

    /** The rows of a selection, ascending. */
    public int[] rows(Selection selection) {
        LayerSnapshot snapshot = get(selection.collection());
        Object filter = selection.filter();
        return filter == null ? snapshot.allRows() : snapshot.rows(FilterParser.parse(filter, snapshot.layer()));
    }

    public int[] rows(String collection, Filter filter) {
        return get(collection).rows(filter);
    }

    public Map<String, Long> versions() {
        Map<String, Long> versions = new LinkedHashMap<>();
        byId.forEach((id, snapshot) -> versions.put(id, snapshot.version()));
        return versions;
    }

    public Map<String, LayerSnapshot> all() {
        return Map.copyOf(byId);
    }

    /** A property that must exist and be numeric; the fault names the input. */
    public PropertySchema getNumeric(String collection, String property, String input) {
        String path = input.contains(".") ? input.substring(0, input.lastIndexOf('.')) : "";
        PropertySchema schema = get(Selection.all(collection), path).layer().getProperty(property, input);
        if (schema.type() != PropertyType.NUMBER && schema.type() != PropertyType.INTEGER) {
            throw Fault.invalid(
                    "property-not-numeric", input, property, "a number or integer property of " + collection);
        }
        return schema;
    }

    /** What people call a feature: its name, else its code; null where it has neither. */
    public static @Nullable String name(LayerSnapshot snapshot, int row) {
        for (String property : new String[] {"name", "code"}) {
            if (snapshot.layer().findProperty(property).isPresent()) {
                Object value = snapshot.value(row, property);
                if (value != null && !value.toString().isBlank()) {
                    return value.toString();
                }
            }
        }
        return null;
    }
}
