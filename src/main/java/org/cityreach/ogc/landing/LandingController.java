package org.cityreach.ogc.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.cityreach.city.CityProperties;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The landing page of the API and what it conforms to. */
@RestController
class LandingController {

    private final CityFacts city;
    private final CityProperties time;
    private final HtmlPages pages;

    LandingController(CityFacts city, CityProperties time, HtmlPages pages) {
        this.city = city;
        this.time = time;
        this.pages = pages;
    }

    record Landing(String title, String description, String timeZone, List<Link> links, JsonNode city) {}

    record ConformsTo(List<String> conformsTo) {}

    @GetMapping({"/api", "/api/"})
    ResponseEntity<?> landing(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        String root = ApiRoot.of(request);
        Landing landing = new Landing(
                "CityReach",
                "Spatial analytics for city management: layers, coverage and what follows from them",
                time.zone(),
                links(root),
                city.document());
        return pages.answer(request, f, "CityReach API", landing);
    }

    @GetMapping("/api/conformance")
    ResponseEntity<?> conformance(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        return pages.answer(request, f, "符合性 · Conformance", new ConformsTo(Conformance.CLASSES));
    }

    private static List<Link> links(String root) {
        return List.of(
                Link.of(root, "self", Link.JSON).titled("this document"),
                Link.of(root + "?f=html", "alternate", "text/html").titled("this document as a page"),
                Link.of(root + "/openapi", "service-desc", Link.OPEN_API).titled("the API as OpenAPI 3.0"),
                Link.of(root + "/docs", "service-doc", "text/html").titled("the API to read and try"),
                Link.of(root + "/conformance", "conformance", Link.JSON).titled("what the API conforms to"),
                Link.ofOgc(root + "/conformance", "conformance", Link.JSON),
                Link.of(root + "/collections", "data", Link.JSON).titled("the layers"),
                Link.ofOgc(root + "/processes", "processes", Link.JSON).titled("the analyses"),
                Link.ofOgc(root + "/jobs", "job-list", Link.JSON).titled("long work"),
                Link.ofOgc(root + "/tiles?f=json", "tilesets-vector", Link.JSON).titled("all layers as vector tiles"),
                Link.ofOgc(root + "/tileMatrixSets", "tiling-schemes", Link.JSON)
                        .titled("how tiles are cut"),
                Link.ofOgc(root + "/styles", "styles", Link.JSON).titled("the styles of maps"),
                new Link(
                        root + "/wmts/1.0.0/WMTSCapabilities.xml",
                        "alternate",
                        "application/xml",
                        "the layers drawn, as WMTS 1.0.0"),
                new Link(root + "/scenarios", "related", Link.JSON, "saved plans of sites"),
                new Link(root + "/standards", "related", Link.JSON, "planning standards"));
    }
}
