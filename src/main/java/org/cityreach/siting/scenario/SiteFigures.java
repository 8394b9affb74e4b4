package org.cityreach.siting.scenario;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A site of a plan. NaN where a figure does not exist, as the place where a matrix gave none.
 *
 * @param role {@code new}, {@code fixed}, {@code kept}, {@code closed} or {@code upgraded}
 * @param option name of its size; null where there is only one
 * @param longitude degrees
 * @param latitude degrees
 * @param load weight that it serves, in the unit of the demand's weight
 * @param utilisation load as a share of capacity
 */
public record SiteFigures(
        String id,
        @Nullable String name,
        String role,
        @Nullable String option,
        double longitude,
        double latitude,
        double capacity,
        double cost,
        double load,
        double utilisation,
        double demandCount,
        double meanMetres,
        double maxMetres) {

    static SiteFigures read(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        JsonNode position = feature.path("geometry").path("coordinates");
        String id = feature.path("id").asString(properties.path("id").asString(""));
        return new SiteFigures(
                id,
                text(properties, "name"),
                properties.path("role").asString("new"),
                text(properties, "optionName"),
                position.path(0).isNumber() ? position.path(0).asDouble() : Double.NaN,
                position.path(1).isNumber() ? position.path(1).asDouble() : Double.NaN,
                Figures.number(properties, "capacity"),
                Figures.number(properties, "cost"),
                Figures.number(properties, "load"),
                Figures.number(properties, "utilisation"),
                Figures.number(properties, "demandCount"),
                Figures.number(properties, "meanMetres"),
                Figures.number(properties, "maxMetres"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() || value.asString("").isBlank() ? null : value.asString();
    }

    public boolean isOpen() {
        return !role.equals("closed");
    }

    /** Whether it stands only in the plan. */
    public boolean isNew() {
        return role.equals("new") || role.equals("fixed");
    }

    public boolean hasPlace() {
        return Double.isFinite(longitude) && Double.isFinite(latitude);
    }

    /** What people call it. */
    public String title() {
        return name == null ? id : name;
    }
}
