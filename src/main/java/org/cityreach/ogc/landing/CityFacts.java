package org.cityreach.ogc.landing;

import java.util.List;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of the city: what the document {@code about} of kind {@code city} says, such as its title
 * and whether it is made up, with the bounds of the data and the version of each layer added.
 */
@Component
class CityFacts {

    private final DocumentStore documents;
    private final FeatureStore store;
    private final LayerFacts facts;
    private final JsonMapper json;

    CityFacts(DocumentStore documents, FeatureStore store, LayerFacts facts, JsonMapper json) {
        this.documents = documents;
        this.store = store;
        this.facts = facts;
        this.json = json;
    }

    ObjectNode document() {
        JsonNode about =
                documents.find("city", "about").<JsonNode>map(json::readTree).orElseGet(json::createObjectNode);
        ObjectNode city = about instanceof ObjectNode object ? object : json.createObjectNode();
        nameBothWays(city);
        if (!city.has("synthetic")) {
            city.put("synthetic", false);
        }
        addData(city);
        return city;
    }

    /** Clients may ask for {@code name} or {@code title}; either says both. */
    private void nameBothWays(ObjectNode city) {
        JsonNode name = city.has("name") ? city.path("name") : city.path("title");
        JsonNode shown =
                name.isMissingNode() ? json.createObjectNode().put("zh", "").put("en", "") : name;
        city.set("name", shown);
        city.set("title", shown);
    }

    private void addData(ObjectNode city) {
        Envelope bounds = new Envelope();
        ObjectNode versions = city.putObject("versions");
        List<Layer> layers = store.listLayers();
        for (Layer layer : layers) {
            LayerFacts.Facts known = facts.of(layer.id());
            bounds.expandToInclude(known.bounds());
            versions.put(layer.id(), known.version());
        }
        if (!city.has("bounds") && !bounds.isNull()) {
            city.putArray("bounds")
                    .add(bounds.getMinX())
                    .add(bounds.getMinY())
                    .add(bounds.getMaxX())
                    .add(bounds.getMaxY());
        }
    }
}
