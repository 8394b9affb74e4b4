package org.cityreach.siting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingService;
import org.cityreach.siting.SitingTown;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Truth: every pair of allowed station sites evaluated by itself; for ten toilets the proved bound, every exchange of one
 * site, and seeded random plans; and what must hold of any plan. The questions of docs/siting-demo.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCitySitingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double ROUNDING = 1e-7;

    private final TemporaryStore store = TemporaryStore.open();
    private AnalysisProcess siting;
    private AnalysisProcess evaluation;

    @BeforeAll
    void load() {
        SitingService service = SitingTown.service(store.withDemoCity());
        siting = new SitingProcess(service);
        evaluation = new SitingEvaluationProcess(service);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void noTwoStationsHaulLessThanTheTwoThatWereFound() {
        ObjectNode question = question("stations");
        JsonNode answer = siting.execute(question, Progress.NONE);
        requireProved(answer);
        requireSumsAgree(answer);
        List<String> excluded = ids(answer.get("excluded"), "");
        assertThat(excluded).isNotEmpty();
        assertThat(ids(answer.get("sites"), "new")).hasSize(2).doesNotContainAnyElementsOf(excluded);
        List<String> allowed = allowed("candidate_site", "transfer-station", excluded);
        assertThat(allowed).hasSize(answer.get("candidates").get("allowed").asInt());
        double least = Double.POSITIVE_INFINITY;
        for (int one = 0; one < allowed.size(); one++) {
            for (int other = one + 1; other < allowed.size(); other++) {
                JsonNode drawn = evaluate(question, List.of(allowed.get(one), allowed.get(other)));
                if (drawn.get("violations").isEmpty()) {
                    least = Math.min(least, drawn.get("objective").asDouble());
                }
            }
        }
        assertThat(answer.get("objective").asDouble()).isCloseTo(least, within(ROUNDING * least));
        requireNoneOverloaded(answer);
    }

    @Test
    void aStationIsUpgradedWhereThatIsCheaperThanASecondNewOne() {
        ObjectNode question = question("stations");
        question.put("budget", 60_000_000);
        ArrayNode upgrades = ((ObjectNode) question.get("existing")).putArray("upgrades");
        upgrades.addObject().put("id", "S06").put("capacity", 200).put("cost", 18_000_000);
        JsonNode answer = siting.execute(question, Progress.NONE);
        requireProved(answer);
        requireNoneOverloaded(answer);
        assertThat(answer.get("after").get("cost").asDouble()).isLessThanOrEqualTo(60_000_000);
        double least = Double.POSITIVE_INFINITY;
        List<String> allowed = allowed("candidate_site", "transfer-station", ids(answer.get("excluded"), ""));
        for (String one : allowed) {
            for (int option = 0; option <= 1; option++) {
                for (String other : allowed) {
                    ObjectNode drawn = question.deepCopy();
                    ObjectNode plan = drawn.putObject("plan");
                    ArrayNode sites = plan.putArray("sites");
                    sites.addObject().put("id", one);
                    if (other.compareTo(one) > 0) {
                        sites.addObject().put("id", other);
                    }
                    plan.putArray("upgrade").addObject().put("id", "S06").put("option", option);
                    if (other.compareTo(one) >= 0) {
                        JsonNode told = evaluation.execute(drawn, Progress.NONE);
                        boolean lawful = told.get("violations").isEmpty();
                        least = lawful ? Math.min(least, told.get("objective").asDouble()) : least;
                    }
                }
            }
        }
        assertThat(answer.get("objective").asDouble()).isCloseTo(least, within(ROUNDING * least));
    }

    @Test
    void noExchangeAndNoRandomTenToiletsServeMore() {
        ObjectNode question = question("toilets");
        JsonNode answer = siting.execute(question, Progress.NONE);
        requireProved(answer);
        requireSumsAgree(answer);
        double most = answer.get("objective").asDouble();
        List<String> opened = ids(answer.get("sites"), "new");
        assertThat(opened).hasSize(10);
        assertThat(ids(answer.get("sites"), "kept")).hasSize(55);
        List<String> all = allowed("candidate_site", "toilet", List.of());
        assertThat(evaluate(question, opened).get("after")).isEqualTo(answer.get("after"));
        for (int out = 0; out < opened.size(); out++) {
            for (String in : all) {
                if (!opened.contains(in)) {
                    List<String> changed = new ArrayList<>(opened);
                    changed.set(out, in);
                    assertThat(evaluate(question, changed).get("objective").asDouble())
                            .isLessThanOrEqualTo(most);
                }
            }
        }
        SplittableRandom random = new SplittableRandom(20260701);
        for (int i = 0; i < 100; i++) {
            List<String> drawn = new ArrayList<>(all);
            while (drawn.size() > 10) {
                drawn.remove(random.nextInt(drawn.size()));
            }
            assertThat(evaluate(question, drawn).get("objective").asDouble()).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void onePlanForOneQuestion() {
        ObjectNode question = question("toilets");
        JsonNode first = siting.execute(question, Progress.NONE);
        JsonNode second = siting.execute(question, Progress.NONE);
        for (String name : List.of("status", "objective", "bound", "sites", "assignments", "after", "groups")) {
            assertThat(second.get(name)).isEqualTo(first.get(name));
        }
    }

    @Test
    void moreToiletsNeverServeFewer() {
        double before = 0;
        for (int p = 0; p <= 20; p += 5) {
            ObjectNode question = question("toilets");
            question.put("p", p);
            double served =
                    siting.execute(question, Progress.NONE).get("objective").asDouble();
            assertThat(served).isGreaterThanOrEqualTo(before);
            before = served;
        }
    }

    private static void requireProved(JsonNode answer) {
        assertThat(answer.get("status").asString()).isEqualTo("optimal");
        double objective = answer.get("objective").asDouble();
        assertThat(answer.get("bound").asDouble()).isCloseTo(objective, within(1e-9 * objective));
        assertThat(answer.get("after").get("nearestMeanMetres").asDouble())
                .isLessThanOrEqualTo(
                        answer.get("before").get("nearestMeanMetres").asDouble());
    }

    /** Grids add up to the city, and sites to what is served. */
    private static void requireSumsAgree(JsonNode answer) {
        for (String when : List.of("before", "after")) {
            for (String figure : List.of("demand", "demandWeight", "coveredWeight", "sites")) {
                double sum = 0;
                for (JsonNode group : answer.get("groups")) {
                    sum += group.get(when).get(figure).asDouble();
                }
                double whole = answer.get(when).get(figure).asDouble();
                boolean sitesBeyond = figure.equals("sites") && sum < whole;
                assertThat(sitesBeyond || Math.abs(sum - whole) <= ROUNDING * whole)
                        .as(when + " " + figure)
                        .isTrue();
            }
        }
        for (JsonNode group : answer.get("groups")) {
            assertThat(group.get("after").get("nearestMeanMetres").asDouble())
                    .isLessThanOrEqualTo(
                            group.get("before").get("nearestMeanMetres").asDouble() + ROUNDING);
        }
        double load = 0;
        for (JsonNode site : answer.get("sites").get("features")) {
            load += site.get("properties").get("load").asDouble();
        }
        double covered = answer.get("after").get("coveredWeight").asDouble();
        assertThat(load).isCloseTo(covered, within(ROUNDING * covered));
    }

    private static void requireNoneOverloaded(JsonNode answer) {
        assertThat(answer.get("after").get("ratio").asDouble()).isEqualTo(1);
        assertThat(answer.get("sites").get("features"))
                .allSatisfy(site -> assertThat(
                                site.get("properties").get("utilisation").asDouble())
                        .isLessThanOrEqualTo(1 + ROUNDING));
    }

    private JsonNode evaluate(ObjectNode question, List<String> opened) {
        ObjectNode drawn = question.deepCopy();
        ArrayNode sites = drawn.putObject("plan").putArray("sites");
        opened.forEach(id -> sites.addObject().put("id", id));
        return evaluation.execute(drawn, Progress.NONE);
    }

    private List<String> allowed(String collection, String kind, List<String> excluded) {
        var layer = store.snapshots().current(collection);
        List<String> ids = new ArrayList<>();
        for (int row : layer.allRows()) {
            if (kind.equals(layer.value(row, "kind")) && !excluded.contains(layer.id(row))) {
                ids.add(layer.id(row));
            }
        }
        return ids;
    }

    /** Ids of features, of those with a role where one is given. */
    private static List<String> ids(JsonNode collection, String role) {
        List<String> ids = new ArrayList<>();
        for (JsonNode feature : collection.get("features")) {
            if (role.isEmpty()
                    || feature.get("properties").get("role").asString().equals(role)) {
                ids.add(feature.get("id").asString());
            }
        }
        return ids;
    }

    private static ObjectNode question(String name) {
        try (InputStream in =
                Objects.requireNonNull(DemoCitySitingTest.class.getResourceAsStream("/siting/" + name + ".json"))) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
