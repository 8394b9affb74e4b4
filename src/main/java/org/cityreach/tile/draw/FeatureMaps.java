package org.cityreach.tile.draw;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterParser;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.style.StyleSheet;
import org.cityreach.style.Styles;
import org.cityreach.tile.FeatureStyles;
import org.cityreach.tile.LayerIndexes;
import org.cityreach.tile.MapLayer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the features of any collection by any SLD that has something to say of them. Safe for use by many threads. */
@Component
class FeatureMaps implements FeatureStyles {

    private static final Set<String> PARAMETERS = Set.of("filter");

    private final LayerIndexes indexes;
    private final Styles styles;

    FeatureMaps(LayerIndexes indexes, Styles styles) {
        this.indexes = indexes;
        this.styles = styles;
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public boolean has(String style) {
        return styles.has(style) && styles.get(style).colourMap().isEmpty();
    }

    @Override
    public MapLayer open(@Nullable String style, String collection, Map<String, String> parameters) {
        LayerSnapshot snapshot = indexes.snapshot(collection);
        Layer layer = snapshot.layer();
        StyleSheet sheet = style == null ? styles.forLayer(layer) : styles.get(style);
        if (!Rules.fit(sheet, layer)) {
            throw Fault.invalid(
                    "style-does-not-fit",
                    "style",
                    sheet.id(),
                    "a style for " + layer.geometryType().jsonName() + " and the properties of " + layer.id());
        }
        String condition = parameters.get("filter");
        Filter filter = condition == null ? Filter.all() : FilterParser.parseText(condition, layer);
        return new FeatureMap(indexes, snapshot, sheet, filter, new TreeMap<>(parameters).toString());
    }
}
