package org.cityreach.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.cityreach.ranking.PatrolService;
import org.cityreach.ranking.RankingTown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: a row of four cells along a road of 800 m, patrolled for its first 300 m, worked out by hand; the same
 * patrol as a line and as fixes; faults by their code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatrolProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RankingTown town = new RankingTown();
    private final PatrolProcess process = new PatrolProcess(
            new PatrolService(town.store.snapshots(), RankingTown.CITY), town.caseInputs(), town.store.snapshots());

    @BeforeAll
    void fill() {
        town.layer("square", GeometryType.POLYGON, "name:string");
        for (int i = 0; i < 4; i++) {
            String square = "POLYGON ((%1$d 10, %2$d 10, %2$d 200, %1$d 200, %1$d 10))";
            town.add("square", "c" + i, square.formatted(200 * i, 200 * i + 200), "name", "单元" + i);
        }
        town.layer("way", GeometryType.LINE_STRING, "name:string")
                .add("way", "w", "LINESTRING (0 0, 800 0)", "name", "人民路");
        town.layer("trip", GeometryType.LINE_STRING, "start:date-time", "end:date-time", "began:date-time")
                .add(
                        "trip",
                        "t",
                        "LINESTRING (0 0, 300 0)",
                        "start",
                        RankingTown.at("05-01 08"),
                        "end",
                        RankingTown.at("05-01 09"))
                .add("trip", "broken", "LINESTRING (0 0, 800 0)", "start", RankingTown.at("05-01 08"));
        town.layer("fix", GeometryType.POINT, "*at:date-time", "vehicle:string");
        for (int i = 0; i <= 30; i++) {
            town.add(
                    "fix",
                    "f" + i,
                    "POINT (" + 10 * i + " 0)",
                    "at",
                    RankingTown.at("05-01 08").plusSeconds(120L * i),
                    "vehicle",
                    "苏D1");
        }
        // another vehicle far away, and one whose jump is no drive along the road
        town.add("fix", "g1", "POINT (790 -5000)", "at", RankingTown.at("05-01 08"), "vehicle", "苏D2");
        town.layer("plain", GeometryType.POINT, "name:string");
        town.layer("seen", GeometryType.POINT, "*reported:date-time", "category:string")
                .add("seen", "near", "POINT (100 20)", "reported", RankingTown.at("05-01 08"), "category", "E01")
                .add("seen", "off", "POINT (100 20.01)", "reported", RankingTown.at("05-01 08"), "category", "E01")
                .add("seen", "beyond", "POINT (600 0)", "reported", RankingTown.at("05-01 09"), "category", "E02")
                .add("seen", "late", "POINT (600 0)", "reported", RankingTown.at("05-02 09"), "category", "E02");
        town.open();
    }

    @AfterAll
    void close() {
        town.close();
    }

    @ParameterizedTest
    @CsvSource({"trip, 1, 1, 2", "fix, 2, 2, 32"})
    void theSamePatrolAsALineAndAsFixes(String tracks, int vehicles, int legs, int fixes) {
        JsonNode answer = execute("""
                {"tracks": {"collection": "%s"}, "cells": {"collection": "square"}, "roads": {"collection": "way"},
                 "cases": {"collection": "seen"}}""".formatted(tracks));
        JsonNode summary = answer.path("summary");
        assertThat(summary.path("tracks").asInt()).isEqualTo(vehicles);
        assertThat(summary.path("legs").asInt()).isEqualTo(legs);
        assertThat(summary.path("fixes").asInt()).isEqualTo(fixes);
        assertThat(summary.path("trackMetres").asDouble()).isCloseTo(300, within(1e-6));
        assertThat(summary.path("cells").asInt()).isEqualTo(4);
        assertThat(summary.path("visited").asInt()).isEqualTo(2);
        assertThat(summary.path("share").asDouble()).isEqualTo(0.5);
        assertThat(summary.path("roadMetres").asDouble()).isCloseTo(800, within(1e-6));
        // 300 m and the 20 m that the patrol sees ahead
        assertThat(summary.path("sweptMetres").asDouble()).isCloseTo(320, within(1e-5));
        assertThat(summary.path("sweptShare").asDouble()).isCloseTo(0.4, within(1e-8));
        JsonNode cells = answer.path("cells").path("features");
        assertThat(cells.get(0).path("id").asString()).isEqualTo("c2");
        assertThat(cells.get(0).path("properties").path("lastVisit").isNull()).isTrue();
        assertThat(cells.get(2).path("id").asString()).isEqualTo("c0");
        assertThat(cells.get(2).path("properties").path("visits").asInt()).isEqualTo(1);
        // in the second cell to the very end at 9 o'clock, 01:00 UTC
        assertThat(cells.get(3).path("properties").path("lastVisit").asString()).isEqualTo("2026-05-01T01:00:00Z");
        JsonNode unswept = answer.path("unswept").path("features").get(0).path("properties");
        assertThat(unswept.path("fromMetres").asDouble()).isCloseTo(320, within(1e-5));
        // 'late' was reported after the tracks
        assertThat(summary.path("cases").asInt()).isEqualTo(3);
        assertThat(summary.path("casesUnvisited").asInt()).isEqualTo(2);
        JsonNode cases = answer.path("casesUnvisited").path("features");
        assertThat(cases.get(0).path("id").asString()).isEqualTo("beyond");
        assertThat(cases.get(1).path("properties").path("category").asString()).isEqualTo("E01");
        assertThat(answer.path("versions").path(tracks).asLong()).isPositive();
        assertThat(answer.path("notes").toString().contains("tracks-without-time"))
                .isEqualTo(tracks.equals("trip"));
        assertThat(answer.toString()).doesNotContain("NaN");
    }

    @Test
    void onlyWhatWasDrivenInThePeriod() {
        // the first half hour: to 150 m
        JsonNode answer = execute("""
                {"tracks": {"collection": "fix", "datetime": "2026-05-01T00:00:00Z/2026-05-01T00:30:00Z"},
                 "cells": {"collection": "square"}, "roads": {"collection": "way"}, "bufferMetres": 10}""");
        assertThat(answer.path("summary").path("sweptMetres").asDouble()).isCloseTo(160, within(1e-4));
        assertThat(answer.path("summary").path("visited").asInt()).isEqualTo(1);
        assertThat(answer.path("summary").path("cases").isNull()).isTrue();
    }

    @Test
    void noTracksIsAnAnswer() {
        JsonNode answer = execute("""
                {"tracks": {"collection": "fix", "datetime": "2020-01-01"}, "cells": {"collection": "square"},
                 "cases": {"collection": "seen"}, "roads": {"collection": "way"}}""");
        assertThat(answer.path("summary").path("visited").asInt()).isZero();
        assertThat(answer.path("summary").path("sweptMetres").asDouble()).isZero();
        assertThat(answer.path("summary").path("casesUnvisited").asInt()).isEqualTo(4);
        assertThat(answer.path("period").isNull()).isTrue();
        assertThat(answer.path("notes").get(0).path("code").asString()).isEqualTo("no-tracks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cells\": {\"collection\": \"square\"}} | missing-input | tracks",
                "{\"tracks\": {\"collection\": \"square\"}} | collection-not-tracks | tracks.collection",
                "{\"tracks\": {\"collection\": \"plain\"}} | missing-input | tracks.timeProperty",
                "{\"tracks\": {\"collection\": \"fix\", \"timeProperty\": \"vehicle\"}} | property-not-date-time | tracks.timeProperty",
                "{\"tracks\": {\"collection\": \"fix\", \"trackProperty\": \"none\"}} | unknown-property | tracks.trackProperty",
                "{\"tracks\": {\"collection\": \"way\"}} | property-not-date-time | tracks.startProperty",
                "{\"tracks\": {\"collection\": \"fix\", \"datetime\": \"2026-05-02/2026-05-01\"}} | invalid-datetime | tracks.datetime",
                "{\"tracks\": {\"collection\": \"fix\"}, \"bufferMetres\": 50000} | invalid-input | bufferMetres",
                "{\"tracks\": {\"collection\": \"fix\"}, \"gapMinutes\": 0} | invalid-input | gapMinutes",
                "{\"tracks\": {\"collection\": \"fix\"}, \"limit\": -1} | invalid-input | limit",
                "{\"tracks\": {\"collection\": \"nowhere\"}} | collection-not-found | tracks.collection"
            })
    void whatIsWrongIsSaid(String inputs, String code, String parameter) {
        String asked =
                inputs.contains("cells") ? inputs : "{\"cells\": {\"collection\": \"square\"}, " + inputs.substring(1);
        assertThatThrownBy(() -> execute(asked)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.parameter()).isEqualTo(parameter);
        });
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs), Progress.NONE);
    }
}
