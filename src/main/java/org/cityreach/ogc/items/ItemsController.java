package org.cityreach.ogc.items;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.cityreach.exchange.LayerExport;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.JsonOnly;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.ogc.Link;
import org.cityreach.ogc.ServedCrs;
import org.cityreach.store.FeatureReader;
import org.cityreach.web.AcceptsParameters;
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

/** Features of a layer, read: OGC API - Features Parts 1, 2 and 3. Answers are streamed. */
@RestController
class ItemsController {

    private final FeatureReader store;
    private final ItemSource source;
    private final LayerFacts facts;
    private final LayerExport export;

    ItemsController(FeatureReader store, ItemSource source, LayerFacts facts, LayerExport export) {
        this.store = store;
        this.source = source;
        this.facts = facts;
        this.export = export;
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
                parameters.toSingleValueMap(),
                accept,
                () -> ServedCrs.of(layer, facts.of(collectionId).bounds()));
        // Read before the features: a write in between makes the answer newer than its tag, never older.
        long version = store.version(collectionId);
        if (isKnown(request, response, VersionTag.of(version, query.format()))) {
            return;
        }
        ItemSource.Found found = source.find(query);
        List<Link> links = PageLinks.of(request, query, found.matched());
        try (ItemsWriter writer = new ItemsWriter(query, version, links, export)) {
            writer.prepare(found);
            setHeaders(response, query, writer);
            writer.write(found, response.getOutputStream());
        }
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

    @GetMapping("/api/collections/{collectionId}/items/{featureId}")
    void item(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @RequestParam(name = "crs", required = false) @Nullable String crsName,
            @RequestParam(required = false) @Nullable String f)
            throws IOException {
        JsonOnly.check(f);
        Layer layer = store.getLayer(collectionId);
        Crs crs = crsName == null
                ? Crs.CRS84
                : ServedCrs.get(
                        "crs",
                        crsName,
                        ServedCrs.of(layer, facts.of(collectionId).bounds()));
        long version = store.version(collectionId);
        if (isKnown(request, response, VersionTag.of(version, ItemFormat.JSON))) {
            return;
        }
        Feature feature =
                store.findFeature(collectionId, featureId).orElseThrow(() -> Fault.notFound("feature", featureId));
        response.setContentType(ItemFormat.JSON.mediaType());
        response.setHeader("Content-Crs", "<" + crs.uri() + ">");
        String collection = ApiRoot.of(request) + "/collections/" + collectionId;
        FeatureDocument.write(
                layer,
                crs,
                feature,
                List.of(
                        Link.of(ApiRoot.withQuery(request, ""), "self", Link.GEO_JSON),
                        Link.of(collection, "collection", Link.JSON)),
                response.getOutputStream());
    }

    /** Sets the headers of caching; true where the caller has this version and was told so. */
    private static boolean isKnown(HttpServletRequest request, HttpServletResponse response, String tag) {
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "Accept");
        return new ServletWebRequest(request, response).checkNotModified(tag);
    }
}
