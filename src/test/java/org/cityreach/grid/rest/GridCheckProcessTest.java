package org.cityreach.grid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.grid.GridChecker;
import org.cityreach.grid.GridTown;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: a town of one community, two grids and 18 cells of 100 m without a fault, and the same with one fault planted at
 * a time, measured by hand.
 */
class GridCheckProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ASK = """
            {"cells": {"collection": "cell"}, "grids": {"collection": "grid"}, "communities": {"collection": "area"}}""";
    private static final String COMMUNITY = "320412101001";
    private static final int COLUMNS = 6;
    private static final int ROWS = 3;

    @Test
    void aTownWithoutAFaultHasNoFindings() {
        try (GridTown town = town(List.of()).open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer)).isEmpty();
            assertThat(answer.get("summary").get("cells").asInt()).isEqualTo(18);
            assertThat(answer.get("summary").get("communities").asInt()).isEqualTo(1);
            assertThat(answer.get("summary").get("medianSquareMetres").asDouble())
                    .isCloseTo(10_000, within(1e-3));
            assertThat(answer.get("notes").size()).isZero();
        }
    }

    @Test
    void missingMalformedAndRepeatedCodes() {
        try (GridTown town = town(List.of(3, 4, 5))
                .square("cell", "no code", 2, 2, "grid", COMMUNITY + "01")
                .square("cell", "short", 3, 2, "code", COMMUNITY + "5", "grid", COMMUNITY + "02")
                .square("cell", "twin", 4, 2, "code", COMMUNITY + "001", "grid", COMMUNITY + "02")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer))
                    .contains(
                            "code-missing no code",
                            "code-format short",
                            "duplicate-code c1",
                            "serial-gap " + COMMUNITY);
            assertThat(find(answer, "duplicate-code").get("others").get(0).asString())
                    .isEqualTo("twin");
            assertThat(find(answer, "code-missing").get("value").isNull()).isTrue();
            assertThat(find(answer, "serial-gap").get("value").asString()).isEqualTo("003, 004, 005");
        }
    }

    @Test
    void serialsOutOfOrder() {
        try (GridTown town = town(List.of(2, 3))
                .square("cell", "two", 2, 2, "code", COMMUNITY + "002", "grid", COMMUNITY + "01")
                .square("cell", "three", 1, 2, "code", COMMUNITY + "003", "grid", COMMUNITY + "01")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer)).containsExactly("serial-order three");
            assertThat(find(answer, "serial-order").get("others").get(0).asString())
                    .isEqualTo("two");
        }
    }

    @Test
    void aCellInAnotherGridThanItNames() {
        try (GridTown town = town(List.of(1, 2, 3))
                .square("cell", "other", 0, 2, "code", COMMUNITY + "001", "grid", COMMUNITY + "02")
                .square("cell", "none", 1, 2, "code", COMMUNITY + "002")
                .square("cell", "unknown", 2, 2, "code", COMMUNITY + "003", "grid", "x")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer))
                    .containsExactly("grid-code-mismatch other", "grid-code-missing none", "grid-code-unknown unknown");
            assertThat(find(answer, "grid-code-mismatch").get("allowed").asString())
                    .isEqualTo(COMMUNITY + "01");
        }
    }

    @Test
    void aCellOutsideEverything() {
        try (GridTown town = town(List.of())
                .square("cell", "far", 20, 20, "code", COMMUNITY + "019", "grid", COMMUNITY + "01")
                .open()) {
            assertThat(codes(ask(town, ASK))).containsExactly("cell-without-grid far", "cell-without-community far");
        }
    }

    @Test
    void aCellOfAnotherCommunityByItsCode() {
        try (GridTown town = town(List.of(18))
                .add("area", "next", GridTown.box(600, 0, 900, 300), "code", "320412101002", "level", "community")
                .square("cell", "moved", 5, 0, "code", "320412101002001", "grid", COMMUNITY + "02")
                .square("cell", "lost", 6, 0, "code", "320412999001001", "grid", COMMUNITY + "02")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer))
                    .contains("code-parent-mismatch moved", "code-parent-unknown lost", "cell-without-grid lost");
        }
    }

    @Test
    void gapsAndOverlapsAreMeasuredAndThoseBelowTheTolerancesPassedOver() {
        try (GridTown town = town(List.of(8, 9))
                .add(
                        "cell",
                        "over",
                        GridTown.box(90, 100, 200, 200),
                        "code",
                        COMMUNITY + "008",
                        "grid",
                        COMMUNITY + "01")
                .add(
                        "cell",
                        "thin",
                        GridTown.box(200.04, 100, 270, 200),
                        "code",
                        COMMUNITY + "009",
                        "grid",
                        COMMUNITY + "01")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer)).containsExactly("cells-overlap c7", "cells-gap cells-gap-1");
            JsonNode overlap = answer.get("overlaps").get("features").get(0).get("properties");
            assertThat(overlap.get("areaSquareMetres").asDouble()).isCloseTo(1000, within(1e-3));
            assertThat(overlap.get("members").get(1).asString()).isEqualTo("over");
            JsonNode gap = answer.get("gaps").get("features").get(0);
            assertThat(gap.get("properties").get("areaSquareMetres").asDouble()).isCloseTo(3000, within(1e-3));
            assertThat(gap.get("properties").get("members").findValuesAsString(""))
                    .isEmpty();
            assertThat(gap.get("properties").get("members").toString()).contains("thin", "c10");
            assertThat(gap.get("geometry").get("type").asString()).isEqualTo("Polygon");
            JsonNode strict = ask(town, ASK.replaceFirst("[{]", "{\"toleranceMetres\": 0.01,"));
            assertThat(strict.get("summary").get("counts").get("cells-gap").asInt())
                    .isEqualTo(2);
            assertThat(strict.get("summary").get("gapSquareMetres").asDouble()).isCloseTo(3004, within(1e-3));
        }
    }

    @Test
    void aCellWithinAnotherIsAnOverlapInEitherOrder() {
        for (String inner : new String[] {"a", "z"}) {
            try (GridTown town = town(List.of())
                    .add(
                            "cell",
                            inner,
                            GridTown.box(220, 120, 260, 160),
                            "code",
                            COMMUNITY + "019",
                            "grid",
                            COMMUNITY + "01")
                    .open()) {
                JsonNode answer = ask(town, ASK);
                assertThat(answer.get("overlaps").get("features").size()).isEqualTo(1);
                assertThat(answer.get("summary").get("overlapSquareMetres").asDouble())
                        .isCloseTo(1600, within(1e-3));
            }
        }
    }

    @Test
    void aCellThatReachesIntoTheNextGrid() {
        try (GridTown town = town(List.of(3, 4))
                .add(
                        "cell",
                        "wide",
                        GridTown.box(200, 200, 330, 300),
                        "code",
                        COMMUNITY + "003",
                        "grid",
                        COMMUNITY + "01")
                .add(
                        "cell",
                        "rest",
                        GridTown.box(330, 200, 400, 300),
                        "code",
                        COMMUNITY + "004",
                        "grid",
                        COMMUNITY + "02")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer)).containsExactly("cell-across-grids wide");
            assertThat(find(answer, "cell-across-grids").get("value").asDouble())
                    .isCloseTo(3000, within(1e-3));
        }
    }

    @Test
    void unusualAreasAndMissingGeometry() {
        try (GridTown town = town(List.of(1))
                .add(
                        "cell",
                        "large",
                        GridTown.box(-250, 200, 100, 300),
                        "code",
                        COMMUNITY + "001",
                        "grid",
                        COMMUNITY + "01")
                .add("cell", "nowhere", null, "code", COMMUNITY + "019", "grid", COMMUNITY + "01")
                .open()) {
            JsonNode answer = ask(town, ASK);
            assertThat(codes(answer)).contains("area-outlier large", "missing-geometry nowhere");
            assertThat(find(answer, "area-outlier").get("value").asDouble()).isEqualTo(35_000);
            assertThat(find(answer, "area-outlier").get("allowed").asString()).isEqualTo("5000 to 20000 m²");
        }
    }

    @Test
    void gridsThatOverlapAndLeaveGapsAndHaveNoCells() {
        try (GridTown town = town(List.of())
                .add("grid", "extra", GridTown.box(250, 0, 350, 300), "code", "320412101009" + "03")
                .add("area", "b", GridTown.box(0, 300, 600, 400), "code", "320412101002")
                .open()) {
            assertThat(codes(ask(town, ASK)))
                    .contains(
                            "grid-without-cells extra", "grids-overlap g1", "grids-overlap g2", "grids-gap grids-gap-1")
                    .contains("grid-parent-mismatch extra");
        }
    }

    @Test
    void withoutGridsHolesBetweenCellsAreFound() {
        try (GridTown town = town(List.of(8)).open()) {
            JsonNode answer = ask(town, "{\"cells\": {\"collection\": \"cell\"}}");
            assertThat(codes(answer)).containsExactly("serial-gap " + COMMUNITY, "cells-gap cells-gap-1");
            assertThat(answer.get("notes").findValuesAsString("code"))
                    .containsExactly("no-grids", "no-communities", "gaps-inside-only");
            JsonNode none = ask(town, "{\"cells\": {\"collection\": \"cell\", \"filter\": \"code = 'x'\"}}");
            assertThat(none.get("notes").findValuesAsString("code")).contains("no-cells");
            assertThat(none.get("summary").get("medianSquareMetres").isNull()).isTrue();
            JsonNode few = ask(town, "{\"cells\": {\"collection\": \"cell\"}, \"limit\": 1}");
            assertThat(few.get("findings").size()).isEqualTo(1);
            assertThat(few.get("summary").get("findings").asInt()).isEqualTo(2);
            assertThat(few.get("notes").findValuesAsString("code")).contains("findings-limited");
        }
    }

    @ParameterizedTest(name = "{0} → {1} at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing-input | cells",
                "{\"cells\": {\"collection\": \"none\"}} | collection-not-found | cells.collection",
                "{C, \"toleranceMetres\": -1} | invalid-tolerance | toleranceMetres",
                "{C, \"toleranceSquareMetres\": 1e9} | invalid-tolerance | toleranceSquareMetres",
                "{C, \"limit\": -1} | invalid-limit | limit",
                "{C, \"grids\": \"grid\"} | invalid-input | grids",
                "{C, \"colour\": 1} | unknown-input | colour",
            })
    void refusesWithACodeAndTheInput(String inputs, String code, String parameter) {
        try (GridTown town = town(List.of()).open()) {
            assertThatThrownBy(() -> ask(town, inputs.replace("C", "\"cells\": {\"collection\": \"cell\"}")))
                    .isInstanceOfSatisfying(Fault.class, fault -> {
                        assertThat(fault.code()).isEqualTo(code);
                        assertThat(fault.parameter()).isEqualTo(parameter);
                    });
        }
    }

    /** Cells c1 to c18 row by row from the north-west, without some. */
    private static GridTown town(List<Integer> without) {
        GridTown town = new GridTown()
                .add("area", "town", GridTown.box(0, 0, 600, 300), "code", "320412101", "level", "town")
                .add("area", "community", GridTown.box(0, 0, 600, 300), "code", COMMUNITY, "level", "community")
                .add("grid", "g1", GridTown.box(0, 0, 300, 300), "code", COMMUNITY + "01")
                .add("grid", "g2", GridTown.box(300, 0, 600, 300), "code", COMMUNITY + "02");
        for (int i = 1; i <= COLUMNS * ROWS; i++) {
            if (!without.contains(i)) {
                int column = (i - 1) % COLUMNS;
                String serial = String.format("%03d", i);
                String grid = COMMUNITY + (column < 3 ? "01" : "02");
                town.square(
                        "cell",
                        "c" + i,
                        column,
                        ROWS - 1 - (i - 1) / COLUMNS,
                        "code",
                        COMMUNITY + serial,
                        "grid",
                        grid);
            }
        }
        return town;
    }

    private static JsonNode ask(GridTown town, String inputs) {
        GridCheckProcess process = new GridCheckProcess(new GridChecker(town.store.snapshots(), GridTown.CITY));
        JsonNode answer = process.execute(JSON.readTree(inputs), Progress.NONE);
        assertThat(process.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
        return answer;
    }

    private static List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        for (JsonNode finding : answer.get("findings")) {
            assertThat(finding.get("message").get("zh").asString()).isNotBlank();
            codes.add(finding.get("code").asString() + " " + finding.get("id").asString());
        }
        return codes;
    }

    private static JsonNode find(JsonNode answer, String code) {
        @Nullable JsonNode found = null;
        for (JsonNode finding : answer.get("findings")) {
            found = found == null && finding.get("code").asString().equals(code) ? finding : found;
        }
        assertThat(found).isNotNull();
        return found;
    }
}
