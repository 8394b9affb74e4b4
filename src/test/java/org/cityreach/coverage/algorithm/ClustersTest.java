package org.cityreach.coverage.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: a plain search over all pairs on seeded random points, then rows of squares laid out by hand. */
class ClustersTest {

    private static final GeometryFactory JTS = new GeometryFactory();

    @ParameterizedTest(name = "points linked within 40 m, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void pointClustersAreWhatAllPairsSay(long seed) {
        Random random = new Random(seed);
        double[] x = new double[400];
        double[] y = new double[400];
        Arrays.setAll(x, i -> -500 + 1000 * random.nextDouble());
        Arrays.setAll(y, i -> -500 + 1000 * random.nextDouble());
        int[] label = new int[x.length];
        Arrays.setAll(label, i -> i);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    if (label[j] < label[i] && Math.hypot(x[i] - x[j], y[i] - y[j]) <= 40) {
                        label[i] = label[j];
                        changed = true;
                    }
                }
            }
        }
        List<int[]> clusters = PointClusters.compute(x, y, 40, 1e9);
        assertThat(clusters).hasSize((int) Arrays.stream(label).distinct().count());
        for (int[] cluster : clusters) {
            assertThat(Arrays.stream(cluster).map(i -> label[i]).distinct().count())
                    .isEqualTo(1);
            Geometry outline = PointClusters.outline(x, y, cluster, 40, 5);
            for (int i : cluster) {
                assertThat(outline.covers(JTS.createPoint(new Coordinate(x[i], y[i]))))
                        .isTrue();
            }
        }
    }

    @Test
    void aStreetDoesNotPartBlocksAndAParkDoes() {
        List<Geometry> blocks = List.of(block(0), block(120), block(240), block(400));
        List<int[]> pairs = Neighbours.compute(blocks, 30, Progress.NONE);
        assertThat(ContiguousGroups.compute(boxes(blocks), pairs, 1e9))
                .containsExactly(new int[] {0, 1, 2}, new int[] {3});
    }

    @Test
    void whatIsTooWideIsHalvedUntilItFits() {
        List<Geometry> blocks = List.of(block(0), block(110), block(220), block(330), block(440));
        List<int[]> pairs = Neighbours.compute(blocks, 30, Progress.NONE);
        List<int[]> groups = ContiguousGroups.compute(boxes(blocks), pairs, 250);
        assertThat(groups).containsExactly(new int[] {0, 1}, new int[] {2}, new int[] {3, 4});
    }

    /** A block of 100 m whose western side is at this easting. */
    private static Geometry block(double westMetres) {
        return JTS.toGeometry(new Envelope(westMetres, westMetres + 100, 0, 100));
    }

    private static double[] boxes(List<Geometry> shapes) {
        return shapes.stream()
                .map(Geometry::getEnvelopeInternal)
                .flatMapToDouble(
                        box -> Arrays.stream(new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()}))
                .toArray();
    }
}
