package org.cityreach.tile;

import java.util.List;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureStore;
import org.cityreach.style.StyledCollections;
import org.cityreach.style.Styles;
import org.springframework.stereotype.Component;

/** The store's layers by the style they are drawn in; a style of rasters draws the layers of points. */
@Component
class LayerStyles implements StyledCollections {

    private final FeatureStore store;
    private final Styles styles;

    LayerStyles(FeatureStore store, Styles styles) {
        this.store = store;
        this.styles = styles;
    }

    @Override
    public List<String> drawnIn(String styleId) {
        boolean raster = !styles.get(styleId).colourMap().isEmpty();
        return store.listLayers().stream()
                .filter(layer -> raster
                        ? layer.geometryType() == GeometryType.POINT
                        : styles.forLayer(layer).id().equals(styleId))
                .map(Layer::id)
                .toList();
    }
}
