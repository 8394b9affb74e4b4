package org.cityreach.grid.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.CascadedPolygonUnion;

/**
 * Whether polygons tile a ground: where two of them overlap, and what of the ground none covers. A piece counts where its
 * area and its width are above tolerances; what is narrower is rounding of coordinates. Width is measured by
 * shrinking: a piece is wider than {@code w} where something is left of it after taking {@code w/2} off all its sides.
 *
 * <p>Only neighbours are compared. Pairs are first passed by JTS's coverage validator, which knows shared sides by
 * their corners; only what it doubts is intersected. Overlays fall back to snapping where floating point fails.
 */
public final class TilingCheck {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Geometry> cells;
    private final double toleranceMetres;
    private final double toleranceSquareMetres;
    private final STRtree index = new STRtree();

    /** For valid polygons in metres, none empty. */
    public TilingCheck(List<Geometry> cells, double toleranceMetres, double toleranceSquareMetres) {
        this.cells = List.copyOf(cells);
        this.toleranceMetres = toleranceMetres;
        this.toleranceSquareMetres = toleranceSquareMetres;
        for (int i = 0; i < cells.size(); i++) {
            index.insert(cells.get(i).getEnvelopeInternal(), i);
        }
        index.build();
    }

    /** Ground that two cells share. */
    public record Overlap(int first, int second, Geometry shape) {}

    /**
     * Ground that no cell covers.
     *
     * @param cells that border on it, ascending
     */
    public record Gap(Geometry shape, int[] cells) {}

    /** By the first cell, then the second, which comes after it in the list. */
    public List<Overlap> overlaps(Progress progress) {
        Geometry[] doubts = CoverageValidator.validate(cells.toArray(new Geometry[0]));
        progress.checkCancelled();
        return IntStream.range(0, cells.size())
                .parallel()
                .filter(i -> doubts[i] != null)
                .mapToObj(i -> overlapsOf(i, doubts, progress))
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Overlap::first).thenComparingInt(Overlap::second))
                .toList();
    }

    /** A cell that holds another wholly is not doubted itself; the pair is then looked at from the other. */
    private List<Overlap> overlapsOf(int cell, Geometry[] doubts, Progress progress) {
        progress.checkCancelled();
        List<Overlap> found = new ArrayList<>();
        for (int other : near(cells.get(cell).getEnvelopeInternal())) {
            if (other > cell || other < cell && doubts[other] == null) {
                Geometry shared =
                        counting(OverlayNGRobust.overlay(cells.get(cell), cells.get(other), OverlayNG.INTERSECTION));
                if (!shared.isEmpty()) {
                    found.add(new Overlap(Math.min(cell, other), Math.max(cell, other), shared));
                }
            }
        }
        return found;
    }

    /**
     * What of the ground no cell covers, from the largest to the smallest; pieces that touch are one gap.
     *
     * @param ground polygons, which may overlap; where there are none, the holes that cells surround are gaps
     */
    public List<Gap> gaps(List<Geometry> ground, Progress progress) {
        List<Geometry> parts = ground.isEmpty() ? holes(progress) : uncovered(ground, progress);
        Geometry all = parts.isEmpty() ? FACTORY.createPolygon() : OverlayNGRobust.union(parts);
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < all.getNumGeometries(); i++) {
            Geometry gap = counting(all.getGeometryN(i));
            if (!gap.isEmpty()) {
                gaps.add(new Gap(gap, bordering(gap)));
            }
        }
        gaps.sort(Comparator.comparingDouble((Gap gap) -> -gap.shape().getArea()));
        return gaps;
    }

    private List<Geometry> uncovered(List<Geometry> ground, Progress progress) {
        return ground.stream()
                .parallel()
                .map(area -> {
                    progress.checkCancelled();
                    return uncovered(area);
                })
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Kept even if it is small: with its like from the next area it may be large. */
    private Geometry uncovered(Geometry area) {
        List<Geometry> near = new ArrayList<>();
        for (int cell : near(area.getEnvelopeInternal())) {
            near.add(cells.get(cell));
        }
        return near.isEmpty()
                ? area
                : CellCutter.polygonsOf(
                        OverlayNGRobust.overlay(area, OverlayNGRobust.union(near), OverlayNG.DIFFERENCE));
    }

    private List<Geometry> holes(Progress progress) {
        if (cells.isEmpty()) {
            return List.of();
        }
        Geometry union = CascadedPolygonUnion.union(cells);
        progress.checkCancelled();
        List<Geometry> holes = new ArrayList<>();
        for (int i = 0; i < union.getNumGeometries(); i++) {
            if (union.getGeometryN(i) instanceof Polygon polygon) {
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    holes.add(FACTORY.createPolygon(polygon.getInteriorRingN(hole)));
                }
            }
        }
        return holes;
    }

    /** What of a cell lies outside an area, as far as it counts; empty where nothing does. */
    public Geometry outside(int cell, Geometry area) {
        return counting(OverlayNGRobust.overlay(cells.get(cell), area, OverlayNG.DIFFERENCE));
    }

    /** The parts of a shape that are larger and wider than the tolerances. */
    private Geometry counting(Geometry shape) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon part
                    && part.getArea() > toleranceSquareMetres
                    && isWide(part)) {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.get(0) : FACTORY.createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    private boolean isWide(Polygon part) {
        return toleranceMetres <= 0 || !part.buffer(-toleranceMetres / 2).isEmpty();
    }

    private int[] bordering(Geometry gap) {
        Envelope box = gap.getEnvelopeInternal();
        box.expandBy(toleranceMetres);
        return Arrays.stream(near(box))
                .filter(cell -> cells.get(cell).isWithinDistance(gap, toleranceMetres))
                .toArray();
    }

    private int[] near(Envelope box) {
        List<?> found = index.query(box);
        return found.stream().mapToInt(one -> (Integer) one).sorted().toArray();
    }
}
