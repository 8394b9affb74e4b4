package org.cityreach.style.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.style.StyleSheet;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The styles that maps are drawn in: as SLD 1.0 for map servers, as JSON for pages. */
@RestController
class StyleController {

    static final MediaType SLD = MediaType.parseMediaType("application/vnd.ogc.sld+xml");

    private final Styles styles;

    StyleController(Styles styles) {
        this.styles = styles;
    }

    /** All styles with their rules, so that a page has every colour at one go. */
    @GetMapping("/api/styles")
    Map<String, Object> list(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        if (f != null && !f.equals("json")) {
            throw Fault.invalid("unknown-format", "f", f, "json");
        }
        String address =
                ServletUriComponentsBuilder.fromRequestUri(request).build().toUriString();
        List<Map<String, Object>> entries = new ArrayList<>();
        for (StyleSheet style : styles.list()) {
            Map<String, Object> entry = new LinkedHashMap<>(style.document());
            String self = address + "/" + style.id();
            entry.put(
                    "links",
                    List.of(
                            Map.of("rel", "stylesheet", "type", SLD.toString(), "href", self + "?f=sld"),
                            Map.of("rel", "alternate", "type", "application/json", "href", self + "?f=json")));
            entries.add(entry);
        }
        return Map.of("styles", entries);
    }

    /** JSON unless SLD is asked for by {@code f=sld} or by the header Accept. */
    @GetMapping("/api/styles/{styleId}")
    ResponseEntity<Object> get(
            HttpServletRequest request,
            @PathVariable String styleId,
            @RequestParam(required = false) @Nullable String f) {
        if (f != null && !f.equals("json") && !f.equals("sld")) {
            throw Fault.invalid("unknown-format", "f", f, "json, sld");
        }
        StyleSheet style = styles.get(styleId);
        @Nullable String accept = request.getHeader("Accept");
        boolean sld = "sld".equals(f) || f == null && accept != null && accept.contains("vnd.ogc.sld");
        return sld
                ? ResponseEntity.ok().contentType(SLD).body(style.sld().getBytes(StandardCharsets.UTF_8))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(style.document());
    }
}
