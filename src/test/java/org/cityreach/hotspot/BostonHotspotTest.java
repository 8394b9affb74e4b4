package org.cityreach.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.RepeatCases;
import org.cityreach.geo.Crs;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.hotspot.HotspotRequest.Statistic;
import org.cityreach.hotspot.HotspotRequest.Subject;
import org.cityreach.hotspot.algorithm.EmergingPattern;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.testing.SharedData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: comparison of all pairs, on 4284 real reports of graffiti in Boston in 2015; what holds of any counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BostonHotspotTest {

    private static final DateTimeFormatter OPENED = DateTimeFormatter.ofPattern("MM/dd/yyyy hh:mm:ss a", Locale.US);
    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final DivisionChoice FISHNET = new DivisionChoice.Squares(250);
    private static final double FAR_METRES = 50;
    private static final long LONG_MILLIS = 30L * 86_400_000;

    private final HotspotTown town = new HotspotTown();

    @BeforeAll
    void load() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.find("boston311-graffiti-removal.csv"));
        List<String> header = fields(lines.get(0));
        List<Feature> features = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = fields(line);
            String opened = row.get(header.indexOf("OPEN_DT"));
            double longitude = Double.parseDouble(row.get(header.indexOf("LONGITUDE")));
            double latitude = Double.parseDouble(row.get(header.indexOf("LATITUDE")));
            Instant reported =
                    LocalDateTime.parse(opened, OPENED).atZone(BOSTON).toInstant();
            features.add(new Feature(
                    "r" + features.size(),
                    new GeometryFactory().createPoint(new Coordinate(longitude, latitude)),
                    Map.of("reported", reported, "category", row.get(header.indexOf("TYPE")))));
        }
        List<PropertySchema> schema =
                List.of(property("reported", PropertyType.DATE_TIME), property("category", PropertyType.STRING));
        town.store()
                .with(
                        new Layer(
                                "graffiti",
                                new LocalizedText("涂鸦", "graffiti reports"),
                                GeometryType.POINT,
                                Crs.of("EPSG:4326"),
                                schema,
                                "reported",
                                false),
                        features);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void hotSpotsByAFishnet() {
        HotspotResult result = town.hotspots()
                .compute(
                        new HotspotRequest(
                                new Subject.Cases(question(), FISHNET),
                                new NeighbourRule.Usual(),
                                Statistic.GI_STAR,
                                true),
                        Progress.NONE);
        assertThat(result.summary().cases()).isEqualTo(4284);
        assertThat(result.areas().stream()
                        .mapToDouble(HotspotResult.Area::value)
                        .sum())
                .isEqualTo(4284, within(0.0));
        assertThat(result.summary().crs()).isEqualTo("EPSG:32619");
        assertThat(result.summary().bandMetres()).isEqualTo(354);
        assertThat(result.summary().hot()).isBetween(20, result.areas().size() / 4);
        assertThat(result.summary().moran().z()).isGreaterThan(10);
        HotspotResult.Area busiest = result.areas().stream()
                .max((a, b) -> Double.compare(a.value(), b.value()))
                .orElseThrow();
        assertThat(busiest.label()).isEqualTo("hot-99");
        assertThat(result.reading().zh()).contains("涂鸦在").contains("明显高于随机");
    }

    @Test
    void emergingHotSpotsAddUp() {
        EmergingResult result = town.emerging()
                .compute(
                        new EmergingRequest(
                                question(),
                                FISHNET,
                                new NeighbourRule.Usual(),
                                true,
                                new EmergingRequest.Steps(EmergingRequest.Steps.USUAL_DAYS, 1)),
                        Progress.NONE);
        assertThat(result.summary().steps()).isGreaterThanOrEqualTo(12);
        assertThat(result.summary().cases() + result.summary().casesOutOfTime()).isEqualTo(4284);
        assertThat(result.summary().patterns().values().stream()
                        .mapToInt(count -> count)
                        .sum())
                .isEqualTo(result.areas().size());
        assertThat(result.summary().patterns().get(EmergingPattern.NONE))
                .isLessThan(result.areas().size());
    }

    @Test
    void repeatsAreThoseOfAllPairs() {
        CaseIndex index = question().index();
        int repeated = (int) IntStream.range(0, index.size())
                .filter(i -> IntStream.range(0, index.size()).anyMatch(j -> i != j && isRepeat(index, i, j)))
                .count();
        RepeatResult result =
                town.repeats().compute(new RepeatRequest(question(), RepeatCases.Rule.DEFAULT, 3, 1000), Progress.NONE);
        assertThat(repeated).isGreaterThan(300);
        assertThat(result.summary().inRepeats()).isEqualTo(repeated);
        assertThat(result.locations()).isNotEmpty().allSatisfy(location -> {
            assertThat(location.count())
                    .isGreaterThanOrEqualTo(3)
                    .isEqualTo(location.members().size());
            assertThat(location.first()).isBeforeOrEqualTo(location.last());
        });
    }

    private static boolean isRepeat(CaseIndex index, int a, int b) {
        return Math.abs(index.moment(CaseMoment.REPORTED, a) - index.moment(CaseMoment.REPORTED, b)) <= LONG_MILLIS
                && Math.hypot(index.easting(a) - index.easting(b), index.northing(a) - index.northing(b))
                        <= FAR_METRES + 0.0015;
    }

    private CaseQuestion question() {
        return new CaseQuestion(town.cases().read("graffiti", Map.of()).index(), CaseFilter.ALL);
    }

    private static PropertySchema property(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    /** The fields of a line; a comma in quotes parts nothing. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char letter : line.toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
