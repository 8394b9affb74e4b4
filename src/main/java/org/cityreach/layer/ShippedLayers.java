package org.cityreach.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers every city starts with. Their schemas are data ({@code layers/<id>.yaml}, in the shape of
 * {@link LayerCodec}); labels of the case categories come from {@link CaseCategories}.
 */
public final class ShippedLayers {

    private static final List<String> IDS = List.of(
            "area",
            "grid",
            "cell",
            "road",
            "demo_road",
            "park",
            "residential",
            "toilet",
            "transfer_station",
            "collection_point",
            "bin",
            "waste_plant",
            "market",
            "construction_site",
            "disposal_site",
            "sensitive_site",
            "candidate_site",
            "water",
            "track",
            "case");

    private ShippedLayers() {}

    /** All of them, in the order people see them. Reads the files anew at each call. */
    public static List<Layer> list() {
        return IDS.stream().map(ShippedLayers::read).toList();
    }

    /** Whether a layer of that id ships. */
    public static boolean contains(String layerId) {
        return IDS.contains(layerId);
    }

    private static Layer read(String id) {
        Layer layer = LayerCodec.fromMap(id, YamlResource.read("/layers/" + id + ".yaml"), true);
        return id.equals("case") ? withCategoryLabels(layer) : layer;
    }

    private static Layer withCategoryLabels(Layer layer) {
        List<PropertySchema> properties = layer.properties().stream()
                .map(property -> property.name().equals("category") ? withCategoryLabels(property) : property)
                .toList();
        return new Layer(
                layer.id(),
                layer.title(),
                layer.geometryType(),
                layer.crs(),
                properties,
                layer.timeProperty(),
                layer.shipped());
    }

    private static PropertySchema withCategoryLabels(PropertySchema property) {
        Map<String, LocalizedText> labels = new LinkedHashMap<>();
        CaseCategories.shipped().list().forEach(category -> labels.put(category.code(), category.title()));
        return new PropertySchema(
                property.name(),
                property.type(),
                property.title(),
                property.unit(),
                property.allowedValues(),
                labels,
                property.required());
    }
}
