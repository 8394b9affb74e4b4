package org.cityreach.exchange.osm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.YamlResource;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of OpenStreetMap go into which layer, and what of their tags: read from
 * {@code osm/mapping.yaml}, whose head explains it. Immutable.
 */
public final class OsmMapping {

    private static final String PATH = "/osm/mapping.yaml";

    private final Map<String, Object> document;
    private final Map<String, OsmLayer> layers = new LinkedHashMap<>();

    private OsmMapping(Map<String, Object> document) {
        this.document = document;
        OsmValues values = OsmValues.of(document);
        MappingNode.map(document.get("layers")).forEach((id, node) -> layers.put(id, OsmLayer.of(id, node, values)));
    }

    /** The mapping that ships. */
    public static OsmMapping shipped() {
        return new OsmMapping(YamlResource.read(PATH));
    }

    /** The ids of the layers that it fills. */
    public List<String> layerIds() {
        return List.copyOf(layers.keySet());
    }

    /** The file as maps and lists, for showing. */
    public Map<String, Object> document() {
        return document;
    }

    /** What goes into a layer; the fault {@code unknown-source-layer}. */
    OsmLayer get(String layerId) {
        @Nullable OsmLayer layer = layers.get(layerId);
        if (layer == null) {
            throw Fault.invalid("unknown-source-layer", "sourceLayer", layerId, String.join(", ", layers.keySet()));
        }
        return layer;
    }

    List<OsmLayer> list() {
        return List.copyOf(layers.values());
    }
}
