package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * Truth: ten cases of March 2026, worked out by hand. Group 0 is {@code west}, group 1 {@code east}; case j is in
 * no group.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorsTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final List<String> MOMENTS =
            List.of("reported", "filed", "dispatched", "resolved", "closed", "due", "accepted");
    private static final int WEST = 0;
    private static final int EAST = 1;

    private final TemporaryStore store = TemporaryStore.open();
    private IndicatorTable march = new IndicatorTable(
            IndicatorGroups.of(new int[0], 0), Period.ALWAYS, Set.of(), new long[IndicatorTable.Counter.COUNT]);

    @BeforeAll
    void fill() {
        List<PropertySchema> schemas = new ArrayList<>();
        MOMENTS.forEach(name -> schemas.add(schema(name, PropertyType.DATE_TIME)));
        schemas.add(schema("category", PropertyType.STRING));
        schemas.add(schema("unit", PropertyType.STRING));
        schemas.add(schema("rework", PropertyType.INTEGER));
        store.with(layer("judged", schemas), cases());
        store.with(
                layer("bare", List.of(schema("reported", PropertyType.DATE_TIME))),
                List.of(new Feature("a", place(0, 0), Map.of("reported", moment("03-05 08")))));
        march = compute("2026-03-01T00:00:00+08:00", "2026-04-01T00:00:00+08:00");
    }

    /**
     * Id, category, unit, rework, metres east and north; then moments in the order of {@link #MOMENTS} as day and hour of
     * 2026 in the city's time, - where there is none.
     * <ul>
     * <li>a is closed on time, to the very moment; resolved after 10 h
     * <li>b repeats a, 49 m and 3 days away; closed late, in March
     * <li>c lies exactly 50 m north of b, 15 days after it
     * <li>d has another category at a's place; due in March, still open
     * <li>e is reported and due in February, closed in March
     * <li>f is reported before midnight of 31 March, filed after
     * <li>g is due in March and closed after it; 30 m and 15 days from i
     * <li>h is open since January: overdue at the end of March, due in no March
     * <li>i comes 64 days after h: too late for a repeat
     * </ul>
     */
    private static final String CASES = """
            a E01 west   0  0    0    03-02_08 03-02_09 03-02_10 03-02_18 03-02_20 03-02_20
            b E01 west   1  49   0    03-05_08 03-05_09 03-05_10 03-07_08 03-07_09 03-06_10
            c E01 west   0  49   50   03-20_08 -        -        -        -        -
            d E02 west   0  0    0    03-10_08 03-10_09 03-10_10 -        -        03-12_10
            e E01 east   2  900  0    02-20_08 02-20_09 02-20_10 03-01_08 03-01_09 02-22_10
            f E01 east   0  900  60   03-31_23 04-01_01 04-01_02 -        -        04-03_02
            g E03 east   0  1500 0    03-30_08 03-30_09 03-30_10 04-01_01 04-01_02 03-31_10
            h E03 east   0  1500 30   01-10_08 01-10_09 01-10_10 -        -        01-12_10
            i E03 east   0  1500 30   03-15_08 03-15_09 03-15_10 03-15_20 03-15_21 03-16_10
            j E04 nobody 0  5000 5000 03-15_08 -        -        -        -        -
            """;

    private static List<Feature> cases() {
        return CASES.lines()
                .map(line -> line.split(" +"))
                .map(part -> of(
                        part[0],
                        part[1],
                        part[2],
                        Long.parseLong(part[3]),
                        place(Double.parseDouble(part[4]), Double.parseDouble(part[5])),
                        Arrays.copyOfRange(part, 6, part.length)))
                .toList();
    }

    @AfterAll
    void close() {
        store.close();
    }

    /**
     * Indicator, figure of west, of east, of all. Reported in March: a, b, c, d; f, g, i; j.
     * <ul>
     * <li>filed, dispatched: f in April, e in February, c and j never
     * <li>resolved and closed: west a, b; east e and i, not g
     * <li>due in March: a, b, d; g, i. Closed by its end: a and b; i, for g was closed after it. On time: a at its very due
     *     time; i
     * <li>overdue and open: d; g and h. e was closed in March
     * <li>sent back: b of a, b; e of e, i
     * <li>repeated: a and b, b and c, g and i; h was reported in January, f lies 60 m from e; j alone
     * <li>hours: west (10 + 48) ÷ 2; east (216 + 12) ÷ 2, e having taken nine days of February, which had 28
     * <li>west 2 km², 8000 residents, 4 km; east 0.5 km², residents not known, 1 km; j is in neither
     * </ul>
     */
    private static final String WORKED_BY_HAND = """
            CASES                    4       3       8
            ACCEPTED                 1       1       2
            FILED                    3       2       5
            DISPATCHED               3       2       5
            RESOLVED                 2       2       4
            CLOSED                   2       2       4
            DUE_TO_CLOSE             3       2       5
            FILING_RATE              75      200/3   62.5
            CLOSURE_RATE             200/3   50      60
            ON_TIME_RATE             100/3   50      40
            OVERDUE                  2       1       3
            OVERDUE_OPEN             1       2       3
            REWORK_RATE              50      50      50
            REPEAT_RATE              75      200/3   62.5
            MEAN_HOURS_TO_RESOLVE    29      114     71.5
            CASES_PER_KM2            2       6       2.8
            CASES_PER_1000_RESIDENTS 0.5     unknown 0.5
            CASES_PER_KM             1       3       1.4
            """;

    @ParameterizedTest
    @EnumSource
    void exampleWorkedByHand(Indicator indicator) {
        String[] line = WORKED_BY_HAND
                .lines()
                .map(one -> one.split(" +"))
                .filter(one -> one[0].equals(indicator.name()))
                .findFirst()
                .orElseThrow();
        int[] rows = {WEST, EAST, march.total()};
        for (int i = 0; i < rows.length; i++) {
            double value = march.value(indicator, rows[i]);
            if (line[i + 1].equals("unknown")) {
                assertThat(value).isNaN();
            } else {
                String[] parts = line[i + 1].split("/");
                double expected = Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
                assertThat(value).as("row %d", rows[i]).isCloseTo(expected, EXACT);
            }
        }
    }

    @Test
    void casesInNoGroupAreInTheTotalOnly() {
        assertThat(march.value(Indicator.CASES, march.none())).isEqualTo(1);
        assertThat(march.value(Indicator.CASES_PER_KM2, march.none())).isNaN();
        assertThat(march.value(Indicator.ON_TIME_RATE, march.none())).isNaN();
    }

    @Test
    void ratesHaveWilsonIntervalsAndEveryFigureItsBasis() {
        assertThat(march.basis(Indicator.ON_TIME_RATE, WEST)).isEqualTo(3);
        assertThat(march.basis(Indicator.MEAN_HOURS_TO_RESOLVE, EAST)).isEqualTo(2);
        assertThat(march.basis(Indicator.CASES_PER_KM2, EAST)).isEqualTo(3);
        // 1 of 3: (1/3 + z²/6 ± z √(2/27 + z²/36)) ÷ (1 + z²/3), z² = 3.841459
        assertThat(march.low(Indicator.ON_TIME_RATE, WEST)).isCloseTo(6.1492, within(1e-4));
        assertThat(march.high(Indicator.ON_TIME_RATE, WEST)).isCloseTo(79.2340, within(1e-4));
        assertThat(march.low(Indicator.CASES, WEST)).isNaN();
    }

    @Test
    void openEndsCloseWhereTheRecordsDo() {
        IndicatorTable all = table(CaseFilter.ALL);
        assertThat(all.period().from()).isEqualTo(millis("01-10 08"));
        assertThat(all.period().to()).isEqualTo(millis("04-01 02") + 1);
        assertThat(all.value(Indicator.CASES, all.total())).isEqualTo(10);
        // of a, b, d, e, g, h, i; f is due after the last record
        assertThat(all.value(Indicator.DUE_TO_CLOSE, all.total())).isEqualTo(7);
    }

    @Test
    void whatTheCollectionLacksIsNotComputed() {
        CaseIndex bare = index("bare");
        IndicatorTable table = Indicators.compute(
                new CaseQuestion(bare, CaseFilter.ALL),
                IndicatorGroups.of(new int[] {0}, 1),
                EnumSet.allOf(Indicator.class),
                Progress.NONE);
        for (Indicator indicator : Indicator.values()) {
            assertThat(table.has(indicator))
                    .as(indicator.id())
                    .isEqualTo(Set.of(Indicator.CASES, Indicator.REPEAT_RATE).contains(indicator));
        }
        assertThat(table.value(Indicator.CASES, 0)).isEqualTo(1);
        assertThat(table.value(Indicator.CLOSED, 0)).isNaN();
    }

    @Test
    void aPeriodWithoutCasesGivesZerosAndNoRates() {
        IndicatorTable empty = compute("2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z");
        assertThat(empty.value(Indicator.CASES, WEST)).isZero();
        assertThat(empty.value(Indicator.ON_TIME_RATE, WEST)).isNaN();
        assertThat(empty.value(Indicator.MEAN_HOURS_TO_RESOLVE, empty.total())).isNaN();
    }

    @Test
    void everyIndicatorHasAFormulaAndAnId() {
        assertThat(Indicator.get("sortBy", "on-time-rate")).isEqualTo(Indicator.ON_TIME_RATE);
        assertThatThrownBy(() -> Indicator.get("sortBy", "luck")).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo("unknown-indicator");
            assertThat(fault.allowed()).contains("repeat-rate");
        });
    }

    private IndicatorTable compute(String from, String to) {
        return table(CaseFilter.ALL.in(new Period(
                OffsetDateTime.parse(from).toInstant().toEpochMilli(),
                OffsetDateTime.parse(to).toInstant().toEpochMilli())));
    }

    private IndicatorTable table(CaseFilter filter) {
        CaseIndex index = index("judged");
        int[] groups = new int[index.size()];
        for (int row = 0; row < groups.length; row++) {
            String unit = index.value(CaseAttribute.UNIT, index.code(CaseAttribute.UNIT, row));
            groups[row] = List.of("west", "east").indexOf(unit);
        }
        return Indicators.compute(
                new CaseQuestion(index, filter),
                new IndicatorGroups(
                        groups, 2, new double[] {2, 0.5}, new double[] {8000, Double.NaN}, new double[] {4, 1}),
                EnumSet.allOf(Indicator.class),
                Progress.NONE);
    }

    private CaseIndex index(String collection) {
        return store.caseIndexes().current(collection);
    }

    private static Layer layer(String id, List<PropertySchema> schemas) {
        return new Layer(
                id, LocalizedText.same(id), GeometryType.POINT, Crs.of("EPSG:4549"), schemas, "reported", false);
    }

    private static PropertySchema schema(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    private static Feature of(String id, String category, String unit, long rework, Point place, String... moments) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("category", category);
        values.put("unit", unit);
        values.put("rework", rework);
        for (int i = 0; i < moments.length; i++) {
            if (!moments[i].equals("-")) {
                values.put(MOMENTS.get(i), moment(moments[i].replace('_', ' ')));
            }
        }
        if (id.equals("a") || id.equals("i")) {
            values.put("accepted", values.get("reported"));
        }
        return new Feature(id, place, values);
    }

    private static Point place(double east, double north) {
        return new GeometryFactory().createPoint(new Coordinate(494_000 + east, 3_508_000 + north));
    }

    private static Instant moment(String dayAndHour) {
        return OffsetDateTime.parse("2026-" + dayAndHour.replace(' ', 'T') + ":00:00+08:00")
                .toInstant();
    }

    private static long millis(String dayAndHour) {
        return moment(dayAndHour).toEpochMilli();
    }
}
