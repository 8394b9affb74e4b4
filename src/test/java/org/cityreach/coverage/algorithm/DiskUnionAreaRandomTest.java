package org.cityreach.coverage.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Truth: slow independent implementations (JTS buffers of 4096 segments, Monte Carlo) and invariants, on seeded random cities. */
class DiskUnionAreaRandomTest {

    private static final GeometryFactory JTS = new GeometryFactory();
    private static final int QUADRANT_SEGMENTS = 1024;
    /** Inscribed polygons of n segments miss (2π/n)²/6 of a circle. */
    private static final double INSCRIBED_ERROR = Math.pow(2 * Math.PI / 4096, 2) / 6;

    @ParameterizedTest(name = "200 disks in a polygon with holes, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithFineBuffers(long seed) {
        Town town = new Town(seed, 200);
        double ours = town.covered();
        List<Geometry> buffers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            buffers.add(JTS.createPoint(new Coordinate(town.x[i], town.y[i])).buffer(town.r[i], QUADRANT_SEGMENTS));
        }
        double theirs = UnaryUnionOp.union(buffers).intersection(town.region).getArea();
        assertThat(ours).isBetween(theirs * (1 - 1e-12), theirs * (1 + 3 * INSCRIBED_ERROR));
    }

    @ParameterizedTest(name = "200 disks in a polygon with holes, seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void agreesWithMonteCarlo(long seed) {
        Town town = new Town(seed, 200);
        Envelope box = town.region.getEnvelopeInternal();
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(town.region);
        Random random = new Random(seed);
        int tries = 1_000_000;
        int hits = 0;
        for (int i = 0; i < tries; i++) {
            double px = box.getMinX() + random.nextDouble() * box.getWidth();
            double py = box.getMinY() + random.nextDouble() * box.getHeight();
            if (town.isServed(px, py) && inside.locate(new Coordinate(px, py)) != Location.EXTERIOR) {
                hits++;
            }
        }
        double share = (double) hits / tries;
        double error = 5 * Math.sqrt(share * (1 - share) / tries);
        assertThat(town.covered() / box.getArea()).isCloseTo(share, within(error));
    }

    @ParameterizedTest(name = "turning, moving and shuffling, seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void turningMovingAndShufflingChangeNothing(long seed) {
        Town town = new Town(seed, 200);
        double before = town.covered();
        AffineTransformation move =
                AffineTransformation.rotationInstance(1 + seed).translate(494_501.7, 3_508_699.5);
        assertThat(town.moved(move).covered()).isCloseTo(before, within(before * 1e-9));
        assertThat(town.reversed().covered()).isCloseTo(before, within(before * 1e-12));
    }

    @ParameterizedTest(name = "one facility more or a larger radius, seed {0}")
    @ValueSource(longs = {10, 11})
    void growsWithRadiusAndWithEveryFacility(long seed) {
        double last = 0;
        for (int sites = 1; sites <= 200; sites++) {
            double covered = new Town(seed, sites).covered();
            assertThat(covered).isGreaterThanOrEqualTo(last - 1e-6);
            last = covered;
        }
        Town town = new Town(seed, 200);
        for (double factor = 1; factor < 3; factor += 0.1) {
            double covered = town.scaled(factor).covered();
            assertThat(covered).isGreaterThanOrEqualTo(last - 1e-6);
            last = covered;
        }
    }

    @ParameterizedTest(name = "squares add up to the whole, seed {0}")
    @ValueSource(longs = {12, 13})
    void squaresAddUpToTheWhole(long seed) {
        Town town = new Town(seed, 200);
        PolygonSet whole = PolygonSet.ofSquares(-3000, -3000, 6000, 1, 1);
        PolygonSet squares = PolygonSet.ofSquares(-3000, -3000, 60, 100, 100);
        double inOne = DiskUnionArea.compute(town.disks(), whole, Progress.NONE)[0];
        double inMany = CompensatedSum.of(DiskUnionArea.compute(town.disks(), squares, Progress.NONE));
        assertThat(inMany).isCloseTo(inOne, within(1e-5));
    }

    @ParameterizedTest(name = "what a facility covers alone is lost without it, seed {0}")
    @ValueSource(longs = {14, 15, 16})
    void aloneIsWhatIsLostWithoutIt(long seed) {
        Town town = new Town(seed, 60);
        PolygonSet region = PolygonSet.of(List.of(town.region));
        PolygonSet squares = PolygonSet.ofSquares(-2000, -2000, 100, 40, 40);
        for (PolygonSet polygons : List.of(region, squares)) {
            double[] density = new double[polygons.size()];
            java.util.Arrays.fill(density, 2);
            DiskUnionArea.Shares shares = DiskUnionArea.computeShares(town.disks(), polygons, density, Progress.NONE);
            double all = CompensatedSum.of(DiskUnionArea.compute(town.disks(), polygons, Progress.NONE));
            assertThat(CompensatedSum.of(shares.coveredSquareMetres())).isCloseTo(all, within(1e-5));
            for (int i = 0; i < 60; i++) {
                double without =
                        CompensatedSum.of(DiskUnionArea.compute(town.without(i).disks(), polygons, Progress.NONE));
                assertThat(shares.aloneSquareMetres()[i]).as("facility %s", i).isCloseTo(all - without, within(1e-5));
                assertThat(shares.aloneWeight()[i]).isCloseTo(2 * (all - without), within(2e-5));
            }
        }
    }

    /** A region with a jagged border and holes, and disks in and around it, some on corners, some twice. */
    private static final class Town {
        final Geometry region;
        final double[] x;
        final double[] y;
        final double[] r;

        Town(long seed, int disks) {
            Random random = new Random(seed);
            this.region = randomRegion(random);
            Coordinate[] corners = region.getCoordinates();
            x = new double[disks];
            y = new double[disks];
            r = new double[disks];
            for (int i = 0; i < disks; i++) {
                boolean onCorner = i % 10 == 3;
                Coordinate corner = corners[random.nextInt(corners.length)];
                x[i] = onCorner ? corner.x : -2500 + 5000 * random.nextDouble();
                y[i] = onCorner ? corner.y : -2500 + 5000 * random.nextDouble();
                r[i] = i % 3 == 0 ? 150 : 50 + 150 * random.nextDouble();
                if (i % 20 == 7) {
                    x[i] = x[i - 1];
                    y[i] = y[i - 1];
                    r[i] = r[i - 1];
                }
            }
        }

        private Town(Geometry region, double[] x, double[] y, double[] r) {
            this.region = region;
            this.x = x;
            this.y = y;
            this.r = r;
        }

        private static Geometry randomRegion(Random random) {
            Geometry shape = star(random, 0, 0, 2200, 60);
            for (int i = 0; i < 6; i++) {
                double angle = i * Math.PI / 3;
                shape = shape.difference(star(random, 1000 * Math.cos(angle), 1000 * Math.sin(angle), 350, 12));
            }
            return shape;
        }

        private static Polygon star(Random random, double cx, double cy, double size, int corners) {
            Coordinate[] ring = new Coordinate[corners + 1];
            for (int i = 0; i < corners; i++) {
                double angle = 2 * Math.PI * i / corners;
                double distance = size * (0.5 + 0.5 * random.nextDouble());
                ring[i] = new Coordinate(cx + distance * Math.cos(angle), cy + distance * Math.sin(angle));
            }
            ring[corners] = ring[0].copy();
            return JTS.createPolygon(ring);
        }

        DiskSet disks() {
            return DiskSet.of(x, y, r);
        }

        double covered() {
            return DiskUnionArea.compute(disks(), PolygonSet.of(List.of(region)), Progress.NONE)[0];
        }

        boolean isServed(double px, double py) {
            for (int i = 0; i < x.length; i++) {
                if (Math.hypot(px - x[i], py - y[i]) <= r[i]) {
                    return true;
                }
            }
            return false;
        }

        Town moved(AffineTransformation move) {
            double[] mx = new double[x.length];
            double[] my = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                Coordinate to = move.transform(new Coordinate(x[i], y[i]), new Coordinate());
                mx[i] = to.x;
                my[i] = to.y;
            }
            return new Town(move.transform(region), mx, my, r);
        }

        Town reversed() {
            int size = x.length;
            double[][] turned = new double[3][size];
            for (int i = 0; i < size; i++) {
                turned[0][i] = x[size - 1 - i];
                turned[1][i] = y[size - 1 - i];
                turned[2][i] = r[size - 1 - i];
            }
            return new Town(region.reverse(), turned[0], turned[1], turned[2]);
        }

        Town scaled(double factor) {
            double[] wider = r.clone();
            for (int i = 0; i < wider.length; i++) {
                wider[i] *= factor;
            }
            return new Town(region, x, y, wider);
        }

        Town without(int facility) {
            double[][] rest = new double[3][x.length - 1];
            for (int i = 0; i < rest[0].length; i++) {
                int from = i < facility ? i : i + 1;
                rest[0][i] = x[from];
                rest[1][i] = y[from];
                rest[2][i] = r[from];
            }
            return new Town(region, rest[0], rest[1], rest[2]);
        }
    }
}
