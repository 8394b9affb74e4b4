package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.HttpCaller;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Truth: what a writer has had acknowledged must be in every later answer, while eight readers ask and it adds
 * a hundred cases a second. Lasts some seconds; {@code -Dcityreach.test.trafficSeconds=60} for the whole minute.
 */
class TrafficTest extends ServiceTest {

    private static final long SECONDS = Long.getLong("cityreach.test.trafficSeconds", 6);
    private static final long PACE_NANOS = 10_000_000;
    private static final int READERS = 8;
    private static final int AT_FIRST = 20_000;
    private static final List<String> FILTERS = List.of(
            "",
            "&kinds=violation",
            "&categories=E01",
            "&datetime=2024-03-01/2024-06-30&kinds=complaint",
            "&filter=unit%20IS%20NULL",
            "&sources=wechat,drone&radiusMetres=800");

    /** Something one thread does over and over until the time is up. */
    @FunctionalInterface
    private interface Turn {
        void take(int turn) throws Exception;
    }

    private static List<Feature> cases(RandomCases random, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> random.feature("c" + i)).toList();
    }

    private static void run(Turn writer, Turn reader) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        try {
            List<Future<?>> all = new ArrayList<>();
            all.add(threads.submit(() -> {
                long next = System.nanoTime();
                for (int turn = 0; System.nanoTime() < end; turn++) {
                    writer.take(turn);
                    next += PACE_NANOS;
                    LockSupport.parkNanos(next - System.nanoTime());
                }
                return null;
            }));
            for (int i = 0; i < READERS; i++) {
                int first = i;
                all.add(threads.submit(() -> {
                    for (int turn = first; System.nanoTime() < end; turn++) {
                        reader.take(turn);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(SECONDS + 120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void indexesHoldEveryAcknowledgedCaseWhileOthersAreWritten() throws Exception {
        RandomCases random = new RandomCases(9, false);
        Layer layer = RandomCases.layer("cases");
        try (TemporaryStore own = TemporaryStore.open().with(layer, cases(random, 0, AT_FIRST))) {
            AtomicInteger acknowledged = new AtomicInteger(AT_FIRST);
            Turn writer = turn -> {
                try (FeatureWriter writing = own.features().openWriter("cases", WriteMode.APPEND)) {
                    writing.write(random.feature("c" + (AT_FIRST + turn)), 1);
                    assertThat(writing.prepare()).isEmpty();
                    writing.commit();
                }
                acknowledged.incrementAndGet();
            };
            Turn reader = turn -> {
                int atLeast = acknowledged.get();
                CaseIndex index = own.caseIndexes().current("cases");
                assertThat(index.size()).isGreaterThanOrEqualTo(atLeast);
                CaseFilter filter = new RandomCases(turn, false).filter(layer);
                AtomicInteger seen = new AtomicInteger();
                index.scan(filter, null, Progress.NONE, block -> seen.addAndGet(block.size()));
                assertThat(seen.get()).isEqualTo(index.count(filter));
            };
            run(writer, reader);
            CaseIndex last = own.caseIndexes().current("cases");
            assertThat(last.count(CaseFilter.ALL)).isEqualTo(acknowledged.get());
            Set<String> ids = IntStream.range(0, last.size()).mapToObj(last::id).collect(Collectors.toSet());
            assertThat(ids).hasSize(acknowledged.get()).contains("c0", "c" + (acknowledged.get() - 1));
        }
    }

    @Test
    void tilesAndLegendsGoOnWhileCasesAreWritten() throws Exception {
        RandomCases random = new RandomCases(10, false);
        Layer layer = RandomCases.layer("traffic");
        assertThat(layer.geometryType()).isEqualTo(GeometryType.POINT);
        store.createLayer(layer);
        try (FeatureWriter writing = store.openWriter("traffic", WriteMode.APPEND)) {
            cases(random, 0, 5000).forEach(feature -> writing.write(feature, 1));
            writing.prepare();
            writing.commit();
        }
        AtomicInteger acknowledged = new AtomicInteger(5000);
        HttpCaller editor = admin();
        Turn writer = turn -> {
            String feature =
                    "{\"type\":\"Feature\",\"id\":\"n%d\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},"
                                    .formatted(turn, 119.9 + turn % 97 * 1e-3, 31.65 + turn % 89 * 1e-3)
                            + "\"properties\":{\"kind\":\"violation\",\"category\":\"E0101\",\"reported\":\"2024-05-01T08:00:00Z\"}}";
            Answer answer = editor.send("POST", "/api/collections/traffic/items", feature);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            acknowledged.incrementAndGet();
        };
        Turn reader = turn -> {
            String filter = FILTERS.get(turn % FILTERS.size());
            if (turn % 5 == 0) {
                int atLeast = acknowledged.get();
                Answer legend = anyone().get("/api/collections/traffic/map/legend?style=heat");
                assertThat(legend.status()).as(legend.toString()).isEqualTo(200);
                // the version grows by one with each case, so a legend that knows the version knows the case
                assertThat(legend.json().path("version").asInt()).isGreaterThanOrEqualTo(atLeast - 5000 + 2);
                return;
            }
            int zoom = 11 + turn % 5;
            String tile =
                    "/api/collections/traffic/map/tiles/WebMercatorQuad/%d/%d/%d?style=heat&breaks=5,20,100,500,2000%s"
                            .formatted(zoom, row(zoom), column(zoom), filter);
            Answer answer = anyone().get(tile);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.header("content-type")).hasValue("image/png");
        };
        run(writer, reader);
        String body = "{\"inputs\":{\"cases\":{\"collection\":\"traffic\"}}}";
        JsonNode summary = anyone().send("POST", "/api/processes/case-summary/execution", body)
                .json();
        assertThat(summary.path("total").asInt()).isEqualTo(acknowledged.get());
        assertThat(summary.path("versions").path("traffic").asInt()).isEqualTo(acknowledged.get() - 5000 + 2);
        assertThat(store.count(FeatureQuery.all("traffic"))).isEqualTo(acknowledged.get());
    }

    private static int column(int zoom) {
        return (int) ((119.94 + 180) / 360 * (1 << zoom));
    }

    private static int row(int zoom) {
        double latitude = Math.toRadians(31.7);
        return (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << zoom));
    }
}
