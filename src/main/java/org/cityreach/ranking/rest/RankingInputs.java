package org.cityreach.ranking.rest;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.Period;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.layer.Layer;
import org.cityreach.ranking.RankBy;
import org.cityreach.ranking.RankingRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a question for a ranking from the inputs of an execute request. */
final class RankingInputs {

    static final String METRES = "0 to 1000, in metres";
    private static final Set<String> NAMES = Set.of("cases", "by", "comparePeriod", "indicators", "sortBy");
    private static final String SHAPE = DivisionChoice.SHAPE + ", {attribute}, {roads: {collection, bufferMetres?}}";
    private static final double MOST_METRES = 1000;
    private static final double DEFAULT_METRES = 30;

    private RankingInputs() {}

    static RankingRequest read(JsonNode node, CaseInputs caseInputs) {
        Inputs inputs = Inputs.of("", node, NAMES);
        RankBy by = by(inputs);
        CaseQuestion cases = caseInputs.read(inputs);
        if (by instanceof RankBy.Attribute attribute) {
            cases.index().layer().getProperty(attribute.attribute().property());
        }
        Indicator sortBy = inputs.has("sortBy")
                ? Indicator.get("sortBy", inputs.getText("sortBy", Indicator.ids()))
                : Indicator.CASES;
        Set<Indicator> indicators = EnumSet.of(sortBy);
        if (inputs.has("indicators")) {
            int place = 0;
            for (String id : inputs.findTexts("indicators", Indicator.ids())) {
                indicators.add(Indicator.get("indicators[" + place++ + "]", id));
            }
        } else {
            indicators.addAll(EnumSet.allOf(Indicator.class));
        }
        return new RankingRequest(
                cases, by, comparePeriod(inputs, "comparePeriod", cases, caseInputs), indicators, sortBy);
    }

    static @Nullable Period comparePeriod(Inputs inputs, String name, CaseQuestion cases, CaseInputs caseInputs) {
        if (!inputs.has(name)) {
            return null;
        }
        String allowed = "an interval with both ends, such as 2026-01-01/2026-01-31";
        String text = inputs.getText(name, allowed);
        Period period = period(text, name, cases.index().layer(), caseInputs);
        if (period.from() <= Long.MIN_VALUE + 1 || period.to() == Long.MAX_VALUE) {
            throw Fault.invalid("invalid-period", name, text, allowed);
        }
        return period;
    }

    /** A period; the fault of one that cannot be read names the input. */
    static Period period(String text, String path, Layer layer, CaseInputs caseInputs) {
        try {
            return caseInputs.period(text, layer);
        } catch (Fault fault) {
            throw "datetime".equals(fault.parameter()) && fault.allowed() != null
                    ? Fault.invalid(fault.code(), path, text, fault.allowed())
                    : fault;
        }
    }

    private static RankBy by(Inputs inputs) {
        JsonNode node = inputs.get("by", SHAPE);
        if (node.has("attribute")) {
            return new RankBy.Attribute(attribute(Inputs.of("by", node, Set.of("attribute"))));
        }
        if (node.has("roads")) {
            Inputs by = Inputs.of("by", node, Set.of("roads"));
            Inputs roads = Inputs.of(
                    "by.roads",
                    by.get("roads", "{collection, filter?, bufferMetres?}"),
                    Set.of("collection", "filter", "bufferMetres"));
            return new RankBy.AlongRoads(
                    new Selection(roads.getText("collection", "a collection of lines"), roads.findTree("filter")),
                    metres(roads, "bufferMetres", DEFAULT_METRES));
        }
        if (!node.isObject() || node.isEmpty()) {
            throw Fault.invalid("invalid-input", "by", Inputs.shown(node), SHAPE);
        }
        return new RankBy.Areas(DivisionChoice.read(inputs, "by"));
    }

    static double metres(Inputs inputs, String name, double otherwise) {
        double metres = inputs.has(name) ? inputs.getNumber(name, METRES) : otherwise;
        if (!(metres >= 0 && metres <= MOST_METRES)) {
            throw Fault.invalid("invalid-input", inputs.path(name), metres, METRES);
        }
        return metres;
    }

    private static CaseAttribute attribute(Inputs by) {
        String[] names = Arrays.stream(CaseAttribute.values())
                .map(CaseAttribute::property)
                .toArray(String[]::new);
        return CaseAttribute.valueOf(by.findOneOf("attribute", "", names).toUpperCase(Locale.ROOT));
    }
}
