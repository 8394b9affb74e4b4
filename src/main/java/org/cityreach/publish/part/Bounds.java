package org.cityreach.publish.part;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Boxes as the server writes them, x first. */
final class Bounds {

    /** How far a box that was computed there may be from one computed here, of its size: both round. */
    private static final double RELATIVE_TOLERANCE = 0.005;

    private static final double LEAST_METRES = 1;
    private static final double LEAST_DEGREES = 1e-5;

    private Bounds() {}

    static @Nullable Envelope read(JsonNode box) {
        return box.path("minx").isNumber()
                ? new Envelope(
                        box.path("minx").asDouble(),
                        box.path("maxx").asDouble(),
                        box.path("miny").asDouble(),
                        box.path("maxy").asDouble())
                : null;
    }

    static boolean agree(@Nullable Envelope there, Envelope here, boolean degrees) {
        if (there == null || there.isNull()) {
            return false;
        }
        double most = Math.max(
                degrees ? LEAST_DEGREES : LEAST_METRES,
                RELATIVE_TOLERANCE * Math.max(here.getWidth(), here.getHeight()));
        return Math.abs(there.getMinX() - here.getMinX()) <= most
                && Math.abs(there.getMaxX() - here.getMaxX()) <= most
                && Math.abs(there.getMinY() - here.getMinY()) <= most
                && Math.abs(there.getMaxY() - here.getMaxY()) <= most;
    }

    static ObjectNode write(Envelope box, String srs, boolean degrees) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("minx", box.getMinX())
                .put("maxx", box.getMaxX())
                .put("miny", box.getMinY())
                .put("maxy", box.getMaxY());
        if (degrees) {
            node.put("crs", srs);
        } else {
            node.putObject("crs").put("@class", "projected").put("$", srs);
        }
        return node;
    }
}
