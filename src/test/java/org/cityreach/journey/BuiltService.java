package org.cityreach.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built jar as its own process, with the demo city in a fresh GeoPackage, on a free port of the
 * loopback address. Closing it stops the process and removes the store.
 */
final class BuiltService implements AutoCloseable {

    static final String ADMIN_KEY = "journey-admin-key-0123456789";
    private static final Duration LONGEST_START = Duration.ofSeconds(180);

    private final Process process;
    private final Path folder;
    private final URI root;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    private BuiltService(Process process, Path folder, URI root) {
        this.process = process;
        this.folder = folder;
        this.root = root;
    }

    /** The jar that the build made, or the one the property {@code cityreach.jar} names. */
    static Optional<Path> findJar() {
        Path jar = Path.of(System.getProperty("cityreach.jar", "target/cityreach.jar"));
        return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    }

    static BuiltService start(Path jar) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cityreach-journey");
        int port = freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                jar.toAbsolutePath().toString(),
                "--server.port=" + port,
                "--cityreach.demo=true",
                "--cityreach.store.path=" + folder.resolve("city.gpkg"),
                "--cityreach.security.admin-key=" + ADMIN_KEY);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
        BuiltService service = new BuiltService(process, folder, URI.create("http://localhost:" + port + "/"));
        service.awaitReady();
        return service;
    }

    URI root() {
        return root;
    }

    JsonNode get(String path) {
        return exchange(HttpRequest.newBuilder(root.resolve(path)).GET());
    }

    JsonNode post(String path, String body) {
        return exchange(HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As a job; its first state. */
    JsonNode submit(String path, String body) {
        return exchange(HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** With the key that may write. */
    JsonNode put(String path, String body) {
        return exchange(HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-API-Key", ADMIN_KEY)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** With the key that may write. */
    void delete(String path) {
        exchange(HttpRequest.newBuilder(root.resolve(path))
                .header("X-API-Key", ADMIN_KEY)
                .DELETE());
    }

    /** Imports a file into a collection; the report once the job is over. Fields are names and values in turn. */
    JsonNode importFile(String collection, Path file, String... fields) {
        String boundary = "between-the-parts";
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, fields[i], fields[i + 1]));
        }
        form.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, file.getFileName()));
        try {
            form.append(Files.readString(file))
                    .append("\r\n--")
                    .append(boundary)
                    .append("--\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode job = exchange(HttpRequest.newBuilder(root.resolve("api/collections/" + collection + "/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-API-Key", ADMIN_KEY)
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
        String path = "api/jobs/" + job.path("jobID").asString();
        while (!"successful".equals(job.path("status").asString())) {
            if ("failed".equals(job.path("status").asString())) {
                throw new IllegalStateException(job.toString());
            }
            job = exchange(HttpRequest.newBuilder(root.resolve(path)).header("X-API-Key", ADMIN_KEY));
        }
        return exchange(HttpRequest.newBuilder(root.resolve(path + "/results")).header("X-API-Key", ADMIN_KEY));
    }

    private JsonNode exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? json.nullNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (isReady()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        String log = Files.readString(folder.resolve("service.log"));
        close();
        throw new IllegalStateException("the service did not become ready:\n" + log);
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(root.resolve("actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
