package org.cityreach.siting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.cityreach.siting.SitingService;
import org.cityreach.siting.SitingTown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: a town on a line, worked by hand; the binding names of inputs and outputs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SitingProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SitingTown town = new SitingTown();
    private SitingService service;
    private AnalysisProcess siting;
    private AnalysisProcess evaluation;

    @BeforeAll
    void build() {
        town.layer("home", GeometryType.POINT, "people:number")
                .add("home", "h0", "POINT (0 0)", "people", 10.0)
                .add("home", "h1", "POINT (100 0)", "people", 20.0)
                .add("home", "h2", "POINT (200 0)", "people", 30.0)
                .add("home", "h3", "POINT (1000 0)", "people", 40.0)
                .add("home", "h4", "POINT (5000 0)", "people", 5.0);
        town.layer("place", GeometryType.POINT, "name:string", "land:number", "price:number")
                .add("place", "a", "POINT (0 0)", "name", "A", "land", 100.0, "price", 10.0)
                .add("place", "b", "POINT (100 0)", "name", "B", "land", 200.0, "price", 20.0)
                .add("place", "c", "POINT (1000 50)", "name", "C", "land", 300.0, "price", 30.0)
                .add("place", "d", "POINT (230 0)", "name", "D", "land", 400.0, "price", 40.0);
        town.layer("stands", GeometryType.POINT, "room:number").add("stands", "e", "POINT (200 0)", "room", 25.0);
        town.layer("school", GeometryType.POINT, "name:string").add("school", "s", "POINT (100 30)", "name", "一中");
        town.layer("pond", GeometryType.POLYGON, "name:string")
                .add("pond", "w", "POLYGON ((-50 -50, 50 -50, 50 50, -50 50, -50 -50))", "name", "白荡");
        town.layer("street", GeometryType.LINE_STRING)
                .add("street", "r1", "LINESTRING (900 50, 1100 50)")
                .add("street", "r2", "LINESTRING (1010 50, 1010 400)")
                .add("street", "r3", "LINESTRING (900 50, 800 50)");
        town.layer("area", GeometryType.POLYGON, "name:string")
                .add("area", "west", "POLYGON ((-500 -500, 500 -500, 500 500, -500 500, -500 -500))", "name", "西")
                .add("area", "east", "POLYGON ((500 -500, 1500 -500, 1500 500, 500 500, 500 -500))", "name", "东");
        town.layer("nothing", GeometryType.POINT, "people:number");
        service = town.open();
        siting = new SitingProcess(service);
        evaluation = new SitingEvaluationProcess(service);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void theBestTwoPlacesWithinAHundredMetres() {
        JsonNode answer = ask("""
                {"problem": "maximal-covering", "demand": {"collection": "home", "weight": "people"},
                 "candidates": {"collection": "place"}, "p": 2, "radiusMetres": 100, "groupBy": "area",
                 "include": ["demands"]}""");
        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        assertThat(answer.get("stopped").asString()).isEqualTo("proved");
        assertThat(answer.get("objective").asDouble()).isEqualTo(100);
        assertThat(answer.get("bound").asDouble()).isEqualTo(100);
        assertThat(answer.get("unit").asString()).isEqualTo("people");
        assertThat(ids(answer.get("sites"))).containsExactly("b", "c");
        JsonNode b = answer.get("sites").get("features").get(0).get("properties");
        assertThat(b.get("role").asString()).isEqualTo("new");
        assertThat(b.get("load").asDouble()).isEqualTo(60);
        assertThat(b.get("meanMetres").asDouble()).isCloseTo(4000.0 / 60, within(1e-9));
        assertThat(b.get("maxMetres").asDouble()).isCloseTo(100, within(1e-9));
        assertThat(answer.get("before").get("coveredWeight").asDouble()).isZero();
        assertThat(answer.get("after").get("ratio").asDouble()).isCloseTo(100 / 105.0, within(1e-12));
        assertThat(answer.get("groups").get(0).get("id").asString()).isEqualTo("east");
        assertThat(answer.get("groups").get(0).get("after").get("coveredWeight").asDouble())
                .isEqualTo(40);
        assertThat(answer.get("groups").get(2).get("id").isNull()).isTrue();
        assertThat(answer.get("unreachable").get(0).get("id").asString()).isEqualTo("h4");
        assertThat(answer.get("unreachable").get(0).get("nearestMetres").asDouble())
                .isCloseTo(Math.hypot(4000, 50), within(1e-9));
        assertThat(answer.get("assignments")).hasSize(4);
        assertThat(answer.get("demands")
                        .get("features")
                        .get(4)
                        .get("properties")
                        .get("afterSite")
                        .isNull())
                .isTrue();
        assertThat(answer.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void everyReasonOfEveryPlaceThatIsNotAllowed() {
        JsonNode answer = ask("""
                {"problem": "p-median", "demand": {"collection": "home", "weight": "people"},
                 "candidates": {"collection": "place", "landProperty": "land"}, "p": 1,
                 "existing": {"collection": "stands"}, "separationMetres": 40,
                 "exclude": [{"collection": "school", "distanceMetres": 31}, {"collection": "pond"},
                   {"collection": "street", "what": "junctions", "distanceMetres": 11}],
                 "allowedLand": "area", "minLandSquareMetres": 150, "forbidden": ["b"]}""");
        assertThat(ids(answer.get("excluded"))).containsExactly("a", "b", "c", "d");
        assertThat(codes(answer, 0)).containsExactly("inside", "land-too-small");
        assertThat(codes(answer, 1)).containsExactly("too-near", "forbidden");
        assertThat(codes(answer, 2)).containsExactly("beside-junction");
        assertThat(codes(answer, 3)).containsExactly("too-near-existing");
        JsonNode near = reasons(answer, 1).get(0);
        assertThat(near.get("metres").asDouble()).isCloseTo(30, within(1e-9));
        assertThat(near.get("id").asString()).isEqualTo("s");
        assertThat(near.get("zh").asString()).contains("一中").contains("30 m");
        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        assertThat(answer.get("notes").findValuesAsString("code")).contains("all-candidates-excluded");
    }

    @Test
    void aPlaceAtExactlyTheDistanceIsAllowed() {
        JsonNode answer = ask("""
                {"problem": "p-median", "demand": {"collection": "home"}, "candidates": {"collection": "place"},
                 "p": 1, "exclude": [{"collection": "school", "distanceMetres": 30}]}""");
        assertThat(answer.get("candidates").get("allowed").asInt()).isEqualTo(4);
    }

    @Test
    void theClassOfAStandardFollowsFromTheCapacity() {
        String asked = """
                {"problem": "p-median", "demand": {"collection": "home"}, "candidates":
                 {"collection": "place", "landProperty": "land"}, "p": 1, "capacity": CAPACITY,
                 "exclude": [{"collection": "school", "standard": "transfer-station-separation"}],
                 "landStandard": "transfer-station-land", "existing": {"collection": "stands"}}""";
        JsonNode small = ask(asked.replace("CAPACITY", "40"));
        assertThat(codes(small, 0)).containsExactly("land-too-small");
        JsonNode large = ask(asked.replace("CAPACITY", "1000"));
        assertThat(codes(large, 1)).containsExactly("land-too-small");
        assertThat(reasons(large, 0).get(0).get("source").asString()).startsWith("CJJ/T 47-2016");
        assertThat(reasons(large, 0).get(0).get("zh").asString())
                .contains("I 类")
                .contains("15000");
    }

    @Test
    void aGridOfCandidatesIsNumberedFromNorthWest() {
        JsonNode answer = ask("""
                {"problem": "p-median", "demand": {"collection": "home", "weight": "people"}, "candidates":
                 {"spacingMetres": 100, "within": {"collection": "pond"}}, "p": 1, "include": []}""");
        assertThat(answer.get("candidates").get("count").asInt()).isEqualTo(1);
        assertThat(ids(answer.get("sites"))).containsExactly("G0001");
        JsonNode two = ask("""
                {"problem": "p-median", "demand": {"collection": "home", "weight": "people"}, "candidates":
                 {"spacingMetres": 50, "within": {"collection": "pond"}}, "existing": {"collection": "stands"},
                 "p": 9, "exclude": [{"collection": "pond"}]}""");
        assertThat(two.get("candidates").get("count").asInt()).isEqualTo(9);
        List<JsonNode> sites = new ArrayList<>();
        two.get("excluded").get("features").forEach(sites::add);
        assertThat(lat(sites.get(0))).isGreaterThan(lat(sites.get(3)));
        assertThat(sites.get(0).get("geometry").get("coordinates").get(0).asDouble())
                .isLessThan(
                        sites.get(1).get("geometry").get("coordinates").get(0).asDouble());
    }

    private static double lat(JsonNode feature) {
        return feature.get("geometry").get("coordinates").get(1).asDouble();
    }

    @Test
    void evaluationAgreesWithTheSolvedPlanAndNamesWhatIsBroken() {
        String question = """
                {"problem": "maximal-covering", "demand": {"collection": "home", "weight": "people"},
                 "candidates": {"collection": "place"}, "p": 2, "radiusMetres": 100, "costProperty": "price",
                 "existing": {"collection": "stands", "mayClose": ["e"], "closingCost": 7}, "separationMetres": 40,
                 "budget": 50 PLAN}""";
        JsonNode solved = ask(question.replace("PLAN", ""));
        List<String> opened = new ArrayList<>();
        solved.get("sites").get("features").forEach(site -> {
            if (site.get("properties").get("role").asString().equals("new")) {
                opened.add("{\"id\": \"" + site.get("id").asString() + "\"}");
            }
        });
        JsonNode same = evaluate(question.replace("PLAN", ", \"plan\": {\"sites\": " + opened + "}"));
        assertThat(same.get("status").asString()).isEqualTo("evaluated");
        assertThat(same.get("objective")).isEqualTo(solved.get("objective"));
        assertThat(same.get("after")).isEqualTo(solved.get("after"));
        assertThat(same.get("groups")).isEqualTo(solved.get("groups"));
        assertThat(same.get("violations")).isEmpty();
        JsonNode broken = evaluate(question.replace("PLAN", """
                , "plan": {"sites": [{"id": "a"}, {"id": "c"}, {"id": "d"},
                  {"at": [119.9368, 31.6947], "name": "X", "cost": 1}], "close": []}"""));
        assertThat(broken.get("violations").findValuesAsString("code"))
                .contains("more-than-p", "over-budget", "too-near-existing");
    }

    @Test
    void aCancelledSearchTellsItsBestPlanSoFar() {
        StringBuilder homes = new StringBuilder();
        SplittableRandom random = new SplittableRandom(5);
        for (int home = 0; home < 300; home++) {
            for (int site = 0; site < 60; site++) {
                homes.append(homes.isEmpty() ? "" : ",")
                        .append("[")
                        .append(home)
                        .append(", ")
                        .append(site)
                        .append(", ");
                homes.append(random.nextInt(1000)).append("]");
            }
        }
        Progress watched = new Progress() {
            private volatile boolean found;

            @Override
            public void report(double fraction, String stage) {
                // Only plans are waited for.
            }

            @Override
            public void course(double objective, double bound) {
                found |= !Double.isNaN(objective);
            }

            @Override
            public boolean isCancelled() {
                return found;
            }
        };
        JsonNode answer = siting.execute(
                JSON.readTree("{\"problem\": \"p-median\", \"p\": 15, \"matrix\": {\"rows\": [" + homes + "]}}"),
                watched);
        assertThat(answer.get("status").asString()).isEqualTo("feasible");
        assertThat(answer.get("stopped").asString()).isEqualTo("cancelled");
        assertThat(answer.get("sites").get("features")).hasSize(15);
        assertThat(answer.get("course")).isNotEmpty();
    }

    @Test
    void answersUnderTheNamesOfTheDescription() {
        JsonNode answer = ask("""
                {"problem": "p-median", "demand": {"collection": "home"}, "candidates": {"collection": "place"},
                 "p": 1, "include": ["demands"]}""");
        assertThat(siting.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
        JsonNode evaluated = evaluate("""
                {"problem": "p-median", "demand": {"collection": "home"}, "candidates": {"collection": "place"},
                 "p": 1, "include": ["demands"], "plan": {"sites": [{"id": "a"}]}}""");
        assertThat(evaluation.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(evaluated.propertyNames());
        assertThat(siting.description().inputs()).allSatisfy(input -> {
            assertThat(input.get("title").asString()).isNotBlank();
            assertThat(input.get("description").asString()).isNotBlank();
            assertThat(input.get("schema").isObject()).isTrue();
        });
    }

    private JsonNode ask(String inputs) {
        return siting.execute(JSON.readTree(inputs), Progress.NONE);
    }

    private JsonNode evaluate(String inputs) {
        return evaluation.execute(JSON.readTree(inputs), Progress.NONE);
    }

    private static List<String> ids(JsonNode collection) {
        List<String> ids = new ArrayList<>();
        collection.get("features").forEach(feature -> ids.add(feature.get("id").asString()));
        return ids;
    }

    private static JsonNode reasons(JsonNode answer, int place) {
        return answer.get("excluded")
                .get("features")
                .get(place)
                .get("properties")
                .get("reasons");
    }

    private static List<String> codes(JsonNode answer, int place) {
        return reasons(answer, place).findValuesAsString("code");
    }
}
