package org.cityreach.exchange;

import java.util.function.Consumer;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureReader;

/**
 * What goes into a file of one layer.
 *
 * @param layer the schema; properties that it lacks are left out
 * @param features in the layer's system
 */
public record LayerPart(Layer layer, Features features) {

    /** All features of a layer. */
    public static LayerPart all(Layer layer, FeatureReader reader) {
        return of(layer, reader, FeatureQuery.all(layer.id()));
    }

    /** What a query finds. */
    public static LayerPart of(Layer layer, FeatureReader reader, FeatureQuery query) {
        return new LayerPart(
                layer,
                sink -> reader.read(query, feature -> {
                    sink.accept(feature);
                    return true;
                }));
    }

    /** Gives features one by one, from one consistent state; asked once. */
    @FunctionalInterface
    public interface Features {
        void forEach(Consumer<Feature> sink);
    }
}
