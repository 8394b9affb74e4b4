package org.cityreach.publish.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A GeoPackage of one layer that is sent to the server. The version is in the file's name, and the store points to
 * that name only once the file has arrived whole: so the store itself says which version it serves, and a transfer
 * that broke off is simply not there.
 */
public final class FilePart extends Part<FilePart.Present> {

    private static final Pattern OURS = Pattern.compile(".*[/\\\\][a-z0-9_-]+\\.v[0-9a-z-]+\\.gpkg");

    private final String workspace;
    private final String fileName;
    private final Source source;

    /** Makes the file when it is wanted. */
    @FunctionalInterface
    public interface Source {
        void write(Path file) throws IOException;
    }

    public FilePart(String workspace, String name, String version, Source source) {
        super("store", name);
        this.workspace = workspace;
        this.fileName = name + ".v" + version + ".gpkg";
        this.source = source;
    }

    /**
     * @param path of the file that it serves
     * @param tables that the server sees in it; null where it cannot open it
     * @param isEmpty whether nothing is published from it
     */
    record Present(
            String path,
            boolean enabled,
            @Nullable List<String> tables,
            boolean isEmpty,
            Map<String, String> parameters) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode answer = server.find("the store " + name(), api -> api.dataStore(workspace, name()));
        if (answer == null) {
            return null;
        }
        JsonNode seen = server.find("the tables of the store " + name(), api -> api.tables(workspace, name()));
        JsonNode published = server.find("the layers of " + name(), api -> api.featureTypesOfStore(workspace, name()));
        Map<String, String> parameters = DatabasePart.parameters(answer.path("dataStore"));
        return new Present(
                parameters.getOrDefault("database", ""),
                answer.path("dataStore").path("enabled").asBoolean(true),
                mapped(seen, DatabasePart::tableNames),
                GeoServer.names(published, "featureTypes", "featureType").isEmpty(),
                parameters);
    }

    static boolean isOurs(String path) {
        return OURS.matcher(path).matches();
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "数据文件尚未上传", "its data is not there yet");
        }
        if (!isOurs(present.path()) && !present.isEmpty()) {
            throw foreign("store", name());
        }
        if (!present.path().endsWith("/" + fileName) && !present.path().endsWith("\\" + fileName)) {
            return Decision.of(Action.CHANGE, "data-changed", "数据已更新,重新上传", "the data has changed and is sent anew");
        }
        if (!present.enabled()) {
            return Decision.of(Action.CHANGE, "switched-off", "数据源已停用,重新启用", "it was switched off and is switched on");
        }
        boolean opens = present.tables() != null && present.tables().contains(name());
        return opens
                ? Decision.right()
                : Decision.of(
                        Action.CHANGE,
                        "cannot-open",
                        "服务器打不开该文件,重新上传",
                        "the server cannot open the file: it is sent anew");
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present present) {
        if (decision.is("switched-off")) {
            return switchOn(server, required(present));
        }
        try {
            Path file = Files.createTempFile("cityreach-publish", ".gpkg");
            try {
                // Writers of GeoPackages make their file themselves.
                Files.delete(file);
                source.write(file);
                FileSystemResource body = new FileSystemResource(file);
                return server.write(api -> api.uploadGeoPackage(workspace, name(), fileName, body));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its parameters, which would be lost if they were left out. */
    private Written switchOn(GeoServer server, Present present) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode store = body.putObject("dataStore").put("name", name()).put("enabled", true);
        ArrayNode entries = store.putObject("connectionParameters").putArray("entry");
        present.parameters()
                .forEach((key, value) -> entries.addObject().put("@key", key).put("$", value));
        return server.write(api -> api.changeDataStore(workspace, name(), GeoServer.bytes(body)));
    }
}
