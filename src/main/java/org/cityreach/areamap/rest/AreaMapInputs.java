package org.cityreach.areamap.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.areamap.AreaMapQuestion;
import org.cityreach.areamap.AreaMapQuestion.ResidentsChoice;
import org.cityreach.areamap.ClassRule;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.Indicator;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Residents;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the question of an area map from the inputs of an execute request. */
final class AreaMapInputs {

    static final int MOST_FEATURES = 30_000;

    private static final Set<String> NAMES = Set.of("cases", "by", "indicator", "classes", "residents", "limit");

    private AreaMapInputs() {}

    static AreaMapQuestion read(Inputs inputs, CaseInputs cases) {
        return new AreaMapQuestion(
                cases.read(inputs),
                DivisionChoice.read(inputs, "by"),
                Indicator.get(
                        "indicator",
                        inputs.has("indicator") ? inputs.getText("indicator", Indicator.ids()) : Indicator.CASES.id()),
                rule(inputs),
                residents(inputs));
    }

    static Inputs inputs(JsonNode node) {
        return Inputs.of("", node, NAMES);
    }

    static int limit(Inputs inputs) {
        int limit = inputs.findWhole("limit", MOST_FEATURES, "0 to " + MOST_FEATURES);
        if (limit < 0 || limit > MOST_FEATURES) {
            throw Fault.invalid("invalid-limit", "limit", limit, "0 to " + MOST_FEATURES);
        }
        return limit;
    }

    private static ClassRule rule(Inputs inputs) {
        if (!inputs.has("classes")) {
            return ClassRule.DEFAULT;
        }
        Inputs classes = Inputs.of(
                "classes", inputs.get("classes", "{method, count?, breaks?}"), Set.of("method", "count", "breaks"));
        ClassRule.Method method = classes.has("method")
                ? ClassRule.method("classes.method", classes.getText("method", ClassRule.Method.names()))
                : ClassRule.Method.NATURAL_BREAKS;
        if (method == ClassRule.Method.FIXED && classes.has("count")) {
            throw Fault.invalid("count-with-fixed", "classes.count", null, "only without fixed classes");
        }
        return new ClassRule(
                method,
                classes.findWhole("count", ClassRule.DEFAULT.count(), ClassRule.FEWEST + " to " + ClassRule.MOST),
                breaks(classes));
    }

    private static List<Double> breaks(Inputs classes) {
        List<Double> breaks = new ArrayList<>();
        if (classes.has("breaks")) {
            JsonNode list = classes.get("breaks", "a list of numbers, ascending");
            if (!list.isArray()) {
                throw Fault.invalid("invalid-breaks", "classes.breaks", Inputs.shown(list), "a list of numbers");
            }
            for (JsonNode one : list) {
                if (!one.isNumber()) {
                    throw Fault.invalid("invalid-breaks", "classes.breaks", Inputs.shown(one), "a list of numbers");
                }
                breaks.add(one.asDouble());
            }
        }
        return breaks;
    }

    private static @Nullable ResidentsChoice residents(Inputs inputs) {
        if (!inputs.has("residents")) {
            return null;
        }
        Inputs residents = Inputs.of(
                "residents", inputs.get("residents", "{collection, property?}"), Set.of("collection", "property"));
        return new ResidentsChoice(
                residents.getText("collection", "the id of a collection"),
                residents.has("property")
                        ? residents.getText("property", "a numeric property of that collection")
                        : Residents.PROPERTY);
    }
}
