package org.cityreach.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens collections as vector tiles. Safe for use by many threads. */
@Service
public class VectorTiles {

    /** What a caller may say beside the tile's address. */
    public static final Set<String> PARAMETERS = Set.of("filter", "properties");

    private final LayerIndexes indexes;

    VectorTiles(LayerIndexes indexes) {
        this.indexes = indexes;
    }

    /**
     * Takes the newest data.
     *
     * @param parameters {@code filter}, CQL2 text; {@code properties}, names with commas between
     */
    public VectorLayer open(String collection, Map<String, String> parameters) {
        LayerSnapshot snapshot = indexes.snapshot(collection);
        Layer layer = snapshot.layer();
        String condition = parameters.get("filter");
        Filter filter = condition == null ? Filter.all() : FilterParser.parseText(condition, layer);
        return new VectorLayer(
                indexes,
                snapshot,
                filter,
                properties(layer, parameters.get("properties")),
                new TreeMap<>(parameters).toString());
    }

    /** Several collections in one tile, in the order given. */
    public TileLayer openAll(List<String> collections) {
        return new DatasetLayer(
                collections.stream().map(id -> open(id, Map.of())).toList());
    }

    private static List<String> properties(Layer layer, @Nullable String names) {
        List<String> all = LayerIndex.properties(layer);
        if (names == null) {
            return all;
        }
        List<String> chosen = new ArrayList<>();
        for (String name : names.isBlank() ? List.<String>of() : Arrays.asList(names.split(",", -1))) {
            if (!name.equals("id")) {
                chosen.add(layer.getProperty(name.strip(), "properties").name());
            }
        }
        if (Set.copyOf(chosen).size() < chosen.size()) {
            throw Fault.invalid("duplicate-property", "properties", names, "each property once");
        }
        return chosen;
    }
}
