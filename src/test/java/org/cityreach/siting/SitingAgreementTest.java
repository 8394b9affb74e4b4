package org.cityreach.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.analysis.Selection;
import org.cityreach.job.Progress;
import org.cityreach.siting.SitingQuestion.Layers;
import org.cityreach.siting.SitingQuestion.Reach;
import org.cityreach.siting.SitingQuestion.Sizes;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.candidate.CandidateSource;
import org.cityreach.siting.candidate.ExclusionReason;
import org.cityreach.siting.candidate.ExclusionRule;
import org.cityreach.siting.candidate.ScreeningRules;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Truth: PostGIS, which projects the demo city by itself and answers with ST_Distance and ST_Intersects. */
class SitingAgreementTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    /** Metres; two programs project each vertex. */
    private static final double AGREEMENT_METRES = 1e-5;

    private static @Nullable TemporaryStore store;

    @BeforeAll
    static void loadBoth() throws SQLException {
        TemporaryStore made = TemporaryStore.open();
        store = made;
        made.withDemoCity();
        DemoCityDatabase database = new DemoCityDatabase(POSTGIS);
        for (String name : List.of("candidate_site", "sensitive_site", "water", "residential", "collection_point")) {
            database.copy(made.snapshots().current(name));
        }
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void exclusionsAreThoseOfStDistance() throws SQLException {
        SitingResult result = ask(
                Goal.MAXIMAL_COVERING,
                300,
                List.of(rule("sensitive_site", 300), rule("water", 120), rule("residential", 25)));
        Map<String, Double> ours = new TreeMap<>();
        for (SitingResult.Excluded excluded : result.choice().excluded()) {
            for (ExclusionReason reason : excluded.reasons()) {
                assertThat(reason.code()).isEqualTo(reason.metres() == 0 ? "inside" : "too-near");
                ours.put(excluded.id() + " " + reason.collection(), reason.metres());
            }
        }
        DemoCityDatabase database = new DemoCityDatabase(POSTGIS);
        Map<String, Double> theirs = new TreeMap<>();
        for (ExclusionRule rule : List.of(rule("sensitive_site", 300), rule("water", 120), rule("residential", 25))) {
            String table = rule.selection().collection();
            database.ask("select c.id, min(st_distance(c.geom, t.geom)) from t_candidate_site c, t_" + table
                            + " t group by c.id having min(st_distance(c.geom, t.geom)) < " + rule.distanceMetres())
                    .forEach((id, metres) -> theirs.put(id + " " + table, metres[0]));
        }
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        assertThat(ours).hasSizeGreaterThan(60);
        ours.forEach((key, metres) -> assertThat(metres).isCloseTo(theirs.get(key), within(AGREEMENT_METRES)));
    }

    @Test
    void whoIsServedFromWhereIsThatOfStDistance() throws SQLException {
        SitingResult result = ask(Goal.MAXIMAL_COVERING, 300, List.of());
        Map<String, double[]> nearest = new DemoCityDatabase(POSTGIS)
                .ask("select d.id, min(st_distance(d.geom, c.geom)) from t_collection_point d, t_candidate_site c"
                        + " group by d.id");
        assertThat(result.assignments())
                .hasSizeGreaterThan(300)
                .allSatisfy(one -> assertThat(one.metres())
                        .isCloseTo(
                                nearest.getOrDefault(one.demand(), new double[] {Double.NaN})[0],
                                within(AGREEMENT_METRES)));
        long within =
                nearest.values().stream().filter(metres -> metres[0] <= 300).count();
        assertThat(result.assignments()).hasSize((int) within);
        assertThat(result.unreachable().count()).isEqualTo(nearest.size() - (int) within);
        assertThat(result.unreachable().list())
                .allSatisfy(far -> assertThat(far.nearestMetres())
                        .isCloseTo(
                                nearest.getOrDefault(far.id(), new double[] {Double.NaN})[0],
                                within(AGREEMENT_METRES)));
    }

    private static ExclusionRule rule(String collection, double metres) {
        return new ExclusionRule(Selection.all(collection), metres, null, ExclusionRule.What.FEATURES);
    }

    private static SitingResult ask(Goal goal, double radiusMetres, List<ExclusionRule> exclusions) {
        if (store == null) {
            throw new IllegalStateException("no store");
        }
        Layers layers = new Layers(
                Selection.all("collection_point"),
                null,
                new CandidateSource.Features(Selection.all("candidate_site"), null, null),
                null,
                new Reach.Fixed(radiusMetres),
                new ScreeningRules(exclusions, null, Double.NaN, null),
                0,
                null);
        SitingQuestion question =
                new SitingQuestion(goal, layers, Rules.most(1000), Sizes.PLAIN, Set.of(), Set.of(), false);
        return SitingTown.service(store).compute(question, Limits.seconds(30), Progress.NONE);
    }
}
