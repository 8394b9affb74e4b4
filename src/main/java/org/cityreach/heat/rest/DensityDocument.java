package org.cityreach.heat.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.heat.DensityResult;
import org.cityreach.heat.DensityResult.Statistics;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the outputs of the process {@code density}. */
final class DensityDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DensityDocument() {}

    static ObjectNode write(DensityResult result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("statistics", statistics(result.statistics(), result.bbox()));
        document.put("legend", result.legend() == null ? null : result.legend().document());
        document.put("links", result.resultId() == null ? List.of() : links(result.resultId()));
        document.put("versions", result.versions());
        document.put("notes", Note.write(result.notes()));
        return JSON.valueToTree(document);
    }

    private static Map<String, Object> statistics(Statistics statistics, Envelope bbox) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("min", known(statistics.minimum()));
        figures.put("max", known(statistics.maximum()));
        figures.put("mean", known(statistics.mean()));
        figures.put("integral", known(statistics.integral()));
        figures.put("count", statistics.count());
        figures.put("cellMetres", known(statistics.grid().cellMetres()));
        figures.put("radiusMetres", statistics.grid().radiusMetres());
        figures.put("radiusByRule", statistics.grid().byRule());
        figures.put("unit", statistics.unit());
        figures.put("cols", statistics.grid().cols());
        figures.put("rows", statistics.grid().rows());
        figures.put("emptyCells", statistics.grid().emptyCells());
        figures.put("crs", statistics.grid().crs());
        figures.put(
                "bbox", bbox.isNull() ? null : List.of(bbox.getMinX(), bbox.getMinY(), bbox.getMaxX(), bbox.getMaxY()));
        return figures;
    }

    private static @Nullable Double known(double number) {
        return Double.isNaN(number) ? null : (Double) number;
    }

    private static List<Map<String, String>> links(String resultId) {
        String root = DensityFilesController.PATH + "/" + resultId + "/";
        return List.of(
                Map.of(
                        "rel",
                        "coverage",
                        "type",
                        "image/tiff; application=geotiff",
                        "href",
                        root + DensityResult.GEO_TIFF,
                        "title",
                        "GeoTIFF"),
                Map.of("rel", "preview", "type", "image/png", "href", root + DensityResult.PNG, "title", "PNG"),
                Map.of(
                        "rel",
                        "related",
                        "type",
                        "text/plain",
                        "href",
                        root + DensityResult.WORLD_FILE,
                        "title",
                        "World file"));
    }
}
