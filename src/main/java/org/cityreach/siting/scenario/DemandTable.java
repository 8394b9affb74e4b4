package org.cityreach.siting.scenario;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every demand place of a result, as columns. Do not write to the arrays.
 *
 * @param longitude degrees; NaN where a matrix gave no place
 * @param latitude degrees
 * @param weight from 0
 * @param beforeMetres distance to what served it before; NaN where nothing did
 * @param afterMetres distance to what serves it now, where several do the mean by their shares; NaN where
 *     nothing does
 * @param group id of the area it lies in; null where it lies in none
 */
public record DemandTable(
        String[] id,
        double[] longitude,
        double[] latitude,
        double[] weight,
        double[] beforeMetres,
        double[] afterMetres,
        @Nullable String[] group) {

    public int size() {
        return id.length;
    }

    /** Packs the features of the output {@code demands}, which are some ten times as long. */
    static ObjectNode pack(JsonNode featureCollection) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = table.putArray("ids");
        ArrayNode places = table.putArray("places");
        ArrayNode weights = table.putArray("weights");
        ArrayNode before = table.putArray("beforeMetres");
        ArrayNode after = table.putArray("afterMetres");
        ArrayNode groups = table.putArray("groups");
        for (JsonNode feature : featureCollection.path("features")) {
            JsonNode properties = feature.path("properties");
            ids.add(feature.path("id").asString(properties.path("id").asString("")));
            places.add(feature.path("geometry").path("coordinates").deepCopy());
            weights.add(properties.path("weight").deepCopy());
            before.add(metres(properties, "before"));
            after.add(metres(properties, "after"));
            groups.add(properties.path("group").deepCopy());
        }
        return table;
    }

    /** Null where it is not served, though a site that does not serve it may be known. */
    private static JsonNode metres(JsonNode properties, String when) {
        boolean served = properties.path(when + "Site").isString();
        return served ? properties.path(when + "Metres").deepCopy() : JsonNodeFactory.instance.nullNode();
    }

    static DemandTable read(JsonNode packed) {
        int size = packed.path("ids").size();
        DemandTable table = new DemandTable(
                new String[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new String[size]);
        for (int i = 0; i < size; i++) {
            table.id[i] = packed.path("ids").get(i).asString();
            JsonNode place = packed.path("places").path(i);
            table.longitude[i] = number(place.path(0));
            table.latitude[i] = number(place.path(1));
            table.weight[i] = number(packed.path("weights").path(i));
            table.beforeMetres[i] = number(packed.path("beforeMetres").path(i));
            table.afterMetres[i] = number(packed.path("afterMetres").path(i));
            JsonNode group = packed.path("groups").path(i);
            table.group[i] = group.isString() ? group.asString() : null;
        }
        return table;
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
