package org.cityreach.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be on a server.
 *
 * @param styles further styles than those that the layers are drawn in
 * @param dryRun whether only the plan is wanted
 * @param withdraw whether what was published before and is not named here is taken away
 */
public record PublishRequest(
        Target target,
        List<Collection> collections,
        List<String> styles,
        List<Group> groups,
        List<Surface> surfaces,
        boolean dryRun,
        boolean withdraw) {

    public PublishRequest {
        collections = List.copyOf(collections);
        styles = List.copyOf(styles);
        groups = List.copyOf(groups);
        surfaces = List.copyOf(surfaces);
    }

    /**
     * A collection as a layer.
     *
     * @param style null for the collection's own
     */
    public record Collection(String id, @Nullable String style) {}

    /**
     * A surface as a layer.
     *
     * @param job a job of the process {@code density}
     * @param name on the server; null for one made of the job's id. A name that is kept lets another job take the
     *     place of the one before
     */
    public record Surface(String job, @Nullable String name) {}

    /**
     * Layers under one name.
     *
     * @param title null for the name
     * @param layers names of collections and surfaces of this request, the lowest first
     */
    public record Group(String name, @Nullable String title, List<String> layers) {

        public Group {
            layers = List.copyOf(layers);
        }
    }
}
