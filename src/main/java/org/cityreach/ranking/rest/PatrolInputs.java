package org.cityreach.ranking.rest;

import java.util.Set;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.Period;
import org.cityreach.layer.Layer;
import org.cityreach.ranking.PatrolRequest;
import org.cityreach.ranking.PatrolRequest.Gap;
import org.cityreach.ranking.PatrolRequest.Tracks;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a question for patrol coverage from the inputs of an execute request. */
final class PatrolInputs {

    private static final Set<String> NAMES =
            Set.of("tracks", "cells", "roads", "cases", "bufferMetres", "gapMinutes", "gapMetres", "limit");
    private static final Set<String> TRACKS =
            Set.of("collection", "filter", "datetime", "timeProperty", "trackProperty", "startProperty", "endProperty");
    private static final double BUFFER_METRES = 20;
    private static final int LIMIT = 10_000;

    private PatrolInputs() {}

    static PatrolRequest read(JsonNode node, CaseInputs caseInputs, Snapshots snapshots) {
        Inputs inputs = Inputs.of("", node, NAMES);
        return new PatrolRequest(
                tracks(inputs, caseInputs, snapshots),
                RoadProfileInputs.selection(inputs, "cells", "cell"),
                inputs.has("roads") ? RoadProfileInputs.selection(inputs, "roads", "demo_road") : null,
                inputs.has("cases") ? caseInputs.read(inputs) : null,
                RankingInputs.metres(inputs, "bufferMetres", BUFFER_METRES),
                inputs.findWhole("limit", LIMIT, "0 to 100000"));
    }

    private static Tracks tracks(Inputs inputs, CaseInputs caseInputs, Snapshots snapshots) {
        Inputs tracks = Inputs.of("tracks", inputs.get("tracks", "{collection, filter?, datetime?}"), TRACKS);
        Gap gap = new Gap(
                inputs.has("gapMinutes") ? inputs.getNumber("gapMinutes", "0.1 to 1440") : Gap.DEFAULT.minutes(),
                inputs.has("gapMetres") ? inputs.getNumber("gapMetres", "1 to 100000") : Gap.DEFAULT.metres());
        String collection = tracks.getText("collection", "a collection of lines or points");
        String start = tracks.findText("startProperty", "a date-time property");
        String end = tracks.findText("endProperty", "a date-time property");
        String time = tracks.findText("timeProperty", "a date-time property");
        String datetime = tracks.findText("datetime", "an interval");
        return new Tracks(
                new Selection(collection, tracks.findTree("filter")),
                datetime == null ? Period.ALWAYS : period(datetime, collection, start, time, caseInputs, snapshots),
                time,
                tracks.findText("trackProperty", "a property"),
                start == null ? "start" : start,
                end == null ? "end" : end,
                gap);
    }

    /** Read onto the property that holds the moment, whatever the collection's own time property is. */
    private static Period period(
            String datetime,
            String collection,
            @Nullable String start,
            @Nullable String time,
            CaseInputs caseInputs,
            Snapshots snapshots) {
        Layer layer = snapshots.current(collection).layer();
        boolean lines = layer.geometryType().dimension() == 1;
        String property = lines ? (start == null ? "start" : start) : time == null ? layer.timeProperty() : time;
        return RankingInputs.period(
                datetime,
                "tracks.datetime",
                new Layer(
                        layer.id(),
                        layer.title(),
                        layer.geometryType(),
                        layer.crs(),
                        layer.properties(),
                        property,
                        layer.shipped()),
                caseInputs);
    }
}
