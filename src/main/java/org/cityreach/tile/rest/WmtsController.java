package org.cityreach.tile.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyValue;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.store.FeatureReader;
import org.cityreach.store.FeatureStore;
import org.cityreach.tile.FeaturesAt;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.MapTiles;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileMatrixSet;
import org.cityreach.web.AcceptsParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * WMTS 1.0.0 (OGC 07-057r7) with parameters by name, in any case, and its capabilities as a resource, whose templates lead to the
 * map tiles of OGC API. A client that does not know how a standard says a level may send 天地图's numbers: they are the same.
 */
@RestController
class WmtsController {

    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
    private static final int MOST_FEATURES = 50;

    private final FeatureStore store;
    private final FeatureReader collections;
    private final MapTiles tiles;
    private final WmtsCapabilities capabilities;
    private final FeaturesAt features;

    WmtsController(
            FeatureStore store,
            FeatureReader collections,
            MapTiles tiles,
            WmtsCapabilities capabilities,
            FeaturesAt features) {
        this.store = store;
        this.collections = collections;
        this.tiles = tiles;
        this.capabilities = capabilities;
        this.features = features;
    }

    /** All layers, or the collections named, such as results of analyses. */
    @GetMapping("/api/wmts/1.0.0/WMTSCapabilities.xml")
    ResponseEntity<String> resource(
            HttpServletRequest request, @RequestParam(name = "collections", required = false) @Nullable String ids) {
        return ResponseEntity.ok().contentType(XML).body(document(request, ids));
    }

    private String document(HttpServletRequest request, @Nullable String ids) {
        List<Layer> layers = ids == null
                ? store.listLayers()
                : List.of(ids.split(",")).stream().map(collections::getLayer).toList();
        return capabilities.of(layers, ApiRoot.of(request));
    }

    /** One of the operations; what goes wrong is an exception report as OGC 06-121r3 has it. */
    @GetMapping("/api/wmts")
    @AcceptsParameters(
            value = {
                "service",
                "request",
                "version",
                "layer",
                "style",
                "format",
                "tilematrixset",
                "tilematrix",
                "tilerow",
                "tilecol",
                "infoformat",
                "i",
                "j",
                "collections"
            },
            handlerJudgesOthers = true)
    @Nullable
    ResponseEntity<?> operation(ServletWebRequest request) {
        Map<String, String> asked = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> asked.put(name.toLowerCase(Locale.ROOT), values[0]));
        try {
            String service = asked.getOrDefault("service", "WMTS");
            if (!service.equalsIgnoreCase("WMTS")) {
                throw Fault.invalid("invalid-value", "service", service, "WMTS");
            }
            return switch (needed(asked, "request").toLowerCase(Locale.ROOT)) {
                case "getcapabilities" ->
                    ResponseEntity.ok().contentType(XML).body(document(request.getRequest(), asked.get("collections")));
                case "gettile" -> tile(request, asked);
                case "getfeatureinfo" -> info(asked);
                default ->
                    throw Fault.invalid(
                            "operation-not-supported",
                            "request",
                            asked.get("request"),
                            "GetCapabilities, GetTile, GetFeatureInfo");
            };
        } catch (Fault fault) {
            return exception(fault);
        }
    }

    private static String needed(Map<String, String> asked, String name) {
        String value = asked.get(name);
        if (value == null || value.isBlank()) {
            throw Fault.invalid("missing-parameter", name, null, "a value");
        }
        return value;
    }

    private static TileAddress address(Map<String, String> asked) {
        return new TileAddress(
                TileMatrixSet.get("tilematrixset", needed(asked, "tilematrixset")),
                number(asked, "tilematrix"),
                number(asked, "tilerow"),
                number(asked, "tilecol"));
    }

    private static int number(Map<String, String> asked, String name) {
        String text = needed(asked, name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw Fault.invalid("invalid-value", name, text, "a whole number");
        }
    }

    private @Nullable ResponseEntity<?> tile(ServletWebRequest request, Map<String, String> asked) {
        String format = asked.getOrDefault("format", TilesetDocument.PNG);
        if (!format.equals(TilesetDocument.PNG)) {
            throw Fault.invalid("unknown-format", "format", format, TilesetDocument.PNG);
        }
        TileAddress address = address(asked);
        String style = asked.getOrDefault("style", "");
        boolean own = style.isBlank() || style.equals("default");
        MapLayer layer = tiles.open(own ? null : style, needed(asked, "layer"), Map.of());
        String tag = MapTiles.tag(layer, address);
        if (request.checkNotModified(tag)) {
            return null;
        }
        Tile tile = tiles.get(layer, address);
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.IMAGE_PNG)
                .body(tile.content());
    }

    private ResponseEntity<Map<String, Object>> info(Map<String, String> asked) {
        String format = asked.getOrDefault("infoformat", "application/json");
        if (!format.equals("application/json")) {
            throw Fault.invalid("unknown-format", "infoformat", format, "application/json");
        }
        FeaturesAt.Found found =
                features.find(needed(asked, "layer"), address(asked), pixel(asked, "i"), pixel(asked, "j"));
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int row : found.rows()) {
            if (shown.size() < MOST_FEATURES) {
                shown.add(feature(found.snapshot(), row));
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "FeatureCollection");
        document.put("numberMatched", found.rows().length);
        document.put("features", shown);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    private static int pixel(Map<String, String> asked, String name) {
        int pixel = number(asked, name);
        if (pixel < 0 || pixel >= TileAddress.PIXELS) {
            throw Fault.invalid("point-out-of-range", name, pixel, "0 to " + (TileAddress.PIXELS - 1));
        }
        return pixel;
    }

    private static Map<String, Object> feature(LayerSnapshot snapshot, int row) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PropertySchema property : snapshot.layer().properties()) {
            Object value = snapshot.value(row, property.name());
            if (value != null) {
                properties.put(property.name(), PropertyValue.toJson(value));
            }
        }
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", snapshot.id(row));
        feature.put("geometry", null);
        feature.put("properties", properties);
        return feature;
    }

    private static ResponseEntity<String> exception(Fault fault) {
        String code = switch (fault.code()) {
            case "missing-parameter" -> "MissingParameterValue";
            case "operation-not-supported" -> "OperationNotSupported";
            case "tile-out-of-range" -> "TileOutOfRange";
            case "point-out-of-range" -> "PointIJOutOfRange";
            default -> "InvalidParameterValue";
        };
        String parameter = fault.parameter();
        String[] attributes = parameter == null
                ? new String[] {"exceptionCode", code}
                : new String[] {"exceptionCode", code, "locator", parameter};
        WmtsXml xml = new WmtsXml();
        String report = xml.root(
                        "ExceptionReport",
                        WmtsXml.OWS,
                        "1.1.0",
                        () -> xml.element("Exception", () -> xml.text("ExceptionText", fault.getMessage()), attributes))
                .toString();
        int status = switch (fault.kind()) {
            case NOT_FOUND -> 404;
            case BUSY -> 503;
            case ELSEWHERE -> 502;
            case TOO_LARGE -> 413;
            case CONFLICT -> 409;
            case INVALID -> code.equals("OperationNotSupported") ? 501 : 400;
        };
        return ResponseEntity.status(status).contentType(XML).body(report);
    }
}
