package org.cityreach.siting.scenario;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A grid, town or other area before and after.
 *
 * @param id null for demand in none of the areas
 */
public record GroupFigures(@Nullable String id, @Nullable String name, Figures before, Figures after) {

    static GroupFigures read(JsonNode node) {
        return new GroupFigures(
                node.path("id").isString() ? node.path("id").asString() : null,
                node.path("name").isString() ? node.path("name").asString() : null,
                Figures.read(node.path("before")),
                Figures.read(node.path("after")));
    }

    /** What people call it; empty for demand in none. */
    public String title() {
        if (name != null) {
            return name;
        }
        return id == null ? "" : id;
    }
}
