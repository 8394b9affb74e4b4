package org.cityreach.siting.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cityreach.fault.Fault;
import org.cityreach.siting.scenario.Freshness.MovedOn;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What scenarios promise, on whatever store a subclass brings. */
@Timeout(120)
abstract class ScenarioContract {

    private static final String EAST = "{\"sites\": [{\"id\": \"c\"}]}";
    private static final String WEST = "{\"sites\": [{\"id\": \"a\"}]}";
    private static final String PROVED = """
            {"status": "optimal", "objective": 90, "bound": 90, "gap": 0, "stopped": "proved"}""";

    private ScenarioTown town;
    private Scenarios scenarios;

    abstract ScenarioTown open();

    abstract void closeStore();

    @BeforeEach
    void begin() {
        town = open();
        scenarios = town.scenarios();
        scenarios.list().forEach(scenario -> scenarios.delete(scenario.id(), null));
    }

    @AfterEach
    void end() {
        town.close();
        closeStore();
    }

    private static void assertFault(ThrowingCallable call, String code, String parameter) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(Objects.requireNonNullElse(fault.parameter(), "")).isEqualTo(parameter);
        });
    }

    @Test
    void aSavedPlanHasTheResultWorkedByHand() {
        Scenario saved = scenarios.create(ScenarioTown.draft("东", EAST, PROVED));
        Evaluated read = town.scenarios().getEvaluated(saved.id());
        assertThat(read.scenario()).hasToString(saved.toString());
        assertThat(saved.revision()).isEqualTo(1);
        assertThat(saved.versions()).containsOnlyKeys("town_home", "town_place", "town_toilet", "town_area");
        ScenarioResult result = read.result();
        assertThat(result.before().coveredWeight()).isEqualTo(50);
        assertThat(result.after().coveredWeight()).isEqualTo(90);
        assertThat(result.after().ratio()).isCloseTo(90 / 105.0, within(1e-12));
        assertThat(result.after().cost()).isEqualTo(30);
        assertThat(result.newSites()).extracting(SiteFigures::title).containsExactly("丙");
        assertThat(result.sites("kept")).extracting(SiteFigures::load).containsExactly(50.0);
        assertThat(result.demands().id()).containsExactly("h0", "h1", "h2", "h3", "h4");
        assertThat(result.demands().group()).containsExactly("west", "west", "west", "east", null);
        assertThat(result.demands().beforeMetres()[0]).isNaN();
        assertThat(result.demands().beforeMetres()[1]).isCloseTo(100, within(1e-6));
        assertThat(result.demands().afterMetres()[3]).isCloseTo(50, within(1e-6));
        assertThat(saved.summary().path("after").path("coveredWeight").asDouble())
                .isEqualTo(90);
        assertThat(result.document().has("demands")).isFalse();
    }

    @Test
    void aClaimOfAnotherPlanIsRefused() {
        assertFault(
                () -> scenarios.create(ScenarioTown.draft("x", WEST, PROVED)), "solved-differs", "solved.objective");
        String beyond = "{\"status\": \"feasible\", \"objective\": 90, \"bound\": 80}";
        assertFault(
                () -> scenarios.create(ScenarioTown.draft("x", EAST, beyond)),
                "solved-bound-beyond-objective",
                "solved.bound");
        String near = "{\"status\": \"feasible\", \"objective\": 90, \"bound\": 99, \"gap\": 0.9}";
        Scenario saved = scenarios.create(ScenarioTown.draft("x", EAST, near));
        assertThat(Objects.requireNonNull(saved.solved()).path("gap").asDouble())
                .isCloseTo(0.1, within(1e-12));
        assertThat(town.results()).isEqualTo(1);
    }

    @Test
    void anotherNameLeavesTheProofAnotherPlanDoesNot() {
        Scenario saved = scenarios.create(ScenarioTown.draft("东", EAST, PROVED));
        Scenario renamed = scenarios.put(saved.id(), ScenarioTown.draft("东方案", EAST), 1L);
        assertThat(renamed.name()).isEqualTo("东方案");
        assertThat(renamed.revision()).isEqualTo(2);
        assertThat(renamed.solved()).hasToString(String.valueOf(saved.solved()));
        assertThat(renamed.evaluated()).isEqualTo(saved.evaluated());
        Scenario moved = scenarios.put(
                saved.id(),
                ScenarioTown.draft("东方案", "{\"sites\": [{\"id\": \"b\"}], \"close\": [\"e\"]}", PROVED),
                2L);
        assertThat(moved.solved()).isNull();
        ScenarioResult result = scenarios.getEvaluated(saved.id()).result();
        assertThat(result.after().coveredWeight()).isEqualTo(60);
        assertThat(result.sites("closed")).extracting(SiteFigures::id).containsExactly("e");
        assertThat(town.results()).isEqualTo(1);
        assertThat(moved.created()).isEqualTo(saved.created());
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsRefused() {
        Scenario saved = scenarios.create(ScenarioTown.draft("一", EAST));
        scenarios.put(saved.id(), ScenarioTown.draft("二", EAST), 1L);
        assertFault(() -> scenarios.put(saved.id(), ScenarioTown.draft("三", EAST), 1L), "scenario-changed", "");
        assertFault(() -> scenarios.put(saved.id(), ScenarioTown.draft("三", WEST), 1L), "scenario-changed", "");
        assertFault(() -> scenarios.delete(saved.id(), 1L), "scenario-changed", "");
        assertThat(scenarios.get(saved.id()).name()).isEqualTo("二");
        assertThat(town.results()).isEqualTo(1);
    }

    @Test
    void ofManyWhoChangeAtOnceOneWins() throws Exception {
        Scenario saved = scenarios.create(ScenarioTown.draft("一", EAST));
        List<Scenarios> servers = List.of(town.scenarios(), town.scenarios());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "写者" + i;
                Scenarios server = servers.get(i % 2);
                Callable<Boolean> write = () -> {
                    try {
                        server.put(saved.id(), ScenarioTown.draft(name, WEST), 1L);
                        return true;
                    } catch (Fault lost) {
                        assertThat(lost.code()).isEqualTo("scenario-changed");
                        return false;
                    }
                };
                writers.add(threads.submit(write));
            }
            int won = 0;
            for (Future<Boolean> writer : writers) {
                won += writer.get(1, TimeUnit.MINUTES) ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(scenarios.getEvaluated(saved.id()).scenario().revision()).isEqualTo(2);
        assertThat(town.results()).isEqualTo(1);
    }

    @Test
    void copiesHaveLivesOfTheirOwn() {
        Scenario first = scenarios.create(ScenarioTown.draft("方案", EAST, PROVED));
        Scenario second = scenarios.copy(first.id(), null);
        Scenario third = scenarios.copy(first.id(), null);
        Scenario named =
                scenarios.copy(first.id(), ScenarioTown.JSON.getNodeFactory().stringNode(" 另一个 "));
        assertThat(scenarios.list()).extracting(Scenario::name).containsExactly("方案", "方案 (2)", "方案 (3)", "另一个");
        assertThat(second.solved()).hasToString(String.valueOf(first.solved()));
        scenarios.put(second.id(), ScenarioTown.draft("变了", WEST), null);
        scenarios.delete(first.id(), null);
        assertThat(scenarios.getEvaluated(third.id()).result().after().coveredWeight())
                .isEqualTo(90);
        assertThat(scenarios.getEvaluated(second.id()).result().after().coveredWeight())
                .isEqualTo(60);
        scenarios.delete(second.id(), null);
        scenarios.delete(third.id(), null);
        scenarios.delete(named.id(), null);
        assertThat(scenarios.list()).isEmpty();
        assertThat(town.results()).isZero();
        assertFault(() -> scenarios.get(first.id()), "scenario-not-found", "scenario");
        Scenario longest = scenarios.create(ScenarioTown.draft("长".repeat(100), EAST));
        assertThat(scenarios.copy(longest.id(), null).name()).hasSize(100).endsWith(" (2)");
    }

    @Test
    void whatMovedOnIsToldAndComputedAnew() {
        Scenario saved = scenarios.create(ScenarioTown.draft("东", EAST, PROVED));
        assertThat(town.freshness().listMovedOn(saved)).isEmpty();
        long before = saved.versions().getOrDefault("town_home", 0L);
        town.moveSomebodyIn();
        assertThat(town.freshness().listMovedOn(saved)).containsExactly(new MovedOn("town_home", before, before + 1));
        assertThat(scenarios.getEvaluated(saved.id()).result().after().coveredWeight())
                .isEqualTo(90);
        Scenario computed = scenarios.evaluate(saved.id(), null);
        assertThat(town.freshness().listMovedOn(computed)).isEmpty();
        assertThat(computed.solved()).isNull();
        assertThat(computed.changed()).isEqualTo(saved.changed());
        assertThat(scenarios.getEvaluated(saved.id()).result().after().coveredWeight())
                .isEqualTo(97);
    }

    @Test
    void computingAnewOnTheSameDataLeavesTheProof() {
        Scenario saved = scenarios.create(ScenarioTown.draft("东", EAST, PROVED));
        assertThat(scenarios.evaluate(saved.id(), 1L).solved()).hasToString(String.valueOf(saved.solved()));
    }

    @Test
    void faultsNameTheMember() {
        assertFault(() -> ScenarioTown.draft(" ", EAST), "invalid-name", "name");
        assertFault(() -> ScenarioTown.draft("长".repeat(101), EAST), "invalid-name", "name");
        assertFault(() -> ScenarioTown.draft("两\n行", EAST), "invalid-name", "name");
        assertFault(
                () -> ScenarioDraft.read(ScenarioTown.JSON.readTree("{\"name\": \"x\"}")), "missing-input", "inputs");
        assertFault(
                () -> ScenarioDraft.read(ScenarioTown.JSON.readTree("{\"name\": \"x\", \"inputs\": {}, \"owner\": 1}")),
                "unknown-input",
                "owner");
        String unknown = "{\"name\": \"x\", \"inputs\": {\"problem\": \"best\"}}";
        assertThatThrownBy(() -> scenarios.create(ScenarioDraft.read(ScenarioTown.JSON.readTree(unknown))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.parameter()).startsWith("inputs."));
        String twice = "{\"sites\": [{\"id\": \"nowhere\"}]}";
        assertThatThrownBy(() -> scenarios.create(ScenarioTown.draft("x", twice)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.parameter()).startsWith("plan"));
        assertThat(scenarios.list()).isEmpty();
    }
}
