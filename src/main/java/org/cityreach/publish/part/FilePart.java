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
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A GeoPackage of one layer that is sent to the server. The version is in the file's name, and the store points to
 * that name only once the file has arrived whole: so the store itself says which version it serves, and a transfer
 * that broke off is simply not there.
 */
public final class FilePart extends Part<FilePart.Present> {

    private static final Pattern OURS = Pattern.compile(".*[/\\\\][a-z0-9_-]+\\.v[0-9a-z-]+\\.gpkg");

    private final Place place;
    private final String fileName;
    private final Source source;

    /** Makes the file when it is wanted. */
    @FunctionalInterface
    public interface Source {
        void write(Path file) throws IOException;
    }

    public FilePart(String workspace, String name, String version, Source source) {
        super("store", name);
        this.place = Place.of(workspace, Kind.DATA_STORE, name);
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
        JsonNode store = server.find(place);
        if (store == null) {
            return null;
        }
        Map<String, String> parameters = DatabasePart.parameters(store);
        return new Present(
                parameters.getOrDefault("database", ""),
                store.path("enabled").asBoolean(true),
                server.findTables(place),
                server.published(place).isEmpty(),
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
                return server.sendGeoPackage(place, fileName, body);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its parameters, which would be lost if they were left out. */
    private Written switchOn(GeoServer server, Present present) {
        ObjectNode store =
                JsonNodeFactory.instance.objectNode().put("name", name()).put("enabled", true);
        DatabasePart.putParameters(store, present.parameters());
        return server.change(place, store);
    }
}
