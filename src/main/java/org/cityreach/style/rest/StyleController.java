package org.cityreach.style.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.style.StyleSheet;
import org.cityreach.style.StyledCollections;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The styles that maps are drawn in: as SLD 1.0 for map servers, as JSON for pages, for MapLibre, and to read. */
@RestController
class StyleController {

    static final MediaType SLD = MediaType.parseMediaType("application/vnd.ogc.sld+xml");
    static final MediaType MAPBOX = MediaType.parseMediaType("application/vnd.mapbox.style+json");
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Styles styles;
    private final StyledCollections collections;

    StyleController(Styles styles, StyledCollections collections) {
        this.styles = styles;
        this.collections = collections;
    }

    /** All styles with their rules, so that a page has every colour at one go. */
    @GetMapping("/api/styles")
    ResponseEntity<Object> list(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        String address = root(request) + "/styles";
        if (format(f, request, "json", "html").equals("html")) {
            return ResponseEntity.ok().contentType(HTML).body(StylePage.list(styles.list(), root(request)));
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        for (StyleSheet style : styles.list()) {
            Map<String, Object> entry = new LinkedHashMap<>(style.document());
            String self = address + "/" + style.id();
            entry.put(
                    "links",
                    List.of(
                            Map.of("rel", "stylesheet", "type", SLD.toString(), "href", self + "?f=sld"),
                            Map.of("rel", "stylesheet", "type", MAPBOX.toString(), "href", self + "?f=mapbox"),
                            Map.of("rel", "alternate", "type", "text/html", "href", self + "?f=html"),
                            Map.of("rel", "alternate", "type", "application/json", "href", self + "?f=json")));
            entries.add(entry);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("styles", entries));
    }

    /** JSON unless another form is asked for by {@code f} or by the header Accept. */
    @GetMapping("/api/styles/{styleId}")
    ResponseEntity<Object> get(
            HttpServletRequest request,
            @PathVariable String styleId,
            @RequestParam(required = false) @Nullable String collection,
            @RequestParam(required = false) @Nullable String f) {
        String format = format(f, request, "json", "sld", "mapbox", "html");
        StyleSheet style = styles.get(styleId);
        List<String> drawn = collection == null ? collections.drawnIn(styleId) : List.of(collection);
        return switch (format) {
            case "sld" -> ResponseEntity.ok().contentType(SLD).body(style.sld().getBytes(StandardCharsets.UTF_8));
            case "mapbox" ->
                ResponseEntity.ok().contentType(MAPBOX).body(MapLibreStyle.of(style, drawn, root(request)));
            case "html" -> ResponseEntity.ok().contentType(HTML).body(StylePage.of(style, drawn, root(request)));
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(style.document());
        };
    }

    private static String format(@Nullable String f, HttpServletRequest request, String... known) {
        if (f != null && !List.of(known).contains(f)) {
            throw Fault.invalid("unknown-format", "f", f, String.join(", ", known));
        }
        if (f != null) {
            return f;
        }
        @Nullable String accept = request.getHeader("Accept");
        String asked = accept == null ? "" : accept;
        for (String format : known) {
            boolean meant = switch (format) {
                case "sld" -> asked.contains("vnd.ogc.sld");
                case "mapbox" -> asked.contains("vnd.mapbox.style");
                case "html" -> asked.startsWith("text/html");
                default -> false;
            };
            if (meant) {
                return format;
            }
        }
        return "json";
    }

    private static String root(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/api";
    }
}
