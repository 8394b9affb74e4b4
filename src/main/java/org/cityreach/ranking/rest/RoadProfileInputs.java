package org.cityreach.ranking.rest;

import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.ranking.RoadProfileRequest;
import tools.jackson.databind.JsonNode;

/** Reads a question for road profiles from the inputs of an execute request. */
final class RoadProfileInputs {

    private static final Set<String> NAMES =
            Set.of("roads", "cases", "comparePeriod", "bufferMetres", "segmentMetres", "awardWindowDays", "worst");
    private static final double BUFFER_METRES = 30;
    private static final double SEGMENT_METRES = 100;
    private static final int AWARD_WINDOW_DAYS = 180;
    private static final int WORST = 10;

    private RoadProfileInputs() {}

    static RoadProfileRequest read(JsonNode node, CaseInputs caseInputs) {
        Inputs inputs = Inputs.of("", node, NAMES);
        CaseQuestion cases = caseInputs.read(inputs);
        return new RoadProfileRequest(
                selection(inputs, "roads", "demo_road"),
                cases,
                RankingInputs.comparePeriod(inputs, "comparePeriod", cases, caseInputs),
                RankingInputs.metres(inputs, "bufferMetres", BUFFER_METRES),
                inputs.has("segmentMetres") ? inputs.getNumber("segmentMetres", "1 to 100000") : SEGMENT_METRES,
                inputs.findWhole("awardWindowDays", AWARD_WINDOW_DAYS, "1 to 3660"),
                inputs.findWhole("worst", WORST, "0 to 1000"));
    }

    /** {@code {collection?, filter?}}, or nothing for all of a collection. */
    static Selection selection(Inputs inputs, String name, String otherwise) {
        if (!inputs.has(name)) {
            return Selection.all(otherwise);
        }
        Inputs selection =
                Inputs.of(inputs.path(name), inputs.get(name, "{collection, filter?}"), Set.of("collection", "filter"));
        String collection =
                selection.has("collection") ? selection.getText("collection", "the id of a collection") : otherwise;
        return new Selection(collection, selection.findTree("filter"));
    }
}
