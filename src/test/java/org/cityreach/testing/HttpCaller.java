package org.cityreach.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running service over HTTP as a client would; paths are relative to its root. */
public final class HttpCaller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "------cityreach";
    private static final long POLL_NANOS = 10_000_000;
    private static final int MOST_POLLS = 6000;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String root;
    private final @Nullable String key;

    private HttpCaller(String root, @Nullable String key) {
        this.root = root;
        this.key = key;
    }

    public static HttpCaller anonymous(int port) {
        return new HttpCaller("http://127.0.0.1:" + port, null);
    }

    public HttpCaller withKey(String apiKey) {
        return new HttpCaller(root, apiKey);
    }

    public String root() {
        return root;
    }

    /** An answer with its body read whole. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The member {@code code} of a problem document. */
        public String code() {
            return json().path("code").asString("");
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Gets something that is no text, such as a picture. */
    public HttpResponse<byte[]> getBytes(String path, String... headers) {
        return exchange(request(path, headers).GET(), BodyHandlers.ofByteArray());
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** Sends JSON; another {@code Content-Type} among the headers takes its place. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        if (body != null && !String.join(" ", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return exchange(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Posts a file as a form does; {@code fields} are names and values in turn. */
    public Answer upload(String path, String fileName, byte[] file, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(part("name=\"" + fields[i] + "\"", fields[i + 1] + "\r\n"));
        }
        body.writeBytes(part("name=\"file\"; filename=\"" + fileName + "\"", ""));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return sendBytes(
                "POST",
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                "Content-Type",
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static byte[] part(String disposition, String content) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The status of the job that an answer tells of, once the job is over. */
    public JsonNode awaitOver(Answer created) {
        String job = created.header("Location")
                .orElseThrow(() -> new IllegalStateException("no job: " + created))
                .replaceFirst("^https?://[^/]+", "");
        JsonNode state = get(job).json();
        for (int i = 0; i < MOST_POLLS && !state.has("finished"); i++) {
            LockSupport.parkNanos(POLL_NANOS);
            state = get(job).json();
        }
        return state;
    }

    /** Sends whatever the publisher gives, such as a body too large to hold. */
    public Answer sendBytes(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return exchange(request(path, headers).method(method, body));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(120));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (key != null) {
            request.header("X-API-Key", key);
        }
        return request;
    }

    private Answer exchange(HttpRequest.Builder request) {
        return new Answer(exchange(request, BodyHandlers.ofString()));
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
