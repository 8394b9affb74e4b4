package org.cityreach.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cityreach.compare.SeededCity;
import org.cityreach.grid.algorithm.Fishnet;
import org.cityreach.grid.algorithm.HexagonNet;
import org.cityreach.grid.algorithm.Lattice;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which area each of 1 000 000 places of the seeded city lies in, on one thread: a fishnet of 90 000 cells,
 * hexagons, 90 000 squares turned by 11° as polygons, 5000 irregular polygons. Building the index of the polygons
 * is measured apart.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class LocationBenchmark {

    private static final Envelope CITY = new Envelope(
            SeededCity.WEST_METRES,
            SeededCity.WEST_METRES + SeededCity.SIZE_METRES - 1,
            SeededCity.SOUTH_METRES,
            SeededCity.SOUTH_METRES + SeededCity.SIZE_METRES - 1);
    private static final double TURN = Math.toRadians(11);
    private static final int IRREGULAR = 5000;

    private final Fishnet fishnet = Fishnet.covering(CITY, SeededCity.CELL_METRES);
    private final HexagonNet hexagons = HexagonNet.covering(CITY, SeededCity.CELL_METRES);
    private double[] xs = {};
    private double[] ys = {};
    private int[] areas = {};
    private List<Geometry> squares = List.of();
    private AreaLocator inSquares = AreaLocator.of(squares);
    private AreaLocator inIrregular = inSquares;

    @Setup
    public void makeCity() {
        SeededCity city = new SeededCity(20240601);
        SeededCity.Points points = city.points(1_000_000, 0.7);
        xs = points.eastings();
        ys = points.northings();
        areas = new int[xs.length];
        squares = turned(fishnet);
        inSquares = AreaLocator.of(squares);
        SeededCity.Points sites = city.points(IRREGULAR, 0.3);
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        List<Coordinate> places = new ArrayList<>();
        for (int i = 0; i < IRREGULAR; i++) {
            places.add(new Coordinate(sites.eastings()[i], sites.northings()[i]));
        }
        builder.setSites(places);
        Geometry diagram = builder.getDiagram(new GeometryFactory());
        List<Geometry> irregular = new ArrayList<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            irregular.add(diagram.getGeometryN(i));
        }
        inIrregular = AreaLocator.of(irregular);
    }

    private static List<Geometry> turned(Lattice lattice) {
        AffineTransformation turn = AffineTransformation.rotationInstance(TURN, CITY.centre().x, CITY.centre().y);
        List<Geometry> polygons = new ArrayList<>();
        for (int cell = 0; cell < lattice.size(); cell++) {
            polygons.add(turn.transform(lattice.polygon(cell)));
        }
        return polygons;
    }

    @Benchmark
    public int[] fishnet() {
        fishnet.locate(xs, ys, xs.length, areas);
        return areas;
    }

    @Benchmark
    public int[] hexagons() {
        hexagons.locate(xs, ys, xs.length, areas);
        return areas;
    }

    @Benchmark
    public int[] turnedSquares() {
        inSquares.locate(xs, ys, xs.length, areas);
        return areas;
    }

    @Benchmark
    public int[] irregularPolygons() {
        inIrregular.locate(xs, ys, xs.length, areas);
        return areas;
    }

    @Benchmark
    public AreaLocator indexOfTurnedSquares() {
        return AreaLocator.of(squares);
    }
}
