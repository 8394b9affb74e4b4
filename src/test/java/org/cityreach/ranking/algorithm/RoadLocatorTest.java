package org.cityreach.ranking.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.linearref.LengthIndexedLine;

/** Truth: roads worked out by hand, and JTS's linear referencing for random ones. */
class RoadLocatorTest {

    /** East 300 m, then north 150 m. */
    private static final RoadLine ANGLE = road("LINESTRING (0 0, 300 0, 300 150)", null);

    @ParameterizedTest
    @CsvSource({
        "100, 10, 0, 100",
        "100, 30, 0, 100", // the buffer's border belongs
        "100, 30.00001, -1, NaN",
        "-20, 0, 0, 0", // before the begin
        "310, -10, 0, 300", // beyond the corner
        "290, 10, 0, 290", // as near to both pieces: the smaller measure
        "310, 160, 0, 450",
        "NaN, 0, -1, NaN"
    })
    void placesAlongOneRoad(double x, double y, int road, double measure) {
        RoadLocator.Located located = locate(List.of(ANGLE), 30, x, y);
        assertThat(located.roads()[0]).isEqualTo(road);
        if (road >= 0) {
            assertThat(located.measures()[0]).isCloseTo(measure, within(1e-9));
        } else {
            assertThat(located.measures()[0]).isNaN();
        }
    }

    @Test
    void theNearestRoadWinsAndOfEquallyNearOnesTheFirst() {
        RoadLine south = road("LINESTRING (0 0, 100 0)", null);
        RoadLine north = road("LINESTRING (0 40, 100 40)", null);
        assertThat(locate(List.of(south, north), 30, 50, 21).roads()[0]).isEqualTo(1);
        assertThat(locate(List.of(south, north), 30, 50, 20).roads()[0]).isZero();
        assertThat(locate(List.of(north, south), 30, 50, 20).roads()[0]).isZero();
    }

    @Test
    void measuresBeginAtTheGivenEndHoweverTheRoadIsDrawn() {
        Coordinate begin = new Coordinate(290, 170);
        RoadLine turned = road("LINESTRING (0 0, 300 0, 300 150)", begin);
        assertThat(locate(List.of(turned), 30, 300, 100).measures()[0]).isCloseTo(50, within(1e-9));
        RoadLine pieces =
                road("MULTILINESTRING ((0 0, 100 0), (300 0, 200 0), (300 0, 300 150))", new Coordinate(0, 10));
        // the gap from 100 to 200 has no length; the second part is turned over
        assertThat(pieces.lengthMetres()).isCloseTo(350, within(1e-9));
        assertThat(locate(List.of(pieces), 30, 250, 5).measures()[0]).isCloseTo(150, within(1e-9));
        assertThat(locate(List.of(pieces), 30, 300, 150).measures()[0]).isCloseTo(350, within(1e-9));
        assertThat(pieces.between(50, 150).toText()).isEqualTo("MULTILINESTRING ((50 0, 100 0), (200 0, 250 0))");
        assertThat(pieces.between(190, 210).toText()).isEqualTo("LINESTRING (290 0, 300 0, 300 10)");
    }

    @Test
    void segmentsFromTheBeginTheLastOneShorter() {
        RoadSegments segments = new RoadSegments(450, 100);
        assertThat(segments.count()).isEqualTo(5);
        assertThat(segments.at(0)).isZero();
        assertThat(segments.at(99.99)).isZero();
        assertThat(segments.at(100)).isEqualTo(1);
        assertThat(segments.at(450)).isEqualTo(4);
        assertThat(segments.fromMetres(4)).isEqualTo(400);
        assertThat(segments.toMetres(4)).isEqualTo(450);
        RoadSegments whole = new RoadSegments(300 + 1e-9, 100);
        assertThat(whole.count()).isEqualTo(3);
        assertThat(whole.at(300)).isEqualTo(2);
        assertThat(new RoadSegments(0, 100).count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"11", "12"})
    void agreesWithLengthIndexedLinesOnRandomRoads(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Geometry> lines = new ArrayList<>();
        List<RoadLine> roads = new ArrayList<>();
        for (int r = 0; r < 12; r++) {
            Coordinate[] line = new Coordinate[8];
            double x = random.nextDouble() * 2000;
            double y = random.nextDouble() * 2000;
            for (int i = 0; i < line.length; i++) {
                line[i] = new Coordinate(x, y);
                x += random.nextDouble() * 200 - 60;
                y += random.nextDouble() * 200 - 60;
            }
            lines.add(new GeometryFactory().createLineString(line));
            roads.add(RoadLine.of(lines.get(r), null));
        }
        RoadLocator locator = new RoadLocator(roads, 60);
        double[] xs = random.doubles(3000, 0, 2500).toArray();
        double[] ys = random.doubles(3000, 0, 2500).toArray();
        RoadLocator.Located located = locator.locate(xs, ys, Progress.NONE);
        int found = 0;
        for (int i = 0; i < xs.length; i++) {
            Geometry place = new GeometryFactory().createPoint(new Coordinate(xs[i], ys[i]));
            int nearest = -1;
            for (int r = 0; r < lines.size(); r++) {
                double metres = lines.get(r).distance(place);
                if (metres <= 60 && (nearest < 0 || metres < lines.get(nearest).distance(place))) {
                    nearest = r;
                }
            }
            assertThat(located.roads()[i]).isEqualTo(nearest);
            if (nearest >= 0) {
                found++;
                double measure = new LengthIndexedLine(lines.get(nearest)).project(place.getCoordinate());
                assertThat(located.measures()[i]).isCloseTo(measure, within(1e-6));
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    private static RoadLocator.Located locate(List<RoadLine> roads, double bufferMetres, double x, double y) {
        return new RoadLocator(roads, bufferMetres).locate(new double[] {x}, new double[] {y}, Progress.NONE);
    }

    private static RoadLine road(String wkt, @Nullable Coordinate begin) {
        try {
            return RoadLine.of(new WKTReader().read(wkt), begin);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
