package org.cityreach.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.heat.algorithm.RasterFrame;
import org.cityreach.heat.file.GeoTiff;
import org.cityreach.job.Progress;
import org.cityreach.publish.part.DatabasePart;
import org.cityreach.publish.part.FilePart;
import org.cityreach.publish.part.GroupPart;
import org.cityreach.publish.part.LayerPart;
import org.cityreach.publish.part.LayerStylePart;
import org.cityreach.publish.part.Part;
import org.cityreach.publish.part.StylePart;
import org.cityreach.publish.part.SurfacePart;
import org.cityreach.publish.part.TilesPart;
import org.cityreach.publish.part.WantedLayer;
import org.cityreach.publish.part.WantedLayer.Words;
import org.cityreach.publish.part.WorkspacePart;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServers;
import org.cityreach.publish.standin.StandInGeoServer;
import org.cityreach.publish.standin.WithoutSockets;
import org.cityreach.store.LayerTables.Database;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.util.unit.DataSize;

/**
 * A small town and a map server for it: toilets and parks in a database, results in a file, a density surface, a
 * layer group. What the database holds is given, so that thousands of publications take seconds.
 */
final class PublishingTown implements AutoCloseable {

    static final String WORKSPACE = "town";
    static final List<String> OTHERS_THINGS = List.of("style theirs", "layer their_layer", "group their_group");

    private static final String OWNER = "tests";
    private static final Envelope GAPS = new Envelope(120.4, 120.6, 31.4, 31.6);
    private static final String DATABASE_PASSWORD = "db-sesame-3";

    private final boolean overHttp;
    private final StandInGeoServer server;
    private final Map<String, Envelope> database = new TreeMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final byte[] surface = GeoTiff.write(
            new RasterFrame(500_000, 3_500_000, 100, 3, 2),
            new float[] {0, 1, 2, 3, 4, 5},
            Crs.ofEpsg(4549),
            "density",
            "1/km²");
    private final Envelope surfaceExtent = degrees(500_000, 3_499_800, 500_300, 3_500_000);
    private String databasePassword = DATABASE_PASSWORD;
    private byte[] gaps = "gaps".getBytes(StandardCharsets.UTF_8);
    private final Map<String, GeoServer> opened = new HashMap<>();
    private @Nullable Elsewhere elsewhere;
    private @Nullable Failing failing;

    private PublishingTown(boolean overHttp) {
        this.overHttp = overHttp;
        server = new StandInGeoServer(this::open);
    }

    static PublishingTown withStandIn() {
        return new PublishingTown(true);
    }

    /** A server that runs somewhere, real or not, for layers in files and surfaces only. */
    static PublishingTown at(URI url, String user, String password, byte[] geoPackage) {
        PublishingTown town = new PublishingTown(true);
        town.elsewhere = new Elsewhere(url, user, password);
        town.gaps = geoPackage;
        return town;
    }

    private record Elsewhere(URI url, String user, String password) {}

    /** With requests handed over in memory, for tests that send many thousands. */
    static PublishingTown withoutSockets() {
        return new PublishingTown(false);
    }

    StandInGeoServer server() {
        return server;
    }

    void clear() {
        server.reset();
        database.clear();
        database.put("toilet", new Envelope(120, 121, 31, 32));
        database.put("park", new Envelope(120.2, 120.8, 31.2, 31.8));
        database.put("their_layer", new Envelope(0, 1, 0, 1));
        databasePassword = DATABASE_PASSWORD;
    }

    private Map<String, Envelope> open(Map<String, String> parameters, byte[] file) {
        if (parameters.getOrDefault("dbtype", "").equals("geopkg")) {
            if (file.length == 0) {
                throw new IllegalStateException("no file");
            }
            return Map.of(new String(file, StandardCharsets.UTF_8), GAPS);
        }
        if (!databasePassword.equals(parameters.get("passwd"))) {
            throw new IllegalStateException("password authentication failed");
        }
        return database;
    }

    /** What a test wants published. */
    record Wish(
            List<String> layers,
            boolean hasFile,
            String surface,
            boolean hasGroup,
            List<String> grown,
            boolean withdraw) {

        static Wish whole() {
            return new Wish(List.of("toilet", "park"), true, "a1", true, List.of(), false);
        }

        static Wish nothing() {
            return new Wish(List.of(), false, "", false, List.of(), false);
        }

        /** One of each sort. */
        static Wish small() {
            return new Wish(List.of("toilet"), true, "a1", true, List.of(), false);
        }

        Wish without(String layer) {
            return new Wish(
                    layers.stream().filter(one -> !one.equals(layer)).toList(),
                    hasFile && !layer.equals("gaps"),
                    surface,
                    hasGroup,
                    grown,
                    withdraw);
        }

        Wish withoutGroups() {
            return new Wish(layers, hasFile, surface, false, grown, withdraw);
        }

        Wish withSurface(String job) {
            return new Wish(layers, hasFile, job, hasGroup, grown, withdraw);
        }

        /** After the layer got more features, farther east. */
        Wish grown(String layer) {
            return new Wish(layers, hasFile, surface, hasGroup, List.of(layer), withdraw);
        }

        Wish withdrawing() {
            return new Wish(layers, hasFile, surface, hasGroup, grown, true);
        }
    }

    PublishResult publish(Wish wish) {
        return elsewhere == null
                ? publishAs(StandInGeoServer.USER, StandInGeoServer.PASSWORD, wish)
                : publishAs(elsewhere.user(), elsewhere.password(), wish);
    }

    /** Lets the connection break at one request, before it is sent or after it was answered; null for never. */
    void breakAt(@Nullable Failing how) {
        failing = how;
    }

    PublishResult publishAs(String user, String password, Wish wish) {
        Publisher publisher = new Publisher(open(user, password), WORKSPACE, OWNER);
        Blueprint blueprint = blueprint(wish);
        return publisher.carryOut(publisher.plan(blueprint, wish.withdraw(), Progress.NONE), blueprint, Progress.NONE);
    }

    List<Step> plan(Wish wish) {
        GeoServer there = elsewhere == null
                ? open(StandInGeoServer.USER, StandInGeoServer.PASSWORD)
                : open(elsewhere.user(), elsewhere.password());
        return new Publisher(there, WORKSPACE, OWNER)
                .plan(blueprint(wish), wish.withdraw(), Progress.NONE)
                .steps();
    }

    private GeoServer open(String user, String password) {
        URI there = elsewhere == null ? null : elsewhere.url();
        if (there != null) {
            return failing == null
                    ? new GeoServers(properties()).open(there, user, password)
                    : GeoServers.open(failing, there, user, password);
        }
        return overHttp
                ? new GeoServers(properties()).open(server.url(), user, password)
                : opened.computeIfAbsent(
                        user + password,
                        login -> GeoServers.open(new WithoutSockets(server), server.url(), user, password));
    }

    static PublishProperties properties() {
        return new PublishProperties(
                OWNER,
                List.of(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                DataSize.ofMegabytes(1),
                new PublishProperties.Database("", 0, "", ""),
                Map.of());
    }

    private Blueprint blueprint(Wish wish) {
        wish.grown().forEach(layer -> database.put(layer, new Envelope(120, 121.5, 31, 32)));
        List<Part<?>> styles = new ArrayList<>();
        List<Part<?>> stores = new ArrayList<>();
        List<Part<?>> layers = new ArrayList<>();
        if (!wish.layers().isEmpty()) {
            stores.add(new DatabasePart(
                    WORKSPACE,
                    new Database("db.example.org", 5432, "city", "cityreach", "reader", DATABASE_PASSWORD),
                    new TreeSet<>(wish.layers())));
        }
        Map<String, Long> versions = new LinkedHashMap<>();
        for (String layer : wish.layers()) {
            long version = wish.grown().contains(layer) ? 2 : 1;
            versions.put(layer, version);
            add(styles, layers, layer, DatabasePart.NAME, version, database.getOrDefault(layer, new Envelope()));
        }
        if (wish.hasFile()) {
            stores.add(new FilePart(WORKSPACE, "gaps", "1", file -> Files.write(file, gaps)));
            add(styles, layers, "gaps", "gaps", 1, GAPS);
        }
        if (!wish.surface().isEmpty()) {
            addSurface(styles, layers, wish.surface());
        }
        List<Part<?>> parts = new ArrayList<>();
        if (!layers.isEmpty()) {
            parts.add(new WorkspacePart(WORKSPACE, OWNER));
        }
        parts.addAll(styles);
        parts.addAll(stores);
        parts.addAll(layers);
        if (wish.hasGroup() && !layers.isEmpty()) {
            parts.add(group(wish.layers().isEmpty() ? List.of("gaps") : wish.layers()));
        }
        return new Blueprint(parts, versions, Map.of(), List.of());
    }

    private GroupPart group(List<String> layers) {
        Envelope extent = new Envelope();
        layers.forEach(layer ->
                extent.expandToInclude(layer.equals("gaps") ? GAPS : database.getOrDefault(layer, new Envelope())));
        return new GroupPart(
                WORKSPACE,
                new GroupPart.Wanted(
                        "base",
                        "底图",
                        layers.stream()
                                .map(layer -> new GroupPart.Member(layer, layer))
                                .toList(),
                        extent));
    }

    private static void add(
            List<Part<?>> styles, List<Part<?>> layers, String layer, String store, long version, Envelope extent) {
        styles.add(new StylePart(WORKSPACE, layer, sld(layer)));
        String text = Long.toString(version);
        layers.add(new LayerPart(
                WORKSPACE,
                new WantedLayer(
                        layer,
                        layer,
                        store,
                        layer,
                        new Words(layer + " 图层", "layer of tests"),
                        "EPSG:4490",
                        true,
                        text,
                        extent,
                        new Envelope(73, 135, 16, 54))));
        layers.add(new TilesPart(WORKSPACE, layer, text, false));
        layers.add(new LayerStylePart(WORKSPACE, layer, layer));
    }

    private void addSurface(List<Part<?>> styles, List<Part<?>> layers, String job) {
        styles.add(new StylePart(WORKSPACE, "heatmap", sld("heatmap")));
        layers.add(new SurfacePart(
                WORKSPACE,
                new SurfacePart.Wanted(
                        "heatmap", job, new Words("热力图", "surface " + job), surfaceExtent, () -> surface)));
        layers.add(new TilesPart(WORKSPACE, "heatmap", job, true));
        layers.add(new LayerStylePart(WORKSPACE, "heatmap", "heatmap"));
    }

    private static Envelope degrees(double west, double south, double east, double north) {
        Envelope box = new Envelope();
        for (double[] corner : new double[][] {{west, south}, {east, north}}) {
            CrsTransform.between(Crs.ofEpsg(4549), Crs.CRS84).apply(corner);
            box.expandToInclude(corner[0], corner[1]);
        }
        return box;
    }

    private static String sld(String name) {
        String symbolizer = name.equals("heatmap") ? "RasterSymbolizer" : "PointSymbolizer";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld"><NamedLayer><Name>%s</Name>
                <UserStyle><FeatureTypeStyle><Rule><%s/></Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
                """.formatted(name, symbolizer);
    }

    String state() {
        return server.state();
    }

    void lockDatabase(String password) {
        databasePassword = password;
    }

    void unlockDatabase() {
        databasePassword = DATABASE_PASSWORD;
    }

    /** A workspace that somebody else made, with a style in it. */
    void putForeignWorkspace(String name) {
        send("POST", "/rest/workspaces", "application/json", "{\"workspace\": {\"name\": \"" + name + "\"}}");
        send(
                "POST",
                "/rest/workspaces/" + name + "/styles?raw=true&name=toilet",
                "application/vnd.ogc.sld+xml",
                sld("toilet of others"));
    }

    /** Another workspace in which everything has the names that ours has, down to the cached tiles. */
    void putForeignNamesakes(String workspace) {
        putForeignWorkspace(workspace);
        String in = "/rest/workspaces/" + workspace;
        send("POST", in + "/datastores", "application/json", """
                {"dataStore": {"name": "cityreach", "connectionParameters": {"entry": [
                 {"@key": "dbtype", "$": "postgis"}, {"@key": "passwd", "$": "%s"}]}}}""".formatted(DATABASE_PASSWORD));
        send(
                "POST",
                in + "/datastores/cityreach/featuretypes",
                "application/json",
                "{\"featureType\": {\"name\": \"toilet\", \"nativeName\": \"toilet\", \"title\": \"Theirs\"}}");
        send("POST", in + "/layergroups", "application/json", """
                {"layerGroup": {"name": "base", "publishables": {"published": [{"@type": "layer", "name": "%s:toilet"}]}}}
                """.formatted(workspace));
        send("PUT", in + "/datastores/gaps/file.gpkg?configure=none&filename=gaps.v1.gpkg", "", "gaps");
        server.cacheTiles(workspace + ":toilet", 12);
        server.cacheTiles(workspace + ":base", 34);
    }

    /** Things that somebody else put into a workspace that is ours. */
    void putOthersThings(String workspace) {
        String in = "/rest/workspaces/" + workspace;
        send("POST", in + "/styles?raw=true&name=theirs", "application/vnd.ogc.sld+xml", sld("theirs"));
        send(
                "POST",
                in + "/datastores/cityreach/featuretypes",
                "application/json",
                "{\"featureType\": {\"name\": \"their_layer\", \"nativeName\": \"their_layer\"}}");
        send(
                "POST",
                in + "/layergroups",
                "application/json",
                "{\"layerGroup\": {\"name\": \"their_group\", \"publishables\": {\"published\": [{\"@type\": \"layer\","
                        + " \"name\": \"" + workspace + ":their_layer\"}]}}}");
    }

    List<String> othersThings(String workspace) {
        String state = state();
        return OTHERS_THINGS.stream()
                .filter(thing -> state.contains(workspace + ":" + thing.substring(thing.indexOf(' ') + 1) + "="))
                .toList();
    }

    /** Asks the server as somebody else would. */
    void send(String method, String path, String type, String body) {
        String login = Base64.getEncoder()
                .encodeToString(
                        (StandInGeoServer.USER + ":" + StandInGeoServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Basic " + login)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
