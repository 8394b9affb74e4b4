package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.HttpCaller;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: what a writer has had acknowledged must be in every later answer, while eight readers ask and it adds
 * a hundred cases a second; what readers were shown under way must be what a collection with the cases of that very
 * version shows when nobody writes. Lasts some seconds; {@code -Dcityreach.test.trafficSeconds=60} for the whole minute,
 * which then also demands that the writer has kept its pace, as otherwise the load was not the one that was meant.
 */
class TrafficTest extends ServiceTest {

    private static final long SECONDS = Long.getLong("cityreach.test.trafficSeconds", 6);
    private static final long PACE_NANOS = 10_000_000;
    private static final int READERS = 8;
    /** A writer that waited for each answer before it sends the next case would be slowed by the readers. */
    private static final int CONNECTIONS = 16;

    private static final int A_SECOND = (int) (1_000_000_000 / PACE_NANOS);
    /** Of the writes asked for; shorter runs only tell it, for the first seconds warm the service up. */
    private static final double LEAST_SHARE_OF_PACE = 0.9;

    private static final long FULL_SECONDS = 60;
    private static final int AT_FIRST = 20_000;
    private static final int FIRST_TRAFFIC = 5000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Logger LOG = LoggerFactory.getLogger(TrafficTest.class);
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

    /** Gives the share of the pace that the writer has kept. */
    private static double run(String what, Turn writer, Turn reader) throws Exception {
        AtomicInteger writes = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> all = new ArrayList<>();
            all.add(threads.submit(() -> {
                List<Future<?>> sent = new ArrayList<>();
                long next = System.nanoTime();
                for (int turn = 0; System.nanoTime() < end; turn++) {
                    int number = turn;
                    sent.add(connections.submit(() -> {
                        if (System.nanoTime() < end) {
                            writer.take(number);
                            writes.incrementAndGet();
                        }
                        return null;
                    }));
                    next += PACE_NANOS;
                    LockSupport.parkNanos(next - System.nanoTime());
                }
                for (Future<?> one : sent) {
                    one.get(60, TimeUnit.SECONDS);
                }
                return null;
            }));
            for (int i = 0; i < READERS; i++) {
                int first = i;
                all.add(threads.submit(() -> {
                    for (int turn = first; System.nanoTime() < end; turn++) {
                        reader.take(turn);
                        reads.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(SECONDS + 120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
            connections.shutdownNow();
        }
        double share = (double) writes.get() / (SECONDS * A_SECOND);
        LOG.info("{}: {} writes, {} of the pace, {} reads in {} s", what, writes, share, reads, SECONDS);
        return share;
    }

    /** Last of all, so that a machine too busy for the load still tells whether the answers were right. */
    private static void checkPace(double share) {
        if (SECONDS >= FULL_SECONDS) {
            assertThat(share).as("share of the pace that the load was to have").isGreaterThan(LEAST_SHARE_OF_PACE);
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
            double pace = run("indexes", writer, reader);
            CaseIndex last = own.caseIndexes().current("cases");
            assertThat(last.count(CaseFilter.ALL)).isEqualTo(acknowledged.get());
            Set<String> ids = IntStream.range(0, last.size()).mapToObj(last::id).collect(Collectors.toSet());
            assertThat(ids).hasSize(acknowledged.get()).contains("c0", "c" + AT_FIRST);
            checkPace(pace);
        }
    }

    /** A picture or legend as it was shown at one version of the data. */
    private record Shown(String path, long version) {}

    /**
     * What readers were shown: at one version always the same. Some of it is kept to be compared afterwards.
     */
    private static final class Gallery {

        private static final int MOST_KEPT = 12;

        private final Map<Shown, byte[]> all = new ConcurrentHashMap<>();
        private final Map<Shown, byte[]> kept = new ConcurrentHashMap<>();

        void add(String path, HttpResponse<byte[]> answer) throws GeneralSecurityException {
            Shown shown = new Shown(path, version(answer));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(answer.body());
            byte[] before = all.putIfAbsent(shown, digest);
            assertThat(digest).as(shown.toString()).isEqualTo(before == null ? digest : before);
        }

        /** Keeps a picture or legend of one kind the more rarely the more there are. */
        void keep(String path, HttpResponse<byte[]> answer, int turn) {
            if (kept.size() < MOST_KEPT && turn % 41 == 7) {
                kept.putIfAbsent(new Shown(path, version(answer)), answer.body());
            }
        }

        private static long version(HttpResponse<byte[]> answer) {
            return Long.parseLong(
                    answer.headers().firstValue("CityReach-Version").orElseThrow());
        }
    }

    private static Feature written(int turn) {
        double longitude = 119.9 + turn % 97 * 1e-3;
        double latitude = 31.65 + turn % 89 * 1e-3;
        Map<String, Object> properties =
                Map.of("kind", "violation", "category", "E0101", "reported", Instant.parse("2024-05-01T08:00:00Z"));
        return new Feature("n" + turn, RandomCases.point(longitude, latitude), properties);
    }

    private void fill(String collection, List<Feature> features) {
        store.createLayer(RandomCases.layer(collection));
        try (FeatureWriter writing = store.openWriter(collection, WriteMode.APPEND)) {
            features.forEach(feature -> writing.write(feature, 1));
            writing.prepare();
            writing.commit();
        }
    }

    @Test
    void tilesAndLegendsGoOnWhileCasesAreWritten() throws Exception {
        List<Feature> first = cases(new RandomCases(10, false), 0, FIRST_TRAFFIC);
        fill("traffic", first);
        AtomicInteger acknowledged = new AtomicInteger(FIRST_TRAFFIC);
        HttpCaller editor = admin();
        Turn writer = turn -> {
            Feature next = written(turn);
            String feature =
                    "{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},"
                                    .formatted(next.id(), x(next), y(next))
                            + "\"properties\":{\"kind\":\"violation\",\"category\":\"E0101\",\"reported\":\"2024-05-01T08:00:00Z\"}}";
            Answer answer = editor.send("POST", "/api/collections/traffic/items", feature);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            acknowledged.incrementAndGet();
        };
        Gallery gallery = new Gallery();
        HttpCaller anyone = anyone();
        Turn reader = turn -> {
            int atLeast = acknowledged.get();
            String path = path(turn);
            HttpResponse<byte[]> answer = anyone.getBytes("/api/collections/traffic" + path);
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            // the version grows by one with each case, so who knows the version knows the case
            assertThat(Gallery.version(answer)).isGreaterThanOrEqualTo(versionOf(atLeast));
            gallery.add(path, answer);
            gallery.keep(path, answer, turn);
        };
        double pace = run("tiles and legends", writer, reader);
        String body = "{\"inputs\":{\"cases\":{\"collection\":\"traffic\"}}}";
        JsonNode summary = anyone().send("POST", "/api/processes/case-summary/execution", body)
                .json();
        assertThat(summary.path("total").asInt()).isEqualTo(acknowledged.get());
        assertThat(summary.path("versions").path("traffic").asInt()).isEqualTo(versionOf(acknowledged.get()));
        assertThat(store.count(FeatureQuery.all("traffic"))).isEqualTo(acknowledged.get());
        compareWithQuiet(gallery);
        checkPace(pace);
    }

    /** One in five a legend, else a tile, most with the scale of the city as it is at that moment. */
    private static String path(int turn) {
        String filter = FILTERS.get(turn % FILTERS.size());
        if (turn % 5 == 0) {
            return "/map/legend?style=heat" + filter;
        }
        int zoom = 11 + turn % 5;
        String breaks = turn % 4 == 0 ? "&breaks=5,20,100,500,2000" : "";
        return "/map/tiles/WebMercatorQuad/%d/%d/%d?style=heat%s%s"
                .formatted(zoom, row(zoom), column(zoom), breaks, filter);
    }

    private static int versionOf(int cases) {
        return cases - FIRST_TRAFFIC + 2;
    }

    /** Shows what was shown under way again, from collections that hold just the cases of that version. */
    private void compareWithQuiet(Gallery gallery) throws IOException {
        assertThat(gallery.kept).hasSizeGreaterThan(4);
        List<Feature> inOrder = new ArrayList<>();
        store.read(FeatureQuery.all("traffic"), inOrder::add);
        int number = 0;
        for (Map.Entry<Shown, byte[]> one : gallery.kept.entrySet()) {
            Shown shown = one.getKey();
            String collection = "quiet_" + number++;
            fill(collection, inOrder.subList(0, (int) shown.version() + FIRST_TRAFFIC - versionOf(FIRST_TRAFFIC)));
            byte[] quiet = anyone().getBytes("/api/collections/" + collection + shown.path())
                    .body();
            if (shown.path().startsWith("/map/legend")) {
                JsonNode ours = JSON.readTree(one.getValue());
                JsonNode theirs = JSON.readTree(quiet);
                for (String fact : List.of("classes", "maximum", "radiusMetres", "count", "breaks")) {
                    assertThat(ours.path(fact)).as("%s of %s", fact, shown).isEqualTo(theirs.path(fact));
                }
            } else {
                assertThat(pixels(one.getValue())).as(shown.toString()).isEqualTo(pixels(quiet));
            }
        }
    }

    private static int[] pixels(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static double x(Feature feature) {
        return Objects.requireNonNull(feature.geometry()).getCoordinate().x;
    }

    private static double y(Feature feature) {
        return Objects.requireNonNull(feature.geometry()).getCoordinate().y;
    }

    private static int column(int zoom) {
        return (int) ((119.94 + 180) / 360 * (1 << zoom));
    }

    private static int row(int zoom) {
        double latitude = Math.toRadians(31.7);
        return (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << zoom));
    }
}
