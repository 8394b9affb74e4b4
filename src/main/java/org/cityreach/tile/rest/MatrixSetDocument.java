package org.cityreach.tile.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileMatrixSet;

/** A tile matrix set as JSON, by OGC 17-083r4, annex B. */
final class MatrixSetDocument {

    private static final String REGISTER = "http://www.opengis.net/def/tilematrixset/OGC/1.0/";

    private MatrixSetDocument() {}

    /** Where it is defined: OGC's register, or here for what is not in it. */
    static String uri(TileMatrixSet set, String root) {
        return set == TileMatrixSet.CGCS2000_QUAD ? address(set, root) : REGISTER + set.id();
    }

    static String address(TileMatrixSet set, String root) {
        return root + "/tileMatrixSets/" + set.id();
    }

    static String title(TileMatrixSet set) {
        return switch (set) {
            case WEB_MERCATOR_QUAD -> "Web Mercator, as most web maps have it";
            case WORLD_CRS84_QUAD -> "Longitude and latitude of WGS 84";
            case CGCS2000_QUAD -> "Longitude and latitude of CGCS2000, the matrix set c of 天地图";
        };
    }

    /** @param root of the API */
    static Map<String, Object> of(TileMatrixSet set, String root) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", set.id());
        document.put("title", title(set));
        document.put("uri", uri(set, root));
        document.put("crs", set.crs().uri());
        document.put("orderedAxes", axes(set.crs()));
        if (set == TileMatrixSet.WEB_MERCATOR_QUAD) {
            document.put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        } else if (set == TileMatrixSet.WORLD_CRS84_QUAD) {
            document.put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleCRS84Quad");
        }
        List<Map<String, Object>> matrices = new ArrayList<>();
        for (int z = set.firstLevel(); z <= set.lastLevel(); z++) {
            matrices.add(matrix(set, z));
        }
        document.put("tileMatrices", matrices);
        putFirstEdition(document, set);
        document.put("links", List.of(Map.of("rel", "self", "type", "application/json", "href", address(set, root))));
        return document;
    }

    /** The same as the standard's first edition (OGC 17-083r2) says it, for clients such as GDAL 3.6 that read nothing else. */
    private static void putFirstEdition(Map<String, Object> document, TileMatrixSet set) {
        document.put("type", "TileMatrixSetType");
        document.put("identifier", set.id());
        document.put("supportedCRS", set.crs().uri());
        List<Map<String, Object>> matrices = new ArrayList<>();
        for (int z = set.firstLevel(); z <= set.lastLevel(); z++) {
            Map<String, Object> matrix = new LinkedHashMap<>();
            matrix.put("identifier", String.valueOf(z));
            matrix.put("scaleDenominator", set.scaleDenominator(z));
            matrix.put("topLeftCorner", corner(set));
            matrix.put("tileWidth", TileAddress.PIXELS);
            matrix.put("tileHeight", TileAddress.PIXELS);
            matrix.put("matrixWidth", set.columns(z));
            matrix.put("matrixHeight", set.rows(z));
            matrices.add(matrix);
        }
        document.put("tileMatrix", matrices);
    }

    private static List<String> axes(Crs crs) {
        if (!crs.isGeographic()) {
            return List.of("X", "Y");
        }
        return crs.isLatitudeFirst() ? List.of("Lat", "Lon") : List.of("Lon", "Lat");
    }

    private static Map<String, Object> matrix(TileMatrixSet set, int z) {
        Map<String, Object> matrix = new LinkedHashMap<>();
        matrix.put("id", String.valueOf(z));
        matrix.put("scaleDenominator", set.scaleDenominator(z));
        matrix.put("cellSize", set.pixelUnits(z));
        matrix.put("cornerOfOrigin", "topLeft");
        matrix.put("pointOfOrigin", corner(set));
        matrix.put("tileWidth", TileAddress.PIXELS);
        matrix.put("tileHeight", TileAddress.PIXELS);
        matrix.put("matrixWidth", set.columns(z));
        matrix.put("matrixHeight", set.rows(z));
        return matrix;
    }

    /** The north-west corner in the authority's order of axes. */
    static List<Double> corner(TileMatrixSet set) {
        return ordered(set, set.west(), set.north());
    }

    static List<Double> ordered(TileMatrixSet set, double x, double y) {
        return set.crs().isLatitudeFirst() ? List.of(y, x) : List.of(x, y);
    }
}
