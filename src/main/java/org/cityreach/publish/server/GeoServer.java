package org.cityreach.publish.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One GeoServer, spoken to with care. Reading gives what is there or nothing, and faults that say what is wrong where
 * it gives neither. Writing gives only what the server said, for it says 200 to what it ignores and 500 to what it
 * has done: whether a write took effect is learnt by reading. What a server puts into the body of a failure is never
 * passed on, so that nothing of an address that is no GeoServer leaks through this service. Safe for use by many
 * threads.
 */
public final class GeoServer {

    /** What {@link Written#status()} is where no answer came. */
    public static final int NO_ANSWER = 0;

    private static final String FORBIDDEN = "geoserver-forbidden";
    private static final String APPLICATION_JSON = "application/json";
    private static final String SLD = "application/vnd.ogc.sld+xml";

    /** The cache compares the whole header with this, so it bears no charset. */
    private static final String XML = "text/xml";

    /** Keeps what is not there out of the server's log. */
    private static final String QUIET = "?quietOnNotFound=true";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GeoServerApi api;

    GeoServer(GeoServerApi api) {
        this.api = api;
    }

    /**
     * What the server said to a write.
     *
     * @param status {@link #NO_ANSWER} where the connection failed: the write may have been done
     */
    public record Written(int status) {

        /** Said to a person. */
        public String said() {
            return status == NO_ANSWER ? "no answer came" : "the server answered " + status;
        }

        /** Whether the server understood the write and does not want it. A wrong login is no such refusal. */
        public boolean isRefused() {
            return status / 100 == 4 && status != 401;
        }
    }

    /** Whether what answers is a GeoServer. */
    public boolean answers() {
        return findBytes("its version", "/rest/about/version", APPLICATION_JSON) != null;
    }

    /** What the server tells of a thing; null where there is none. */
    public @Nullable JsonNode find(Place place) {
        String query = place.kind() == Kind.FOLDER ? "?format=json" : QUIET;
        byte[] body = findBytes(place.said(), place.path() + query, APPLICATION_JSON);
        return body == null
                ? null
                : member(place.said(), read(place.said(), body), place.kind().member());
    }

    /** A style's document; null where there is none. */
    public @Nullable String findStyle(Place style) {
        byte[] body = findBytes(style.said(), style.path() + QUIET, SLD);
        if (body == null) {
            return null;
        }
        String sld = new String(body, StandardCharsets.UTF_8);
        if (!sld.contains("StyledLayerDescriptor")) {
            throw unreadable(style.said());
        }
        return sld;
    }

    /** The names of all things of a workspace that are of one kind. */
    public List<String> names(String workspace, Kind kind) {
        return names("the " + kind.listing(), Place.of(workspace, kind, "").list(), kind);
    }

    /** The names of what is published from a store. */
    public List<String> published(Place store) {
        Kind kind = store.kind() == Kind.DATA_STORE ? Kind.FEATURE_TYPE : Kind.COVERAGE;
        return names("what is published from " + store.said(), store.path() + "/" + kind.path(), kind);
    }

    private List<String> names(String what, String path, Kind kind) {
        byte[] body = findBytes(what, path, APPLICATION_JSON);
        return body == null
                ? List.of()
                : items(member(what, read(what, body), kind.listing()).path(kind.member())).stream()
                        .map(item -> item.path("name").asString(""))
                        .toList();
    }

    /** What is in a folder; null where it is not there or the server lets nobody see it. */
    public @Nullable List<String> findFiles(Place folder) {
        try {
            JsonNode there = find(folder);
            return there == null ? null : filesIn(there);
        } catch (Fault fault) {
            if (fault.code().equals(FORBIDDEN)) {
                return null;
            }
            throw fault;
        }
    }

    /** What is in a folder as the server tells it. */
    public static List<String> filesIn(JsonNode folder) {
        return items(folder.path("children").path("child")).stream()
                .map(child -> child.path("name").asString(""))
                .toList();
    }

    /** The tables that the server sees in a store; null where it cannot open it. */
    public @Nullable List<String> findTables(Place store) {
        String what = "the tables of " + store.said();
        byte[] body = findBytes(what, store.path() + "/" + Kind.FEATURE_TYPE.path() + "?list=all", APPLICATION_JSON);
        return body == null
                ? null
                : items(member(what, read(what, body), "list").path("string")).stream()
                        .map(name -> name.asString(""))
                        .toList();
    }

    /** Whether the tile cache knows a layer or group. */
    public boolean isCached(Place layer) {
        return findBytes("the tile cache of " + layer.name(), "/gwc/rest/layers/" + layer.name() + ".xml", XML) != null;
    }

    private static JsonNode read(String what, byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw unreadable(what);
        }
    }

    private static JsonNode member(String what, JsonNode document, String name) {
        JsonNode member = document.path(name);
        if (member.isMissingNode()) {
            throw unreadable(what);
        }
        return member;
    }

    private static Fault unreadable(String what) {
        return Fault.elsewhere(
                "geoserver-unreadable", "asked for " + what + ", the server answered something else than it should");
    }

    private byte @Nullable [] findBytes(String what, String path, String accept) {
        ResponseEntity<byte[]> answer;
        try {
            answer = api.get(path, accept);
        } catch (RestClientException failure) {
            throw Fault.elsewhere("geoserver-unreachable", "asked for " + what + ", " + reason(failure));
        }
        int status = answer.getStatusCode().value();
        if (status == 404) {
            return null;
        }
        if (status == 401 || status == 403) {
            throw Fault.elsewhere(
                    status == 401 ? "geoserver-login-refused" : FORBIDDEN,
                    "asked for " + what + ", the server answered " + status
                            + ": name and password must be those of an administrator");
        }
        if (status / 100 == 3) {
            throw Fault.elsewhere(
                    "geoserver-redirects",
                    "asked for " + what + ", the server sends elsewhere (" + status
                            + "); redirects are not followed: give the address it sends to");
        }
        byte[] body = answer.getBody();
        if (status / 100 != 2 || body == null) {
            throw Fault.elsewhere("geoserver-failed", "asked for " + what + ", the server answered " + status);
        }
        return body;
    }

    /** Says in words of our own why no answer came. */
    private static String reason(RestClientException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerTooLargeException) {
                return "the server answered more than is read";
            }
            if (cause.getClass().getSimpleName().contains("Timeout")) {
                return "the server did not answer in time";
            }
        }
        return "the server did not answer";
    }

    /** A namespace makes its workspace as well, a feature type its layer. */
    public Written create(Place place, ObjectNode document) {
        return write(to -> to.post(place.list(), APPLICATION_JSON, bytes(place, document)));
    }

    /** Bounds stay as they are. */
    public Written change(Place place, ObjectNode document) {
        boolean hasBounds = place.kind() == Kind.FEATURE_TYPE || place.kind() == Kind.COVERAGE;
        return change(place, hasBounds ? computing("") : "", document);
    }

    /** With the bounds of the feature type or coverage computed anew. */
    public Written changeWithBounds(Place resource, ObjectNode document) {
        return change(resource, computing("nativebbox,latlonbbox"), document);
    }

    private Written change(Place place, String query, ObjectNode document) {
        return write(to -> to.put(place.path() + query, APPLICATION_JSON, bytes(place, document)));
    }

    /** Servers of several ages want the parameter under either name; without it they compute what they see fit. */
    private static String computing(String boxes) {
        return "?recalculate=" + boxes + "&calculate=" + boxes;
    }

    private static byte[] bytes(Place place, ObjectNode document) {
        return JSON.writeValueAsBytes(
                JsonNodeFactory.instance.objectNode().set(place.kind().member(), document));
    }

    /** {@code raw} keeps the document as it is; else the server writes it anew in words of its own. */
    public Written createStyle(Place style, byte[] sld) {
        return write(to -> to.post(style.list() + "?raw=true&name=" + style.name(), SLD, sld));
    }

    public Written changeStyle(Place style, byte[] sld) {
        return write(to -> to.put(style.path() + "?raw=true", SLD, sld));
    }

    /** Sends a file into the server's data directory and points the store, made if it is not there, to it. */
    public Written sendGeoPackage(Place store, String fileName, Resource file) {
        String path = store.path() + "/file.gpkg?configure=none&filename=" + fileName;
        return write(to -> to.send(path, "application/geopackage+sqlite3", file));
    }

    /** Sends a raster, makes store, coverage and layer where they are not there, all of one name. */
    public Written sendGeoTiff(Place store, String fileName, byte[] file) {
        String path =
                store.path() + "/file.geotiff?configure=first&coverageName=" + store.name() + "&filename=" + fileName;
        return write(to -> to.put(path, "image/tiff", file));
    }

    /**
     * Removes a feature type or coverage with the layer that shows it, a style with its file; anything else only
     * where nothing depends on it.
     */
    public Written delete(Place place) {
        String query = switch (place.kind()) {
            case FEATURE_TYPE, COVERAGE -> "?recurse=true";
            case STYLE -> "?purge=true";
            default -> "";
        };
        return write(to -> to.delete(place.path() + query));
    }

    /** Drops the cached tiles of a layer or group. */
    public Written truncate(Place layer) {
        String request = "<truncateLayer><layerName>" + layer.name() + "</layerName></truncateLayer>";
        return write(to -> to.post("/gwc/rest/masstruncate", XML, request.getBytes(StandardCharsets.UTF_8)));
    }

    private Written write(Function<GeoServerApi, ResponseEntity<byte[]>> call) {
        try {
            return new Written(call.apply(api).getStatusCode().value());
        } catch (RestClientException failure) {
            return new Written(NO_ANSWER);
        }
    }

    /**
     * The members of a list as this server writes them: an array, a single object where there is one, an empty text
     * where there is none.
     */
    public static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(items::add);
        } else if (list.isObject() || list.isString() && !list.asString().isEmpty()) {
            items.add(list);
        }
        return items;
    }
}
