package org.cityreach.publish.server;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * The resources of GeoServer's REST interface that publishing needs, as its documentation names them. Answers come as
 * they are, whatever their status: a GeoServer's statuses are not to be trusted, see {@link GeoServer}. Formats are
 * asked for by headers, since endings of paths are on their way out. {@code quietOnNotFound} keeps what is not there
 * out of the server's log.
 */
@HttpExchange
public interface GeoServerApi {

    String JSON = "application/json";
    String SLD = "application/vnd.ogc.sld+xml";

    /** The cache compares the whole header with this, so it bears no charset. */
    String XML = "text/xml";

    @GetExchange(url = "/rest/about/version", accept = JSON)
    ResponseEntity<byte[]> version();

    @GetExchange(url = "/rest/namespaces/{workspace}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> namespace(@PathVariable String workspace);

    /** Makes the workspace of that name as well. */
    @PostExchange(url = "/rest/namespaces", contentType = JSON)
    ResponseEntity<byte[]> createNamespace(@RequestBody byte[] namespace);

    @GetExchange(url = "/rest/workspaces/{workspace}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> workspace(@PathVariable String workspace);

    @PostExchange(url = "/rest/workspaces", contentType = JSON)
    ResponseEntity<byte[]> createWorkspace(@RequestBody byte[] workspace);

    /** Without {@code recurse}, so that one with anything in it stays. */
    @DeleteExchange("/rest/workspaces/{workspace}")
    ResponseEntity<byte[]> deleteWorkspace(@PathVariable String workspace);

    @GetExchange(url = "/rest/workspaces/{workspace}/styles", accept = JSON)
    ResponseEntity<byte[]> styles(@PathVariable String workspace);

    @GetExchange(url = "/rest/workspaces/{workspace}/styles/{style}?quietOnNotFound=true", accept = SLD)
    ResponseEntity<byte[]> style(@PathVariable String workspace, @PathVariable String style);

    /** {@code raw} keeps the document as it is; else the server writes it anew in words of its own. */
    @PostExchange(url = "/rest/workspaces/{workspace}/styles?raw=true", contentType = SLD)
    ResponseEntity<byte[]> createStyle(
            @PathVariable String workspace, @RequestParam String name, @RequestBody byte[] sld);

    @PutExchange(url = "/rest/workspaces/{workspace}/styles/{style}?raw=true", contentType = SLD)
    ResponseEntity<byte[]> changeStyle(
            @PathVariable String workspace, @PathVariable String style, @RequestBody byte[] sld);

    @DeleteExchange("/rest/workspaces/{workspace}/styles/{style}?purge=true")
    ResponseEntity<byte[]> deleteStyle(@PathVariable String workspace, @PathVariable String style);

    @GetExchange(url = "/rest/workspaces/{workspace}/datastores", accept = JSON)
    ResponseEntity<byte[]> dataStores(@PathVariable String workspace);

    @GetExchange(url = "/rest/workspaces/{workspace}/datastores/{store}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> dataStore(@PathVariable String workspace, @PathVariable String store);

    @PostExchange(url = "/rest/workspaces/{workspace}/datastores", contentType = JSON)
    ResponseEntity<byte[]> createDataStore(@PathVariable String workspace, @RequestBody byte[] store);

    @PutExchange(url = "/rest/workspaces/{workspace}/datastores/{store}", contentType = JSON)
    ResponseEntity<byte[]> changeDataStore(
            @PathVariable String workspace, @PathVariable String store, @RequestBody byte[] body);

    /** Sends a file into the server's data directory and points the store, made if it is not there, to it. */
    @PutExchange(
            url = "/rest/workspaces/{workspace}/datastores/{store}/file.gpkg?configure=none",
            contentType = "application/geopackage+sqlite3")
    ResponseEntity<byte[]> uploadGeoPackage(
            @PathVariable String workspace,
            @PathVariable String store,
            @RequestParam String filename,
            @RequestBody Resource file);

    @DeleteExchange("/rest/workspaces/{workspace}/datastores/{store}")
    ResponseEntity<byte[]> deleteDataStore(@PathVariable String workspace, @PathVariable String store);

    /** The tables that the server sees in a store; 404 where it cannot open it. */
    @GetExchange(url = "/rest/workspaces/{workspace}/datastores/{store}/featuretypes?list=all", accept = JSON)
    ResponseEntity<byte[]> tables(@PathVariable String workspace, @PathVariable String store);

    @GetExchange(url = "/rest/workspaces/{workspace}/datastores/{store}/featuretypes", accept = JSON)
    ResponseEntity<byte[]> featureTypesOfStore(@PathVariable String workspace, @PathVariable String store);

    @GetExchange(url = "/rest/workspaces/{workspace}/featuretypes", accept = JSON)
    ResponseEntity<byte[]> featureTypes(@PathVariable String workspace);

    @GetExchange(url = "/rest/workspaces/{workspace}/featuretypes/{name}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> featureType(@PathVariable String workspace, @PathVariable String name);

    /** Makes the layer of that name as well. */
    @PostExchange(url = "/rest/workspaces/{workspace}/datastores/{store}/featuretypes", contentType = JSON)
    ResponseEntity<byte[]> createFeatureType(
            @PathVariable String workspace, @PathVariable String store, @RequestBody byte[] featureType);

    /** @param recalculate {@code nativebbox,latlonbbox}; what is not named stays as it was, right or wrong */
    @PutExchange(url = "/rest/workspaces/{workspace}/datastores/{store}/featuretypes/{name}", contentType = JSON)
    ResponseEntity<byte[]> changeFeatureType(
            @PathVariable String workspace,
            @PathVariable String store,
            @PathVariable String name,
            @RequestParam String recalculate,
            @RequestBody byte[] featureType);

    /** With the layer that shows it. */
    @DeleteExchange("/rest/workspaces/{workspace}/datastores/{store}/featuretypes/{name}?recurse=true")
    ResponseEntity<byte[]> deleteFeatureType(
            @PathVariable String workspace, @PathVariable String store, @PathVariable String name);

    @GetExchange(url = "/rest/workspaces/{workspace}/coveragestores", accept = JSON)
    ResponseEntity<byte[]> coverageStores(@PathVariable String workspace);

    @GetExchange(url = "/rest/workspaces/{workspace}/coveragestores/{store}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> coverageStore(@PathVariable String workspace, @PathVariable String store);

    /** Sends a raster, makes store, coverage and layer where they are not there. */
    @PutExchange(
            url = "/rest/workspaces/{workspace}/coveragestores/{store}/file.geotiff?configure=first",
            accept = JSON,
            contentType = "image/tiff")
    ResponseEntity<byte[]> uploadGeoTiff(
            @PathVariable String workspace,
            @PathVariable String store,
            @RequestParam String coverageName,
            @RequestParam String filename,
            @RequestBody byte[] file);

    @DeleteExchange("/rest/workspaces/{workspace}/coveragestores/{store}?purge=all")
    ResponseEntity<byte[]> deleteCoverageStore(@PathVariable String workspace, @PathVariable String store);

    @GetExchange(url = "/rest/workspaces/{workspace}/coveragestores/{store}/coverages", accept = JSON)
    ResponseEntity<byte[]> coveragesOfStore(@PathVariable String workspace, @PathVariable String store);

    @GetExchange(
            url = "/rest/workspaces/{workspace}/coveragestores/{store}/coverages/{name}?quietOnNotFound=true",
            accept = JSON)
    ResponseEntity<byte[]> coverage(
            @PathVariable String workspace, @PathVariable String store, @PathVariable String name);

    /** Servers of several ages want the parameter under either name. */
    @PutExchange(
            url = "/rest/workspaces/{workspace}/coveragestores/{store}/coverages/{name}"
                    + "?calculate={calculate}&recalculate={calculate}",
            contentType = JSON)
    ResponseEntity<byte[]> changeCoverage(
            @PathVariable String workspace,
            @PathVariable String store,
            @PathVariable String name,
            @PathVariable String calculate,
            @RequestBody byte[] coverage);

    @DeleteExchange("/rest/workspaces/{workspace}/coveragestores/{store}/coverages/{name}?recurse=true")
    ResponseEntity<byte[]> deleteCoverage(
            @PathVariable String workspace, @PathVariable String store, @PathVariable String name);

    @GetExchange(url = "/rest/layers/{workspace}:{name}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> layer(@PathVariable String workspace, @PathVariable String name);

    @PutExchange(url = "/rest/layers/{workspace}:{name}", contentType = JSON)
    ResponseEntity<byte[]> changeLayer(
            @PathVariable String workspace, @PathVariable String name, @RequestBody byte[] layer);

    @GetExchange(url = "/rest/workspaces/{workspace}/layergroups", accept = JSON)
    ResponseEntity<byte[]> layerGroups(@PathVariable String workspace);

    @GetExchange(url = "/rest/workspaces/{workspace}/layergroups/{name}?quietOnNotFound=true", accept = JSON)
    ResponseEntity<byte[]> layerGroup(@PathVariable String workspace, @PathVariable String name);

    @PostExchange(url = "/rest/workspaces/{workspace}/layergroups", contentType = JSON)
    ResponseEntity<byte[]> createLayerGroup(@PathVariable String workspace, @RequestBody byte[] group);

    @PutExchange(url = "/rest/workspaces/{workspace}/layergroups/{name}", contentType = JSON)
    ResponseEntity<byte[]> changeLayerGroup(
            @PathVariable String workspace, @PathVariable String name, @RequestBody byte[] group);

    @DeleteExchange("/rest/workspaces/{workspace}/layergroups/{name}")
    ResponseEntity<byte[]> deleteLayerGroup(@PathVariable String workspace, @PathVariable String name);

    @GetExchange(url = "/gwc/rest/layers/{workspace}:{name}.xml", accept = XML)
    ResponseEntity<byte[]> cachedLayer(@PathVariable String workspace, @PathVariable String name);

    @PostExchange("/gwc/rest/masstruncate")
    ResponseEntity<byte[]> truncate(@RequestHeader("Content-Type") String contentType, @RequestBody byte[] request);
}
