package org.cityreach.ranking.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** Truth: closed forms on a straight road and a square cell; JTS buffers of 1024 segments a quarter for random ones. */
class PatrolTest {

    private static final GeometryFactory JTS = new GeometryFactory();
    private static final double BUFFER_METRES = 20;

    @ParameterizedTest
    @CsvSource({
        "200, 10, 500, 10, 334.64101615", // beside it: 300 m and two half chords of √(20² − 10²)
        "500, -300, 500, 300, 40", // straight across: twice the buffer
        "200, -300, 800, 300, 56.5685425", // at 45°: 2 · 20 · √2
        "700, 12, 700, 12, 32", // a stop: 2 · √(20² − 12²)
        "-100, 0, 10, 0, 30", // over the begin: 10 m and the buffer
        "300, 20, 400, 20, 100", // the border belongs
        "300, 20.001, 400, 20.001, 0",
        "-200, 0, 1200, 0, 1000"
    })
    void sweptMetresOfAStraightRoad(double x1, double y1, double x2, double y2, double metres) {
        Legs.Builder builder = new Legs.Builder(Long.MAX_VALUE, 1e9);
        builder.add(x1, y1, 0);
        builder.add(x2, y2, 1000);
        List<Intervals> swept = SweptRoads.of(List.of(road()), builder.build(), BUFFER_METRES, Progress.NONE);
        // a road touched at the border only is swept for the tolerance of 1 µm: √(2 · 20 m · 1 µm) to each side
        assertThat(swept.get(0).lengthMetres()).isCloseTo(metres, within(0.0128));
        if (y1 != 20) {
            assertThat(swept.get(0).lengthMetres()).isCloseTo(metres, within(1e-5));
        }
    }

    @Test
    void theSameStretchTwiceCountsOnce() {
        Legs.Builder builder = new Legs.Builder(Long.MAX_VALUE, 1e9);
        builder.add(100, 0, 0);
        builder.add(300, 0, 1000);
        builder.add(200, 0, 2000);
        builder.breakLeg();
        builder.add(250, 5, 0);
        builder.add(260, 5, 1000);
        Intervals swept = SweptRoads.of(List.of(road()), builder.build(), BUFFER_METRES, Progress.NONE)
                .get(0);
        assertThat(swept.lengthMetres()).isCloseTo(240, within(1e-5));
        assertThat(swept.gaps(1000)).hasSize(2);
        assertThat(swept.gaps(1000).get(0)[1]).isCloseTo(80, within(1e-5));
        assertThat(swept.gaps(1000).get(1)[0]).isCloseTo(320, within(1e-5));
    }

    private static RoadLine road() {
        return RoadLine.of(
                JTS.createLineString(
                        new Coordinate[] {new Coordinate(0, 0), new Coordinate(400, 0), new Coordinate(1000, 0)}),
                null);
    }

    @ParameterizedTest
    @CsvSource({"21", "22"})
    void sweptMetresAgreeWithBuffersOnRandomRoads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LineString> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(walk(random, 12, 120));
        }
        Legs.Builder builder = new Legs.Builder(Long.MAX_VALUE, 1e9);
        List<Geometry> buffers = new ArrayList<>();
        for (int leg = 0; leg < 6; leg++) {
            LineString track = walk(random, 15, 60);
            buffers.add(track.buffer(BUFFER_METRES, 1024));
            builder.breakLeg();
            long second = 0;
            for (Coordinate fix : track.getCoordinates()) {
                builder.add(fix.x, fix.y, 1000 * second++);
            }
        }
        Geometry around = JTS.buildGeometry(buffers).union();
        List<Intervals> swept = SweptRoads.of(
                lines.stream().map(line -> RoadLine.of(line, null)).toList(),
                builder.build(),
                BUFFER_METRES,
                Progress.NONE);
        double all = 0;
        for (int i = 0; i < lines.size(); i++) {
            // a road that grazes a buffer's chord can part by √(2 · 20 m · 6 µm)
            assertThat(swept.get(i).lengthMetres())
                    .isCloseTo(lines.get(i).intersection(around).getLength(), within(0.05));
            all += swept.get(i).lengthMetres();
        }
        assertThat(all).isGreaterThan(500);
    }

    private static LineString walk(SplittableRandom random, int fixes, double stepMetres) {
        Coordinate[] line = new Coordinate[fixes];
        double x = random.nextDouble() * 500;
        double y = random.nextDouble() * 500;
        for (int i = 0; i < fixes; i++) {
            line[i] = new Coordinate(x, y);
            x += (random.nextDouble() - 0.4) * stepMetres;
            y += (random.nextDouble() - 0.4) * stepMetres;
        }
        return JTS.createLineString(line);
    }

    @Test
    void visitsAreRunsNearTheCell() {
        Geometry cell = JTS.toGeometry(new Envelope(0, 100, 0, 100));
        Geometry ring = JTS.toGeometry(new Envelope(1000, 1100, 0, 100))
                .difference(JTS.toGeometry(new Envelope(1040, 1060, 40, 60)).buffer(0.001));
        Geometry far = JTS.toGeometry(new Envelope(5000, 5100, 0, 100));
        Legs.Builder builder = new Legs.Builder(60_000, 1000);
        // past the cell at exactly 20 m, away, and back into it: two visits; 500 m in 50 s
        builder.add(-200, 120, 0);
        builder.add(300, 120, 50_000);
        builder.add(300, 50, 57_000);
        builder.add(50, 50, 82_000);
        // a pause of more than a minute: another leg, another visit
        builder.add(50, 60, 182_000);
        CellVisits.Visits visits =
                CellVisits.of(List.of(cell, ring, far), builder.build(), BUFFER_METRES, Progress.NONE);
        assertThat(visits.counts()).containsExactly(3, 0, 0);
        assertThat(visits.lastMillis()[0]).isEqualTo(182_000);
        assertThat(visits.lastMillis()[1]).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void theLastMomentIsThatOfTheLastStepNearTheCell() {
        Geometry cell = JTS.toGeometry(new Envelope(0, 100, 0, 100));
        Legs.Builder builder = new Legs.Builder(Long.MAX_VALUE, 1e9);
        builder.add(50, 50, 0);
        builder.add(1050, 50, 100_000);
        CellVisits.Visits visits = CellVisits.of(List.of(cell), builder.build(), BUFFER_METRES, Progress.NONE);
        // 70 m to the border of the buffer at 10 m/s, one step of 25 m late at most
        assertThat(visits.counts()[0]).isEqualTo(1);
        assertThat(visits.lastMillis()[0]).isBetween(7_000L, 9_500L);
    }

    @Test
    void gapsMakeLegs() {
        Legs.Builder builder = new Legs.Builder(60_000, 100);
        builder.add(0, 0, 0);
        builder.add(100, 0, 60_000); // both limits belong
        builder.add(200.01, 0, 61_000); // too far
        builder.add(200.01, 10, 121_001); // too late
        Legs legs = builder.build();
        assertThat(legs.count()).isEqualTo(3);
        assertThat(legs.fixes()).isEqualTo(4);
        assertThat(legs.lengthMetres()).isEqualTo(100);
        assertThat(legs.lastMoment()).isEqualTo(121_001);
        assertThat(new Legs.Builder(1, 1).build().count()).isZero();
    }
}
