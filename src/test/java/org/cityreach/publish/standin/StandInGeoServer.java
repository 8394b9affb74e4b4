package org.cityreach.publish.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A GeoServer for tests: a real HTTP server with a catalogue that behaves as the real one was seen to, see
 * {@link GeoServerBehaviour}. Something can be made to go wrong at any one call.
 */
public final class StandInGeoServer implements AutoCloseable {

    public static final String USER = "admin";
    public static final String PASSWORD = "geo-sesame-7";

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> calls = new ArrayList<>();
    private final Catalog catalog = new Catalog();
    private final Catalog saved = new Catalog();
    private final GeoServerBehaviour behaviour;
    private @Nullable Mishap mishap;
    private long delayMillis;

    /** What goes wrong at one call. */
    public enum Sort {
        /** The connection ends before anything is done. */
        CUT_BEFORE,
        /** It is done, and the connection ends before the answer. */
        CUT_AFTER,
        /** No answer comes in time, and nothing is done. */
        TIMEOUT_BEFORE,
        /** No answer comes in time, and it is done all the same. */
        TIMEOUT_AFTER,
        /** 500, and nothing is done. */
        ERROR_BEFORE,
        /** 500, and it is done. */
        ERROR_AFTER,
        /** 403, and nothing is done. */
        REFUSED,
        /** 401, and nothing is done. */
        UNAUTHORIZED,
        /** 200 with a page that nobody asked for, to a read. */
        GARBAGE,
        /** 200 with JSON of another shape, to a read. */
        OTHER_SHAPE,
        /** It is done, and the answer is 200 with a page that nobody asked for. */
        GARBAGE_AFTER,
        /** 200, and nothing is done. */
        IGNORED;

        boolean isDone() {
            return this == CUT_AFTER || this == TIMEOUT_AFTER || this == ERROR_AFTER || this == GARBAGE_AFTER;
        }

        /** Whether it is worth trying at a read, which is the same before and after it was done. */
        public boolean isOfReads() {
            return !isDone() && this != IGNORED;
        }

        /** Whether it is worth trying at a write, of whose answer the body is not looked at. */
        public boolean isOfWrites() {
            return this != GARBAGE && this != OTHER_SHAPE;
        }

        /** What is answered in the place of what there was to answer; null where the connection is to end. */
        @Nullable
        Answer answer() {
            return switch (this) {
                case CUT_BEFORE, CUT_AFTER -> null;
                case TIMEOUT_BEFORE, TIMEOUT_AFTER -> Answer.NEVER;
                case ERROR_BEFORE, ERROR_AFTER -> Answer.html(500, "Internal Server Error");
                case REFUSED -> Answer.html(403, "Forbidden");
                case UNAUTHORIZED -> Answer.html(401, "Unauthorized");
                case GARBAGE, GARBAGE_AFTER -> Answer.html(200, "Welcome");
                case OTHER_SHAPE -> Answer.json(Catalog.object().put("welcome", true));
                case IGNORED -> Answer.empty(200);
            };
        }
    }

    private record Mishap(int call, Sort sort) {}

    /** A request however it came. */
    record Incoming(String method, URI uri, UnaryOperator<@Nullable String> headers, byte[] body) {

        @Nullable
        String header(String name) {
            return headers.apply(name);
        }
    }

    public StandInGeoServer(Tables tables) {
        this.behaviour = new GeoServerBehaviour(catalog, tables);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/geoserver/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/geoserver");
    }

    /** Forgets everything. */
    public synchronized void reset() {
        catalog.become(new Catalog());
        calls.clear();
        mishap = null;
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    /** Each call as method and path, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public List<String> writes() {
        return calls().stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    /** Lets something go wrong at the call of that number, counted from 0 since the calls were forgotten. */
    public synchronized void failAt(int call, Sort sort) {
        mishap = new Mishap(call, sort);
    }

    public synchronized void failNever() {
        mishap = null;
    }

    /** Lets every call take a while, so that people can watch. */
    public synchronized void delay(long milliseconds) {
        delayMillis = milliseconds;
    }

    /** Everything it holds as one text, but for what was changed last when. */
    public synchronized String state() {
        return String.join(
                "\n",
                catalog.namespaces.toString(),
                catalog.workspaces.toString(),
                catalog.styles.toString(),
                catalog.dataStores.toString(),
                catalog.featureTypes.toString(),
                catalog.coverageStores.toString(),
                catalog.coverages.toString(),
                catalog.layers.toString(),
                catalog.groups.toString(),
                catalog.cachedTiles.toString(),
                catalog.folders.toString(),
                catalog.files.entrySet().stream()
                        .map(file -> file.getKey() + "=" + Arrays.hashCode(file.getValue()))
                        .toList()
                        .toString());
    }

    /** A feature type as it is kept. */
    public synchronized JsonNode featureType(String key) {
        return Objects.requireNonNull(catalog.featureTypes.get(key), key).deepCopy();
    }

    /** What lies in its data directory, such as {@code data/town/gaps/gaps.v1.gpkg}. */
    public synchronized byte[] file(String path) {
        return Objects.requireNonNull(catalog.files.get(path), path).clone();
    }

    public synchronized int cachedTiles(String layer) {
        return catalog.cachedTiles.getOrDefault(layer, 0);
    }

    /** As if people had looked at the layer. */
    public synchronized void cacheTiles(String layer, int count) {
        catalog.cachedTiles.put(layer, count);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = answer(new Incoming(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    name -> exchange.getRequestHeaders().getFirst(name),
                    body));
            if (answer == null || answer == Answer.NEVER) {
                return;
            }
            if (!answer.type().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", answer.type());
            }
            // The server sends head and body apart; on a connection that stays open the second waits 40 ms.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Null where the connection is to end. */
    synchronized @Nullable Answer answer(Incoming request) {
        pause();
        String path = request.uri().getPath().substring("/geoserver".length());
        Mishap now = mishap != null && mishap.call() == calls.size() ? mishap : null;
        calls.add(request.method() + " " + path);
        Sort sort = now == null ? null : now.sort();
        Answer done = null;
        if (sort == null || sort.isDone()) {
            done = isLoggedIn(request) ? done(request, path) : Answer.html(401, "Unauthorized");
        }
        return sort == null ? done : sort.answer();
    }

    private void pause() {
        if (delayMillis > 0) {
            try {
                wait(delayMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Answer done(Incoming request, String path) {
        Asked asked = new Asked(
                request.method(),
                path,
                Query.of(request.uri()),
                String.valueOf(request.header("Content-Type")),
                String.valueOf(request.header("Accept")),
                request.body());
        try {
            return behaviour.answer(asked);
        } catch (Refusal refusal) {
            Answer answer = refusal.answer();
            return answer.status() == 404 && asked.is("quietOnNotFound") ? Answer.text(404, "") : answer;
        }
    }

    private static boolean isLoggedIn(Incoming request) {
        return LOGIN.equals(request.header("Authorization"));
    }

    /** Keeps what it holds now, for {@link #restore}. */
    public synchronized void save() {
        saved.become(catalog);
    }

    /** Goes back to what was saved. */
    public synchronized void restore() {
        catalog.become(saved);
        calls.clear();
        mishap = null;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
