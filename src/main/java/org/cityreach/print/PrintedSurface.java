package org.cityreach.print;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.cityreach.geo.Crs;
import org.cityreach.heat.Surfaces;
import org.cityreach.layer.LocalizedText;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/**
 * A density surface on a map: its picture, and where it is.
 *
 * @param png a pixel a cell
 * @param crs in which the cells are squares
 * @param extent of the picture in that system, metres
 * @param outputs of the job that made it
 */
record PrintedSurface(byte[] png, Crs crs, Envelope extent, JsonNode outputs) {

    static PrintedSurface read(Surfaces surfaces, String jobId) {
        Surfaces.Surface surface = surfaces.get("surface", jobId);
        JsonNode statistics = surface.outputs().path("statistics");
        double[] corner = surfaces.corner(surface);
        Envelope extent = new Envelope(
                corner[0],
                corner[0] + statistics.path("cols").asInt() * corner[2],
                corner[1] - statistics.path("rows").asInt() * corner[2],
                corner[1]);
        Crs crs = Crs.of(statistics.path("crs").asString(""));
        return new PrintedSurface(surfaces.picture(surface), crs, extent, surface.outputs());
    }

    void paint(Sheet sheet, PageMap map) {
        double left = map.x(extent.getMinX());
        double top = map.y(extent.getMaxY());
        sheet.picture(png, left, top, map.x(extent.getMaxX()) - left, map.y(extent.getMinY()) - top);
    }

    String title(Language language) {
        return text(language, outputs.path("legend").path("title"));
    }

    String unit() {
        return outputs.path("statistics").path("unit").asString("");
    }

    /** One class of the legend. */
    record Step(Ink ink, double opacity, String label) {}

    /** The classes from the lowest on. */
    List<Step> steps(Language language) {
        return outputs.path("legend")
                .path("classes")
                .valueStream()
                .map(one -> new Step(
                        Ink.of(one.path("colour").asString("")),
                        one.path("opacity").asDouble(1),
                        text(language, one.path("label"))))
                .toList();
    }

    /** Of which data it was made. */
    String versions() {
        StringJoiner versions = new StringJoiner(", ");
        for (Map.Entry<String, JsonNode> version : outputs.path("versions").properties()) {
            versions.add(version.getKey() + " v" + version.getValue().asString());
        }
        return versions.toString();
    }

    private static String text(Language language, JsonNode text) {
        return language.say(
                new LocalizedText(text.path("zh").asString(""), text.path("en").asString("")));
    }
}
