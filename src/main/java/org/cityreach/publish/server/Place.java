package org.cityreach.publish.server;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * Where a thing is in GeoServer's REST interface.
 *
 * @param folder what it is in, as an encoded path
 * @param name as it stands in the path, not encoded
 */
public record Place(String folder, Kind kind, String name) {

    private static final String ROOT = "/rest";

    /** A thing of a workspace; workspaces, namespaces and layers stand at the root, layers under both names. */
    public static Place of(String workspace, Kind kind, String name) {
        return switch (kind) {
            case WORKSPACE, NAMESPACE -> new Place(ROOT, kind, name);
            case LAYER -> new Place(ROOT, kind, workspace + ":" + name);
            case FOLDER -> new Place(ROOT + "/resource/data/" + segment(workspace), kind, name);
            default -> new Place(ROOT + "/workspaces/" + segment(workspace), kind, name);
        };
    }

    public static Place workspace(String name) {
        return of(name, Kind.WORKSPACE, name);
    }

    /** The folder in the data directory in which the folders of a workspace's stores are. */
    public static Place folderOf(String workspace) {
        return new Place(ROOT + "/resource/data", Kind.FOLDER, workspace);
    }

    /** A feature type or coverage as one of its store: so it is changed and removed. */
    public Place in(Place store) {
        return new Place(store.path(), kind, name);
    }

    private static String segment(String name) {
        return UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }

    /** The address that lists its like and takes new ones. */
    String list() {
        return folder + "/" + kind.path();
    }

    String path() {
        return (kind == Kind.FOLDER ? folder : list()) + "/" + segment(name);
    }

    /** Said to a person. */
    String said() {
        return "the " + kind.said() + " " + name;
    }
}
