package org.cityreach.siting.scenario;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.Divisions;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.BackgroundJobs;
import org.cityreach.job.JobProperties;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.siting.SitingService;
import org.cityreach.siting.SitingTown;
import org.cityreach.siting.configure.SolverByGoal;
import org.cityreach.siting.mip.HighsSolver;
import org.cityreach.siting.rest.SitingEvaluationProcess;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.standard.Standards;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.SyntheticTown;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A town on a line whose plans can be worked by hand, with real jobs and the real evaluation over a store.
 * Homes at 0, 100, 200, 1000 and 5000 m with 10, 20, 30, 40 and 5 people; a toilet stands at 200 m; who is
 * within 100 m is served. So today 50 of 105 are; the west has 60 people, the east 40, outside live 5.
 */
public final class ScenarioTown implements AutoCloseable {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    public static final String QUESTION = """
            {"problem": "maximal-covering", "demand": {"collection": "town_home", "weight": "people"},
             "candidates": {"collection": "town_place"},
             "existing": {"collection": "town_toilet", "mayClose": "all"},
             "costProperty": "price", "p": 1, "radiusMetres": 100, "groupBy": {"collection": "town_area"},
             "limits": {"seconds": 5}, "seed": 3}""";

    private final FeatureStore store;
    private final DocumentStore documents;
    private final BackgroundJobs jobs;

    ScenarioTown(FeatureStore store, DocumentStore documents) {
        this(store, documents, true);
    }

    /** The same services over a store that has layers of its own. */
    public static ScenarioTown over(FeatureStore store, DocumentStore documents) {
        return new ScenarioTown(store, documents, false);
    }

    private ScenarioTown(FeatureStore store, DocumentStore documents, boolean filled) {
        this.store = store;
        this.documents = documents;
        this.jobs = BackgroundJobs.open(
                new JobProperties(1, 10, 100, Duration.ofSeconds(30), Duration.ofSeconds(20), "main"),
                documents,
                Clock.systemUTC());
        if (filled) {
            fill(store);
        }
    }

    /** Makes the layers of the town. */
    public static void fill(FeatureStore store) {
        put(
                store,
                SyntheticTown.layer("town_home", GeometryType.POINT, "people:number"),
                point("h0", 0, 0, "people", 10.0),
                point("h1", 100, 0, "people", 20.0),
                point("h2", 200, 0, "people", 30.0),
                point("h3", 1000, 0, "people", 40.0),
                point("h4", 5000, 0, "people", 5.0));
        put(
                store,
                SyntheticTown.layer("town_place", GeometryType.POINT, "name:string", "price:number"),
                point("a", 0, 0, "name", "甲", "price", 10.0),
                point("b", 100, 0, "name", "乙", "price", 20.0),
                point("c", 1000, 50, "name", "丙", "price", 30.0));
        put(
                store,
                SyntheticTown.layer("town_toilet", GeometryType.POINT, "name:string"),
                point("e", 200, 0, "name", "旧"));
        put(
                store,
                SyntheticTown.layer("town_area", GeometryType.POLYGON, "name:string"),
                area("west", -500, 500, "西"),
                area("east", 500, 1500, "东"));
    }

    private static Feature point(String id, double x, double y, Object... properties) {
        String wkt = "POINT (" + x + " " + y + ")";
        return new Feature(
                id, SyntheticTown.shape(wkt, SitingTown.EAST, SitingTown.NORTH), SyntheticTown.values(properties));
    }

    private static Feature area(String id, double from, double to, String name) {
        String wkt = "POLYGON ((%1$s -500, %2$s -500, %2$s 500, %1$s 500, %1$s -500))".formatted(from, to);
        return new Feature(id, SyntheticTown.shape(wkt, SitingTown.EAST, SitingTown.NORTH), Map.of("name", name));
    }

    private static void put(FeatureStore store, Layer layer, Feature... features) {
        if (store.findLayer(layer.id()).isEmpty()) {
            store.createLayer(layer);
        }
        write(store, layer.id(), WriteMode.REPLACE, List.of(features));
    }

    private static void write(FeatureStore store, String layer, WriteMode mode, List<Feature> features) {
        try (FeatureWriter writer = store.openWriter(layer, mode)) {
            long row = 0;
            for (Feature feature : features) {
                writer.write(feature, ++row);
            }
            writer.prepare();
            writer.commit();
        }
    }

    /** One more home, so that the layer moves on. */
    void moveSomebodyIn() {
        write(store, "town_home", WriteMode.UPSERT, List.of(point("h5", 1010, 0, "people", 7.0)));
    }

    public Scenarios scenarios() {
        SitingService service = new SitingService(
                new StoreSnapshots(store),
                new Standards(documents),
                new Divisions(),
                new CityProperties("Asia/Shanghai", null),
                new SolverByGoal(new HighsSolver()));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("evaluation", new SitingEvaluationProcess(service));
        PlanEvaluation evaluation = new PlanEvaluation(beans.getBeanProvider(AnalysisProcess.class), jobs);
        return new Scenarios(new ScenarioArchive(documents), evaluation);
    }

    public Freshness freshness() {
        return new Freshness(store);
    }

    /** How many results are kept. */
    int results() {
        return documents.list("siting-scenario-result").size();
    }

    static ScenarioDraft draft(String name, String plan) {
        return draft(name, plan, null);
    }

    static ScenarioDraft draft(String name, String plan, @Nullable String solved) {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        body.set("inputs", JSON.readTree(QUESTION));
        body.set("plan", JSON.readTree(plan));
        if (solved != null) {
            body.set("solved", JSON.readTree(solved));
        }
        return ScenarioDraft.read(body);
    }

    @Override
    public void close() {
        jobs.close();
    }
}
