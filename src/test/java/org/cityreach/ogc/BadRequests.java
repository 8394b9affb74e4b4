package org.cityreach.ogc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests that must be refused, each with the status, code and parameter of the refusal. */
final class BadRequests {

    private static final String COLLECTION = "/api/collections/bad_points";
    private static final String ITEMS = COLLECTION + "/items";
    private static final String AREAS = "/api/collections/bad_areas/items";
    private static final String COVERAGE = "/api/processes/coverage/execution";
    private static final String FACILITIES = "\"facilities\":{\"collection\":\"bad_points\"},";
    private static final String DEMAND = "\"demand\":{\"collection\":\"bad_areas\"}";

    private final List<Case> cases = new ArrayList<>();

    private BadRequests() {}

    record Case(
            String name,
            String method,
            String path,
            @Nullable String body,
            boolean keyed,
            Refusal refusal,
            String... headers) {

        int status() {
            return refusal.status();
        }

        String code() {
            return refusal.code();
        }

        @Nullable
        String parameter() {
            return refusal.parameter();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** @param parameter the parameter that must be named; null where any or none may be */
    record Refusal(int status, String code, @Nullable String parameter) {}

    static List<Case> all() {
        BadRequests table = new BadRequests();
        table.addReads();
        table.addFilters();
        table.addFeatures();
        table.addGeometries();
        table.addLayers();
        table.addProcesses();
        table.addKeys();
        table.addProtocol();
        table.addHeaders();
        return table.cases;
    }

    private static Refusal bad(String code, @Nullable String parameter) {
        return new Refusal(400, code, parameter);
    }

    private void get(String name, String path, Refusal refusal) {
        cases.add(new Case(name, "GET", path, null, false, refusal));
    }

    private void write(String name, String method, String path, String body, Refusal refusal) {
        cases.add(new Case(name, method, path, body, true, refusal));
    }

    private void feature(String name, String path, String geometry, String properties, Refusal refusal) {
        String body = "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":" + properties + "}";
        write(name, "POST", path, body, refusal);
    }

    private void point(String name, String properties, Refusal refusal) {
        feature(name, ITEMS, "{\"type\":\"Point\",\"coordinates\":[119.9,31.7]}", properties, refusal);
    }

    private void geometry(String name, String geometry, Refusal refusal) {
        feature(name, ITEMS, geometry, "{}", refusal);
    }

    private void area(String name, String rings, String code) {
        feature(
                name,
                AREAS,
                "{\"type\":\"Polygon\",\"coordinates\":" + rings + "}",
                "{}",
                bad(code, code.equals("invalid-ring") ? "geometry.coordinates[0]" : "geometry"));
    }

    private void coverage(String name, String inputs, String code, @Nullable String parameter) {
        cases.add(new Case(name, "POST", COVERAGE, "{\"inputs\":{" + inputs + "}}", false, bad(code, parameter)));
    }

    private void addReads() {
        get("unknown layer", "/api/collections/nowhere/items", new Refusal(404, "collection-not-found", "collection"));
        get("unknown feature", ITEMS + "/nobody", new Refusal(404, "feature-not-found", "feature"));
        get("unknown path", "/api/nothing/here", new Refusal(404, "path-not-found", null));
        get("unknown parameter of items", ITEMS + "?colour=red", bad("unknown-parameter", "colour"));
        get("unknown parameter of the landing page", "/api?x=1", bad("unknown-parameter", "x"));
        get("unknown parameter of a feature", ITEMS + "/p1?limit=1", bad("unknown-parameter", "limit"));
        get("unknown parameter of jobs", "/api/jobs?offset=1", bad("unknown-parameter", "offset"));
        get("unknown parameter of standards", "/api/standards?x=1", bad("unknown-parameter", "x"));
        get("a parameter twice", ITEMS + "?limit=1&limit=2", bad("duplicate-parameter", "limit"));
        get("limit of zero", ITEMS + "?limit=0", bad("invalid-limit", "limit"));
        get("negative limit", ITEMS + "?limit=-5", bad("invalid-limit", "limit"));
        get("limit that is no number", ITEMS + "?limit=many", bad("invalid-limit", "limit"));
        get("limit beyond 64 bits", ITEMS + "?limit=99999999999999999999", bad("invalid-limit", "limit"));
        get("empty limit", ITEMS + "?limit=", bad("invalid-limit", "limit"));
        get("negative offset", ITEMS + "?offset=-1", bad("invalid-offset", "offset"));
        get("box of three numbers", ITEMS + "?bbox=1,2,3", bad("invalid-bbox", "bbox"));
        get("box with a word", ITEMS + "?bbox=1,2,3,north", bad("invalid-bbox", "bbox"));
        get("box with NaN", ITEMS + "?bbox=NaN,31,120,32", bad("invalid-bbox", "bbox"));
        get("endless box", ITEMS + "?bbox=-Infinity,31,120,32", bad("invalid-bbox", "bbox"));
        get("box upside down", ITEMS + "?bbox=119,32,120,31", bad("invalid-bbox", "bbox"));
        get("box back to front", ITEMS + "?bbox=120,31,119,32", bad("invalid-bbox", "bbox"));
        get("system that there is not", ITEMS + "?crs=EPSG:999999", bad("unsupported-crs", "crs"));
        get("system that is not served", ITEMS + "?crs=EPSG:2154", bad("unsupported-crs", "crs"));
        get(
                "system of the box that there is not",
                ITEMS + "?bbox=1,1,2,2&bbox-crs=mars",
                bad("unsupported-crs", "bbox-crs"));
        get("month thirteen", ITEMS + "?datetime=2026-13-01", bad("invalid-datetime", "datetime"));
        get("interval back to front", ITEMS + "?datetime=2026-02-01/2026-01-01", bad("invalid-datetime", "datetime"));
        get("interval of three", ITEMS + "?datetime=../2026-01-01/..", bad("invalid-datetime", "datetime"));
        get("unknown format of items", ITEMS + "?f=gml", bad("unknown-format", "f"));
        get("unknown format of collections", "/api/collections?f=xml", bad("unknown-format", "f"));
        get("download neither true nor false", ITEMS + "?download=maybe", bad("invalid-value", "download"));
        get("limit of jobs", "/api/jobs?limit=0", bad("invalid-limit", "limit"));
        get("limit of jobs that is no number", "/api/jobs?limit=x", bad("invalid-value", "limit"));
        get("status that no job has", "/api/jobs?status=tired", bad("invalid-value", "status"));
        get("unknown job", "/api/jobs/none", new Refusal(404, "job-not-found", "job"));
        get("results of an unknown job", "/api/jobs/none/results", new Refusal(404, "job-not-found", "job"));
    }

    private void addFilters() {
        get("value of another type", ITEMS + "?rank=first", bad("invalid-value", "rank"));
        get("number that is none", ITEMS + "?size=NaN", bad("invalid-value", "size"));
        get("truth that is none", ITEMS + "?open=perhaps", bad("invalid-value", "open"));
        get("filter cut off", ITEMS + "?filter=rank%20%3C", bad("invalid-filter", "filter"));
        get("filter on an unknown property", ITEMS + "?filter=colour%3D1", bad("unknown-property", null));
        get("filter that calls a function", ITEMS + "?filter=exec('x')%3D1", bad("invalid-filter", "filter"));
        get("filter that would be SQL", ITEMS + "?filter=1%3D1%3B%20DROP%20TABLE%20x", bad("invalid-filter", "filter"));
        get("filter language", ITEMS + "?filter=rank%3D1&filter-lang=sql", bad("invalid-value", "filter-lang"));
        get(
                "JSON filter that is no JSON",
                ITEMS + "?filter=rank%3D1&filter-lang=cql2-json",
                bad("invalid-filter", "filter"));
        get("value with NUL", ITEMS + "?kind=a%00b", bad("invalid-character", "kind"));
        get("value beyond all measure", ITEMS + "?kind=" + "a".repeat(20_000), bad("parameter-too-long", "kind"));
        get("broken percent sign", ITEMS + "?kind=%25%E4%BD", bad("malformed-parameter", null));
    }

    private void addFeatures() {
        write("JSON cut off", "POST", ITEMS, "{\"type\":\"Feature\",", bad("unreadable-body", null));
        write("body that is no JSON", "POST", ITEMS, "id,x,y", bad("unreadable-body", null));
        write("empty body", "POST", ITEMS, "", bad("unreadable-body", null));
        write("two documents", "POST", ITEMS, "{} {}", bad("unreadable-body", null));
        write(
                "a member twice",
                "POST",
                ITEMS,
                "{\"type\":\"Feature\",\"type\":\"Feature\"}",
                bad("unreadable-body", null));
        write("nesting without end", "POST", ITEMS, "[".repeat(5000), bad("unreadable-body", null));
        write("a list for a feature", "POST", ITEMS, "[]", bad("invalid-body", "type"));
        write("another type", "POST", ITEMS, "{\"type\":\"Point\",\"coordinates\":[1,2]}", bad("invalid-body", "type"));
        write(
                "no geometry",
                "POST",
                ITEMS,
                "{\"type\":\"Feature\",\"properties\":{}}",
                bad("missing-member", "geometry"));
        write(
                "unknown member",
                "POST",
                ITEMS,
                "{\"type\":\"Feature\",\"geometry\":null,\"colour\":1}",
                bad("unknown-member", "colour"));
        write(
                "id that is an object",
                "PUT",
                ITEMS + "/x",
                "{\"type\":\"Feature\",\"id\":{},\"geometry\":null,\"properties\":{}}",
                bad("invalid-id", "id"));
        point("unknown property", "{\"colour\":1}", bad("unknown-property", "properties.colour"));
        point("value not of the list", "{\"kind\":\"z\"}", bad("value-not-allowed", "properties.kind"));
        point("text for a number", "{\"size\":\"12\"}", bad("invalid-value", "properties.size"));
        point("number beyond all measure", "{\"size\":1e999}", bad("invalid-value", "properties.size"));
        point("fraction for a whole number", "{\"rank\":1.5}", bad("invalid-value", "properties.rank"));
        point("object for a value", "{\"kind\":{\"a\":1}}", bad("invalid-value", "properties.kind"));
        point(
                "time without zone",
                "{\"reported\":\"2026-01-01T00:00:00\"}",
                bad("invalid-value", "properties.reported"));
        write("no change", "PATCH", ITEMS + "/p1", "[]", bad("invalid-body", "body"));
        write(
                "change of an unknown feature",
                "PATCH",
                ITEMS + "/nobody",
                "{}",
                new Refusal(404, "feature-not-found", null));
    }

    private void addGeometries() {
        geometry(
                "one coordinate",
                "{\"type\":\"Point\",\"coordinates\":[1]}",
                bad("invalid-coordinates", "geometry.coordinates"));
        geometry(
                "words for coordinates",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
                bad("invalid-coordinates", null));
        geometry(
                "NaN for a coordinate",
                "{\"type\":\"Point\",\"coordinates\":[NaN,31.7]}",
                bad("unreadable-body", null));
        geometry(
                "endless coordinate",
                "{\"type\":\"Point\",\"coordinates\":[1e999,31.7]}",
                bad("invalid-coordinates", null));
        geometry(
                "latitude of 95",
                "{\"type\":\"Point\",\"coordinates\":[119.9,95]}",
                bad("coordinates-outside-crs", "geometry"));
        geometry("no coordinates", "{\"type\":\"Point\"}", bad("invalid-coordinates", "geometry.coordinates"));
        geometry(
                "shape that there is not",
                "{\"type\":\"Circle\",\"coordinates\":[1,2]}",
                bad("unknown-geometry-type", "geometry.type"));
        geometry("geometry that is a text", "\"POINT(1 2)\"", bad("invalid-geometry", "geometry"));
        geometry(
                "line in a layer of points",
                "{\"type\":\"LineString\",\"coordinates\":[[119.9,31.7],[119.91,31.7]]}",
                bad("wrong-geometry-type", "geometry"));
        area("polygon that crosses itself", "[[[119,31],[120,32],[120,31],[119,32],[119,31]]]", "self-intersection");
        area("ring that is not closed", "[[[119,31],[120,31],[120,32],[119,32]]]", "invalid-ring");
        area("ring of two points", "[[[119,31],[120,31],[119,31]]]", "invalid-ring");
    }

    private void addLayers() {
        String layer = "/api/collections/bad_new";
        write("layer without a shape", "PUT", layer, "{\"title\":\"x\"}", bad("missing-member", "geometryType"));
        write(
                "layer of circles",
                "PUT",
                layer,
                "{\"title\":\"x\",\"geometryType\":\"Circle\"}",
                bad("unknown-geometry-type", "geometryType"));
        write(
                "layer in an unknown system",
                "PUT",
                layer,
                "{\"title\":\"x\",\"geometryType\":\"Point\",\"crs\":\"EPSG:1\"}",
                bad("unknown-crs", "crs"));
        write(
                "layer with an unknown type",
                "PUT",
                layer,
                "{\"title\":\"x\",\"geometryType\":\"Point\",\"properties\":{\"a\":{\"type\":\"blob\"}}}",
                bad("unknown-property-type", "properties.a.type"));
        write(
                "layer with an unknown member",
                "PUT",
                layer,
                "{\"title\":\"x\",\"geometryType\":\"Point\",\"colour\":1}",
                bad("unknown-member", "colour"));
        write(
                "layer under a bad id",
                "PUT",
                "/api/collections/Bad!",
                "{\"title\":\"x\",\"geometryType\":\"Point\"}",
                bad("invalid-collection-id", "collectionId"));
        write(
                "layer that is not there",
                "DELETE",
                "/api/collections/bad_none",
                "",
                new Refusal(404, "collection-not-found", null));
        write(
                "role that there is not",
                "POST",
                "/api/keys",
                "{\"name\":\"x\",\"role\":\"king\"}",
                bad("unknown-role", "role"));
        write("key without a name", "POST", "/api/keys", "{\"role\":\"viewer\"}", bad("missing-member", "name"));
        write("key that is not there", "DELETE", "/api/keys/none", "", new Refusal(404, "key-not-found", null));
    }

    private void addProcesses() {
        cases.add(new Case(
                "unknown process",
                "POST",
                "/api/processes/none/execution",
                "{\"inputs\":{}}",
                false,
                new Refusal(404, "process-not-found", "process")));
        cases.add(new Case(
                "inputs that are a list", "POST", COVERAGE, "{\"inputs\":[]}", false, bad("invalid-value", "inputs")));
        cases.add(new Case(
                "unknown member of the request",
                "POST",
                COVERAGE,
                "{\"input\":{}}",
                false,
                bad("unknown-member", "input")));
        coverage("negative radius", FACILITIES + DEMAND + ",\"radiusMetres\":-1", "invalid-radius", "radiusMetres");
        coverage(
                "radius that is a text",
                FACILITIES + DEMAND + ",\"radiusMetres\":\"300\"",
                "invalid-input",
                "radiusMetres");
        coverage("radius of nothing", FACILITIES + DEMAND + ",\"radiusMetres\":0", "invalid-radius", "radiusMetres");
        coverage("endless radius", FACILITIES + DEMAND + ",\"radiusMetres\":1e999", "invalid-input", "radiusMetres");
        String nowhere = "\"facilities\":{\"collection\":\"nowhere\"}," + DEMAND + ",\"radiusMetres\":300";
        cases.add(new Case(
                "facilities that there are not",
                "POST",
                COVERAGE,
                "{\"inputs\":{" + nowhere + "}}",
                false,
                new Refusal(404, "collection-not-found", null)));
        coverage(
                "unknown input", FACILITIES + DEMAND + ",\"radiusMetres\":300,\"colour\":1", "unknown-input", "colour");
    }

    private void addKeys() {
        cases.add(new Case(
                "wrong key",
                "GET",
                "/api",
                null,
                false,
                new Refusal(401, "wrong-key", "X-API-Key"),
                "X-API-Key",
                "nonsense"));
        cases.add(new Case(
                "wrong bearer",
                "GET",
                "/api",
                null,
                false,
                new Refusal(401, "wrong-key", "Authorization"),
                "Authorization",
                "Bearer x"));
        cases.add(new Case(
                "write without a key",
                "DELETE",
                ITEMS + "/p1",
                null,
                false,
                new Refusal(401, "missing-key", "Authorization")));
    }

    private void addProtocol() {
        cases.add(new Case(
                "method that there is not here",
                "PUT",
                "/api/collections",
                "{}",
                true,
                new Refusal(405, "method-not-allowed", "method")));
        cases.add(new Case(
                "body of another type",
                "POST",
                ITEMS,
                "<a/>",
                true,
                new Refusal(415, "unsupported-media-type", "Content-Type"),
                "Content-Type",
                "application/xml"));
        cases.add(new Case(
                "body that is a form",
                "POST",
                COVERAGE,
                "a=b",
                false,
                new Refusal(415, "unsupported-media-type", "Content-Type"),
                "Content-Type",
                "application/x-www-form-urlencoded"));
        cases.add(new Case(
                "answer of another type",
                "GET",
                ITEMS,
                null,
                false,
                new Refusal(406, "not-acceptable", "Accept"),
                "Accept",
                "image/png"));
        cases.add(new Case(
                "import that is no form",
                "POST",
                COLLECTION + "/imports",
                "{}",
                true,
                new Refusal(415, "unsupported-media-type", "Content-Type")));
    }

    private void addHeaders() {
        cases.add(new Case(
                "system of a body that there is not",
                "PUT",
                ITEMS + "/p1",
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}",
                true,
                bad("unsupported-crs", "Content-Crs"),
                "Content-Crs",
                "<urn:mars>"));
        cases.add(new Case(
                "version that has passed",
                "DELETE",
                ITEMS + "/p1",
                null,
                true,
                new Refusal(412, "version-changed", null),
                "If-Match",
                "\"0-json\""));
    }
}
