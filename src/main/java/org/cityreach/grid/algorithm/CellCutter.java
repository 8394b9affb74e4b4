package org.cityreach.grid.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The cells of a lattice that share ground with polygons. A cell that only touches one does not. Whole cells
 * belong to the polygon that they share most ground with, the first of equal ones; clipped cells are cut at every
 * polygon's border, or at the border of all where polygons are not told apart. Pieces below
 * {@link #LEAST_SQUARE_METRES} are dropped: they are rounding.
 */
public final class CellCutter {

    public static final double LEAST_SQUARE_METRES = 0.01;

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int BLOCK = 1024;

    private final Lattice lattice;
    private final List<Geometry> polygons;
    private final List<PreparedGeometry> prepared = new ArrayList<>();
    private final STRtree index = new STRtree();
    private final boolean clipped;

    private CellCutter(Lattice lattice, List<Geometry> polygons, boolean clipped) {
        this.lattice = lattice;
        this.polygons = polygons;
        this.clipped = clipped;
        for (int i = 0; i < polygons.size(); i++) {
            prepared.add(PreparedGeometryFactory.prepare(polygons.get(i)));
            index.insert(polygons.get(i).getEnvelopeInternal(), i);
        }
        index.build();
    }

    /**
     * A cell or what is left of it.
     *
     * @param parent the polygon's place in the list; 0 where polygons are not told apart
     */
    public record Piece(int cell, int parent, Geometry shape) {}

    /** By parent, then in the order of the lattice. */
    public static List<Piece> cut(
            Lattice lattice, List<Geometry> polygons, boolean byParent, boolean clipped, Progress progress) {
        if (polygons.isEmpty()) {
            return List.of();
        }
        List<Geometry> ground = byParent || polygons.size() == 1 ? polygons : List.of(OverlayNGRobust.union(polygons));
        CellCutter cutter = new CellCutter(lattice, ground, clipped);
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < lattice.size(); from += BLOCK) {
            progress.checkCancelled();
            progress.report((double) from / lattice.size(), "cutting-cells");
            int to = Math.min(lattice.size(), from + BLOCK);
            IntStream.range(from, to).parallel().mapToObj(cutter::cut).toList().forEach(pieces::addAll);
        }
        pieces.sort(Comparator.comparingInt(Piece::parent));
        return pieces;
    }

    private List<Piece> cut(int cell) {
        Polygon square = lattice.polygon(cell);
        List<Piece> pieces = new ArrayList<>();
        List<?> near = index.query(square.getEnvelopeInternal());
        int[] parents = near.stream().mapToInt(one -> (Integer) one).sorted().toArray();
        for (int parent : parents) {
            Geometry part = shared(square, parent);
            if (part != null && part.getArea() >= LEAST_SQUARE_METRES) {
                pieces.add(new Piece(cell, parent, part));
            }
        }
        if (clipped || pieces.isEmpty()) {
            return pieces;
        }
        Piece most = pieces.get(0);
        for (Piece piece : pieces) {
            most = piece.shape().getArea() > most.shape().getArea() ? piece : most;
        }
        return List.of(new Piece(cell, most.parent(), square));
    }

    private @Nullable Geometry shared(Polygon square, int parent) {
        if (prepared.get(parent).containsProperly(square)) {
            return square;
        }
        if (!prepared.get(parent).intersects(square)) {
            return null;
        }
        Geometry part = OverlayNGRobust.overlay(square, polygons.get(parent), OverlayNG.INTERSECTION);
        return part instanceof Polygonal ? part : polygonsOf(part);
    }

    /** Without the points and lines where borders only touch. */
    static Geometry polygonsOf(Geometry mixed) {
        List<Polygon> found = new ArrayList<>();
        for (int i = 0; i < mixed.getNumGeometries(); i++) {
            if (mixed.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                found.add(polygon);
            }
        }
        return found.size() == 1 ? found.get(0) : FACTORY.createMultiPolygon(found.toArray(new Polygon[0]));
    }
}
