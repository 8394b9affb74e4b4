package org.cityreach.ogc.items;

import java.util.List;
import org.cityreach.ogc.Link;
import tools.jackson.core.JsonGenerator;

/** Writes links to a stream of JSON. */
final class LinksJson {

    private LinksJson() {}

    static void write(List<Link> links, JsonGenerator json) {
        json.writeStartArray();
        for (Link link : links) {
            json.writeStartObject();
            json.writeStringProperty("href", link.href());
            json.writeStringProperty("rel", link.rel());
            if (link.type() != null) {
                json.writeStringProperty("type", link.type());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
