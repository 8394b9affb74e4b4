package org.cityreach.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cityreach.demo.CommittedCity.geometry;
import static org.cityreach.demo.CommittedCity.layer;
import static org.cityreach.demo.CommittedCity.text;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.cityreach.layer.CaseCategories;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

/** Truth: what is known of such a year: its mix, its seasons, its hours, its closure times, its repeats. */
class DemoCaseLogTest {

    private static final List<Feature> CASES = layer("case");
    private static final Instant START = Instant.parse("2025-06-30T16:00:00Z");
    private static final Instant END = Instant.parse("2026-06-30T16:00:00Z");

    private static @Nullable Instant moment(Feature one, String property) {
        return (Instant) one.property(property);
    }

    private static Instant reported(Feature one) {
        Instant reported = moment(one, "reported");
        if (reported == null) {
            throw new IllegalArgumentException(one.id() + " was never reported");
        }
        return reported;
    }

    private static OffsetDateTime local(Feature one) {
        return reported(one).atOffset(ZoneOffset.ofHours(8));
    }

    private static int[] histogram(String category, int size, ToIntFunction<OffsetDateTime> part) {
        int[] counts = new int[size];
        CASES.stream()
                .filter(one -> category.isEmpty() || text(one, "category").equals(category))
                .forEach(one -> counts[part.applyAsInt(local(one))]++);
        return counts;
    }

    @Test
    void momentsComeInOrderAndWithinTheYear() {
        List<String> order = List.of("reported", "accepted", "filed", "dispatched", "resolved", "closed");
        for (Feature one : CASES) {
            Instant last = START;
            boolean ended = false;
            for (String step : order) {
                Instant at = moment(one, step);
                assertThat(ended && at != null)
                        .as(one.id() + " has " + step + " after a gap")
                        .isFalse();
                ended |= at == null;
                if (at != null) {
                    assertThat(at)
                            .as(one.id() + " " + step)
                            .isAfterOrEqualTo(last)
                            .isBefore(END);
                    last = at;
                    if (!step.equals("closed") && moment(one, "closed") == null) {
                        assertThat(text(one, "status")).isNotEqualTo("closed");
                    }
                }
            }
            assertThat(moment(one, "dispatched") == null).isEqualTo(moment(one, "due") == null);
        }
    }

    @Test
    void nearlyAllAreClosedAndAboutNinetySixInHundredInTime() {
        long closed =
                CASES.stream().filter(one -> moment(one, "closed") != null).count();
        assertThat((double) closed / CASES.size()).isBetween(0.995, 0.9995);
        long late = CASES.stream()
                .filter(one -> {
                    Instant at = moment(one, "closed");
                    Instant due = moment(one, "due");
                    return at != null && due != null && at.isAfter(due);
                })
                .count();
        assertThat(1 - (double) late / closed).isCloseTo(0.96, within(0.01));
    }

    @Test
    void someResolvedCasesWereSentBackAndLateOnesOftener() {
        long[] resolved = new long[2];
        long[] sentBack = new long[2];
        for (Feature one : CASES) {
            Object rework = one.property("rework");
            assertThat(rework == null).as(one.id()).isEqualTo(moment(one, "resolved") == null);
            if (rework instanceof Long times) {
                assertThat(times).as(one.id()).isBetween(0L, 2L);
                Instant at = moment(one, "closed");
                Instant due = moment(one, "due");
                int late = at != null && due != null && at.isAfter(due) ? 1 : 0;
                resolved[late]++;
                sentBack[late] += times > 0 ? 1 : 0;
            }
        }
        assertThat((double) sentBack[0] / resolved[0]).isBetween(0.03, 0.06);
        assertThat((double) sentBack[1] / resolved[1]).isBetween(0.15, 0.25);
    }

    @Test
    void squadsDifferInTheirOnTimeRate() {
        Map<String, int[]> byUnit = new HashMap<>();
        for (Feature one : CASES) {
            Instant at = moment(one, "closed");
            Instant due = moment(one, "due");
            if (at != null && due != null) {
                int[] counts = byUnit.computeIfAbsent(text(one, "unit"), unused -> new int[2]);
                counts[0]++;
                counts[1] += at.isAfter(due) ? 1 : 0;
            }
        }
        List<Double> rates = byUnit.values().stream()
                .filter(counts -> counts[0] > 1000)
                .map(counts -> 1 - (double) counts[1] / counts[0])
                .sorted()
                .toList();
        assertThat(rates).hasSizeGreaterThan(12);
        assertThat(rates.get(rates.size() - 1) - rates.get(0)).isGreaterThan(0.02);
    }

    @Test
    void dustRisesInSpringPondsInEarlySummerAndStallsInSummer() {
        int[] dust = histogram("E0302", 13, OffsetDateTime::getMonthValue);
        assertThat(dust[3] + dust[4] + dust[5]).isGreaterThan(2 * (dust[6] + dust[7] + dust[8]));
        int[] ponds = histogram("E0402", 13, OffsetDateTime::getMonthValue);
        assertThat(ponds[6] + ponds[7]).isGreaterThan(4 * (ponds[11] + ponds[12] + ponds[1]));
        int[] vendors = histogram("E0501", 13, OffsetDateTime::getMonthValue);
        assertThat(vendors[7]).isGreaterThan(2 * vendors[1]);
    }

    @Test
    void hoursAndWeekdaysFollowTheirKind() {
        int[] hours = histogram("", 24, OffsetDateTime::getHour);
        assertThat(hours[8]).isGreaterThan(10 * hours[3]);
        int[] barbecue = histogram("E0505", 24, OffsetDateTime::getHour);
        assertThat(barbecue[21] + barbecue[22] + barbecue[23])
                .isGreaterThan(3 * (barbecue[9] + barbecue[10] + barbecue[11]));
        int[] signs = histogram("E0202", 8, time -> time.getDayOfWeek().getValue());
        assertThat(signs[2] + signs[3]).isGreaterThan((int) (1.3 * (signs[6] + signs[7])));
    }

    @Test
    void theMixIsTheKnownOne() {
        Map<String, Integer> mix = new HashMap<>();
        CASES.forEach(one -> mix.merge(text(one, "category"), 1, Integer::sum));
        Set<String> known = new HashSet<>();
        CaseCategories.shipped().list().forEach(category -> known.add(category.code()));
        assertThat(known).containsAll(mix.keySet());
        assertThat(mix).hasSizeGreaterThan(24);
        double bicycles = mix.getOrDefault("E0504", 0);
        assertThat(bicycles)
                .isEqualTo(
                        mix.values().stream().mapToInt(Integer::intValue).max().orElseThrow());
        assertThat(mix.getOrDefault("E0503", 0)).isGreaterThan(6000);
        assertThat(mix.getOrDefault("E0108", 0)).isBetween(900, 1300);
        Map<String, Integer> sources = new HashMap<>();
        CASES.forEach(one -> sources.merge(text(one, "source"), 1, Integer::sum));
        assertThat(sources.keySet())
                .containsExactlyInAnyOrder(
                        "hotline-12319", "hotline-12345", "inspection", "wechat", "drone", "district-check");
    }

    @Test
    void hardPlacesComeBackEveryFewDaysAndMostPlacesDoNot() {
        Map<String, List<Feature>> bySquare = new HashMap<>();
        for (Feature one : CASES) {
            Geometry at = geometry(one);
            String square = text(one, "category") + " " + Math.round(at.getCoordinate().x * 2000) + " "
                    + Math.round(at.getCoordinate().y * 2000);
            bySquare.computeIfAbsent(square, unused -> new ArrayList<>()).add(one);
        }
        long standing = bySquare.values().stream()
                .filter(cases -> cases.size() >= 60 && isSpreadOverTheYear(cases))
                .count();
        assertThat(standing).isBetween(17L, 120L);
        long single =
                bySquare.values().stream().filter(cases -> cases.size() <= 2).count();
        assertThat((double) single / bySquare.size()).isGreaterThan(0.6);
    }

    private static boolean isSpreadOverTheYear(List<Feature> cases) {
        List<Instant> moments = cases.stream()
                .map(DemoCaseLogTest::reported)
                .sorted(Comparator.naturalOrder())
                .toList();
        Duration longest = Duration.ZERO;
        for (int i = 1; i < moments.size(); i++) {
            Duration pause = Duration.between(moments.get(i - 1), moments.get(i));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest.toDays() < 60;
    }

    @Test
    void everyCaseLiesInTheGridItNames() {
        Map<String, Geometry> grids = new HashMap<>();
        layer("grid").forEach(grid -> grids.put(grid.id(), geometry(grid)));
        for (Feature one : CASES) {
            Geometry grid = grids.get(text(one, "grid"));
            assertThat(grid).isNotNull();
            // six decimals, and borders bend between vertices: some metres
            assertThat(grid != null && grid.isWithinDistance(geometry(one), 5e-5))
                    .as(one.id())
                    .isTrue();
        }
    }
}
