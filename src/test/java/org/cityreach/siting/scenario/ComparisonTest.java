package org.cityreach.siting.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.cityreach.analysis.Note;
import org.cityreach.siting.scenario.Change.GroupChange;
import org.cityreach.siting.scenario.Change.Verdict;
import org.cityreach.siting.scenario.Scenarios.Evaluated;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: a town on a line, worked by hand; invariants of gains and losses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonTest {

    private final TemporaryStore store = TemporaryStore.open();
    private ScenarioTown town;
    private Scenarios scenarios;

    @BeforeAll
    void build() {
        town = new ScenarioTown(store.features(), store.documents());
        scenarios = town.scenarios();
    }

    @AfterAll
    void close() {
        town.close();
        store.close();
    }

    private Evaluated saved(String plan) {
        return scenarios.getEvaluated(
                scenarios.create(ScenarioTown.draft("方案", plan)).id());
    }

    private Comparison compare(String... plans) {
        return Comparison.of(List.of(plans).stream().map(this::saved).toList());
    }

    private static Change second(Comparison comparison) {
        return Objects.requireNonNull(comparison.changes().get(1));
    }

    @Test
    void whoWinsAndWhoLosesWorkedByHand() {
        Comparison comparison =
                compare("{\"sites\": [{\"id\": \"c\"}]}", "{\"sites\": [{\"id\": \"b\"}], \"close\": [\"e\"]}");
        Change change = second(comparison);
        assertThat(change.coveredWeight()).isEqualTo(-30);
        assertThat(change.gainedWeight()).isEqualTo(10);
        assertThat(change.lostWeight()).isEqualTo(-40);
        // h0 was not served, h1 has 0 m for 100 m; h2 has 100 m for 0 m, h3 has nothing; h4 never had.
        assertThat(change.people()).isEqualTo(new Change.People(30, 70, 5));
        assertThat(change.groups()).extracting(GroupChange::id).containsExactlyInAnyOrder("west", "east", "");
        GroupChange west = change.listMost(Verdict.GAINS).get(0);
        assertThat(west.title()).isEqualTo("西");
        assertThat(west.people()).isEqualTo(new Change.People(30, 30, 0));
        // From (20 · 100 + 30 · 0) / 50 to (10 · 100 + 20 · 0 + 30 · 100) / 60 metres.
        assertThat(west.meanMetres()).isCloseTo(4000.0 / 60 - 40, within(1e-6));
        assertThat(change.listMost(Verdict.LOSES))
                .extracting(GroupChange::title)
                .containsExactly("东");
        assertThat(change.count(Verdict.SAME)).isEqualTo(1);
        assertThat(change.cost()).isEqualTo(-10);
        assertThat(change.sites()).isEqualTo(-1);
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void sitesInCommonAndInOnlyOne() {
        Comparison comparison =
                compare("{\"sites\": [{\"id\": \"c\"}]}", "{\"sites\": [{\"id\": \"b\"}], \"close\": [\"e\"]}");
        assertThat(comparison.sites()).noneMatch(SiteOverlap::isCommon);
        assertThat(comparison.sites().stream().filter(site -> site.isOnlyIn(0)))
                .extracting(site -> site.site().id())
                .containsExactlyInAnyOrder("c", "e");
        assertThat(comparison.sites().stream().filter(site -> site.isOnlyIn(1)))
                .extracting(site -> site.site().id())
                .containsExactly("b");
        Comparison kept = compare("{\"sites\": [{\"id\": \"c\"}]}", "{\"sites\": [{\"id\": \"a\"}]}");
        assertThat(kept.sites().stream().filter(SiteOverlap::isCommon))
                .extracting(site -> site.site().id())
                .containsExactly("e");
    }

    @Test
    void aSiteIsKnownAgainByItsPlace() {
        String drawn = "{\"sites\": [{\"id\": \"%s\", \"at\": [119.94, 31.70]}]}";
        Comparison comparison = compare(drawn.formatted("一"), drawn.formatted("二"));
        assertThat(comparison.sites()).hasSize(2).allMatch(SiteOverlap::isCommon);
        String moved = "{\"sites\": [{\"id\": \"一\", \"at\": [119.941, 31.70]}]}";
        SiteOverlap site = compare(drawn.formatted("一"), moved).sites().stream()
                .filter(one -> one.site().id().equals("一"))
                .findFirst()
                .orElseThrow();
        assertThat(site.isCommon()).isFalse();
        // A thousandth of a degree of longitude at 31.7° N.
        assertThat(site.movedMetres().get(1)).isCloseTo(94.8, within(0.1));
    }

    @Test
    void plansForOtherPeopleAreNotHeldAgainstEachOther() {
        Evaluated first = saved("{\"sites\": [{\"id\": \"c\"}]}");
        String other = ScenarioTown.QUESTION.replace("\"weight\": \"people\"", "\"filter\": \"people > 10\"");
        Evaluated second = scenarios.getEvaluated(scenarios
                .create(ScenarioDraft.read(ScenarioTown.JSON.readTree(
                        "{\"name\": \"别人\", \"inputs\": " + other + ", \"plan\": {\"sites\": []}}")))
                .id());
        Comparison comparison = Comparison.of(List.of(first, second));
        assertThat(comparison.changes().get(1)).isNull();
        assertThat(comparison.notes()).extracting(Note::code).containsExactly("demand-differs");
    }

    @Test
    void anotherRadiusIsSaid() {
        Evaluated first = saved("{\"sites\": [{\"id\": \"c\"}]}");
        String other = ScenarioTown.QUESTION.replace("\"radiusMetres\": 100", "\"radiusMetres\": 300");
        Evaluated second = scenarios.getEvaluated(scenarios
                .create(ScenarioDraft.read(ScenarioTown.JSON.readTree(
                        "{\"name\": \"三百\", \"inputs\": " + other + ", \"plan\": {\"sites\": []}}")))
                .id());
        Comparison comparison = Comparison.of(List.of(first, second));
        assertThat(comparison.notes()).extracting(Note::code).containsExactly("measure-differs");
        assertThat(second(comparison).coveredWeight()).isEqualTo(60 - 90);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void gainsAndLossesAreTheDifferenceOfTheTotals(long seed) {
        Random random = new Random(seed);
        Comparison there = compare(drawn(random), drawn(random));
        Change change = second(there);
        assertThat(change.gainedWeight() + change.lostWeight()).isCloseTo(change.coveredWeight(), within(1e-9));
        Change.People people = change.people();
        assertThat(people.better() + people.worse() + people.same()).isCloseTo(105, within(1e-9));
        double better = change.groups().stream()
                .mapToDouble(group -> group.people().better())
                .sum();
        assertThat(better).isCloseTo(people.better(), within(1e-9));
        Change back =
                second(Comparison.of(List.of(there.plans().get(1), there.plans().get(0))));
        assertThat(back.coveredWeight()).isEqualTo(-change.coveredWeight());
        assertThat(back.people()).isEqualTo(new Change.People(people.worse(), people.better(), people.same()));
    }

    /** A place drawn at random along the line of homes. */
    private static String drawn(Random random) {
        double longitude = 119.9366 + random.nextInt(1200) * 1e-5;
        return "{\"sites\": [{\"at\": [" + longitude + ", 31.6965]}]"
                + (random.nextBoolean() ? ", \"close\": [\"e\"]" : "") + "}";
    }
}
