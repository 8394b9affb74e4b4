package org.cityreach.publish.part;

import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The workspace that all else is in. Its namespace bears the mark of the owner, and making the namespace makes the
 * workspace: so there is no moment at which ours is not marked. One that bears another mark is refused.
 */
public final class WorkspacePart extends Part<WorkspacePart.Present> {

    private final String uri;

    public WorkspacePart(String workspace, String owner) {
        super("workspace", workspace);
        this.uri = uri(workspace, owner);
    }

    /** The namespace that marks a workspace as ours. */
    static String uri(String workspace, String owner) {
        return "urn:cityreach:publication:" + owner + ":" + workspace;
    }

    /**
     * @param uri of the namespace; null where only the workspace is there
     * @param hasWorkspace false where only the namespace is there
     */
    record Present(@Nullable String uri, boolean hasWorkspace) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode namespace = server.find(Place.of(name(), Kind.NAMESPACE, name()));
        boolean hasWorkspace = server.find(Place.workspace(name())) != null;
        return namespace == null && !hasWorkspace
                ? null
                : new Present(mapped(namespace, node -> node.path("uri").asString("")), hasWorkspace);
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "工作区尚不存在", "there is no such workspace yet");
        }
        if (!uri.equals(present.uri())) {
            throw foreign("workspace", name());
        }
        return present.hasWorkspace()
                ? Decision.right()
                : Decision.of(
                        Action.CREATE,
                        "half-made",
                        "上次中断,只有命名空间",
                        "only its namespace was made, by a run that broke off");
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present present) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        return decision.is("half-made")
                ? server.create(Place.workspace(name()), document.put("name", name()))
                : server.create(
                        Place.of(name(), Kind.NAMESPACE, name()),
                        document.put("prefix", name()).put("uri", uri));
    }
}
