package org.cityreach.ogc.items;

import java.io.OutputStream;
import java.util.List;
import org.cityreach.exchange.GeoJsonWriter;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.Link;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One feature as a document of its own. */
final class FeatureDocument {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private FeatureDocument() {}

    static void write(Layer layer, Crs crs, Feature feature, List<Link> links, OutputStream out) {
        ServedGeometry geometries = new ServedGeometry(layer.crs(), crs);
        GeoJsonWriter writer = geometries.writer(layer, crs);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            writer.writeMembers(geometries.outward(feature), json);
            json.writeName("links");
            LinksJson.write(links, json);
            json.writeEndObject();
        }
    }
}
