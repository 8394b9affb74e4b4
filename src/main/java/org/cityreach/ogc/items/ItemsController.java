package org.cityreach.ogc.items;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.cityreach.exchange.LayerExport;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.ogc.Link;
import org.cityreach.ogc.ServedCrs;
import org.cityreach.store.FeatureReader;
import org.cityreach.web.AcceptsParameters;
import org.cityreach.web.ParameterCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.util.MultiValueMap;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Features of a layer, read: OGC API - Features Parts 1, 2 and 3. Answers are streamed. */
@RestController
class ItemsController {

    private final FeatureReader store;
    private final ItemSource source;
    private final LayerFacts facts;
    private final LayerExport export;
    private final HtmlPages pages;
    private final JsonMapper json;

    ItemsController(
            FeatureReader store,
            ItemSource source,
            LayerFacts facts,
            LayerExport export,
            HtmlPages pages,
            JsonMapper json) {
        this.store = store;
        this.source = source;
        this.facts = facts;
        this.export = export;
        this.pages = pages;
        this.json = json;
    }

    @GetMapping("/api/collections/{collectionId}/items")
    @AcceptsParameters(
            value = {
                "limit",
                "offset",
                "bbox",
                "bbox-crs",
                "crs",
                "datetime",
                "filter",
                "filter-lang",
                "filter-crs",
                "sortby",
                "properties",
                "skipGeometry",
                "f",
                "download"
            },
            handlerJudgesOthers = true)
    void items(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String collectionId,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Layer layer = store.getLayer(collectionId);
        ItemsQuery query = ItemsQueryReader.read(
                layer,
                ParameterCheck.namesOf(handlerOf(request)),
                parameters.toSingleValueMap(),
                accept,
                () -> facts.crs(layer));
        // Read before the features: a write in between makes the answer newer than its tag, never older.
        long version = store.version(collectionId);
        if (isKnown(request, response, VersionTag.of(version, query.format()), query.format())) {
            return;
        }
        ItemSource.Found found = source.find(query);
        List<Link> links = PageLinks.of(request, query, found.matched());
        try (ItemsWriter writer = new ItemsWriter(query, version, links, export)) {
            writer.prepare(found);
            setHeaders(response, query, writer);
            if (query.format() == ItemFormat.HTML) {
                writePage(request, layer, out -> writer.write(found, out), response);
            } else {
                writer.write(found, response.getOutputStream());
            }
        }
    }

    private static HandlerMethod handlerOf(HttpServletRequest request) {
        Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return (HandlerMethod) Objects.requireNonNull(handler, "a request that is being handled");
    }

    private static void setHeaders(HttpServletResponse response, ItemsQuery query, ItemsWriter writer) {
        response.setContentType(query.format().mediaType());
        response.setHeader("Content-Crs", "<" + query.crs().uri() + ">");
        if (query.download()) {
            String file = query.layer().id() + "." + query.format().fileEnding();
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment().filename(file).build().toString());
        }
        response.setHeader("Link", writer.linkHeader());
    }

    /** Writes JSON to a stream. */
    private interface JsonSource {
        void writeTo(OutputStream out) throws IOException;
    }

    private void writePage(HttpServletRequest request, Layer layer, JsonSource source, HttpServletResponse response)
            throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        source.writeTo(document);
        String title = layer.title().zh() + " · " + layer.title().en();
        String page = pages.page(request, title, json.readTree(document.toByteArray()));
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/api/collections/{collectionId}/items/{featureId}")
    void item(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestParam(name = "crs", required = false) @Nullable String crsName,
            @RequestParam(required = false) @Nullable String f)
            throws IOException {
        ItemFormat format = pages.isWanted(request, f) ? ItemFormat.HTML : ItemFormat.JSON;
        Layer layer = store.getLayer(collectionId);
        Crs crs = crsName == null ? Crs.CRS84 : ServedCrs.get("crs", crsName, facts.crs(layer));
        Feature feature =
                store.findFeature(collectionId, featureId).orElseThrow(() -> Fault.notFound("feature", featureId));
        if (isKnown(request, response, FeatureTag.of(feature, format, crs), format)) {
            return;
        }
        response.setContentType(format.mediaType());
        response.setHeader("Content-Crs", "<" + crs.uri() + ">");
        List<Link> links = linksOf(request, collectionId);
        if (format == ItemFormat.HTML) {
            writePage(request, layer, out -> FeatureDocument.write(layer, Crs.CRS84, feature, links, out), response);
        } else {
            FeatureDocument.write(layer, crs, feature, links, response.getOutputStream());
        }
    }

    private static List<Link> linksOf(HttpServletRequest request, String collectionId) {
        return List.of(
                Link.of(ApiRoot.withQuery(request, ""), "self", Link.GEO_JSON),
                Link.of(ApiRoot.withQuery(request, "f=html"), "alternate", "text/html"),
                Link.of(ApiRoot.of(request) + "/collections/" + collectionId, "collection", Link.JSON));
    }

    /**
     * Sets the headers of caching; true where the caller has this version and was told so. Pages have no tag: how they look
     * changes without their data.
     */
    private static boolean isKnown(
            HttpServletRequest request, HttpServletResponse response, String tag, ItemFormat format) {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "Accept");
        return format != ItemFormat.HTML && new ServletWebRequest(request, response).checkNotModified(tag);
    }
}
