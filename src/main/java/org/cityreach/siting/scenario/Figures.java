package org.cityreach.siting.scenario;

import tools.jackson.databind.JsonNode;

/**
 * How well a set of sites serves some demand. NaN where a figure does not exist.
 *
 * @param demand how many places
 * @param demandWeight their weight: residents, tonnes a day, places
 * @param coveredWeight what of it is served
 * @param ratio served share, 0 to 1
 * @param meanMetres weighted mean of the distance of what is served
 * @param maxMetres the largest distance of what is served
 * @param nearestMeanMetres weighted mean over all demand, served or not, of the distance to the nearest open site
 * @param cost of all that is open, opened or closed
 * @param sites how many are open
 */
public record Figures(
        double demand,
        double demandWeight,
        double coveredWeight,
        double ratio,
        double meanMetres,
        double maxMetres,
        double nearestMeanMetres,
        double cost,
        double sites) {

    static Figures read(JsonNode node) {
        return new Figures(
                number(node, "demand"),
                number(node, "demandWeight"),
                number(node, "coveredWeight"),
                number(node, "ratio"),
                number(node, "meanMetres"),
                number(node, "maxMetres"),
                number(node, "nearestMeanMetres"),
                number(node, "cost"),
                number(node, "sites"));
    }

    static double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }
}
