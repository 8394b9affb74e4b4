package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.coverage.CoverageResult.Gap;
import org.cityreach.coverage.CoverageResult.GroupName;
import org.cityreach.coverage.algorithm.Blocks;
import org.cityreach.coverage.algorithm.ContiguousGroups;
import org.cityreach.coverage.algorithm.Neighbours;
import org.cityreach.coverage.algorithm.PolygonParts;
import org.cityreach.coverage.algorithm.Reach;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Puts the uncovered parts of polygons together to gaps. How much is uncovered comes from the exact
 * areas; the shapes are for drawing and follow arcs by chords within {@value #SAGITTA_METRES} m. Parts no
 * farther apart than the merge distance are one gap, and a gap wider than the span is cut.
 */
final class AreaGaps {

    /** How far a drawn chord parts from its arc at most. */
    static final double SAGITTA_METRES = 0.5;

    /** Uncovered ground smaller than this is no gap; it is counted all the same. */
    private static final double SMALLEST_SQUARE_METRES = 1;

    private static final int BLOCK = 64;

    private final Question question;
    private final AreaDemand demand;
    private final double[] coveredSquareMetres;
    private final LayerSnapshot snapshot;

    /** An uncovered piece of a part. */
    private record Piece(int part, Geometry shape, double weight, double areaSquareMetres) {}

    /** A gap before it is drawn. */
    private record Found(int[] pieces, double weight, double areaSquareMetres) {}

    AreaGaps(Question question, AreaDemand demand, double[] coveredSquareMetres, LayerSnapshot snapshot) {
        this.question = question;
        this.demand = demand;
        this.coveredSquareMetres = coveredSquareMetres;
        this.snapshot = snapshot;
    }

    /** All gaps, of which the first are drawn. */
    record Gaps(int count, List<Gap> drawn) {}

    Gaps compute(GapSettings settings, Facilities facilities, List<Geometry> outlines, Progress progress) {
        List<Piece> pieces = pieces(outlines, settings.spanMetres(), progress.between(0, 0.4));
        List<Geometry> shapes = pieces.stream().map(Piece::shape).toList();
        List<int[]> pairs = Neighbours.compute(shapes, settings.mergeMetres(), progress.between(0.4, 0.7));
        List<Found> found = new ArrayList<>();
        for (int[] group : ContiguousGroups.compute(boxes(shapes), pairs, settings.spanMetres())) {
            double weight = 0;
            double area = 0;
            for (int piece : group) {
                weight += pieces.get(piece).weight;
                area += pieces.get(piece).areaSquareMetres;
            }
            found.add(new Found(group, weight, area));
        }
        found.sort(Comparator.comparingDouble(Found::weight)
                .thenComparingDouble(Found::areaSquareMetres)
                .reversed());
        List<Gap> drawn = new ArrayList<>();
        for (Found gap : found.subList(0, Math.min(settings.limit(), found.size()))) {
            progress.checkCancelled();
            drawn.add(draw(gap, drawn.size() + 1, pieces, facilities.size() == 0 ? null : facilities.reach()));
        }
        return new Gaps(found.size(), drawn);
    }

    private List<Piece> pieces(List<Geometry> outlines, double spanMetres, Progress progress) {
        STRtree index = new STRtree();
        outlines.forEach(outline -> index.insert(outline.getEnvelopeInternal(), outline));
        index.build();
        Object[] blocks = Blocks.run(demand.shapes().size(), BLOCK, progress, "finding-gaps", (from, to) -> {
            List<Piece> pieces = new ArrayList<>();
            for (int part = from; part < to; part++) {
                addPieces(pieces, part, index, spanMetres);
            }
            return pieces;
        });
        List<Piece> all = new ArrayList<>();
        for (Object block : blocks) {
            for (Object piece : (List<?>) block) {
                all.add((Piece) piece);
            }
        }
        return all;
    }

    private void addPieces(List<Piece> pieces, int part, STRtree index, double spanMetres) {
        Geometry shape = demand.shapes().get(part);
        double area = shape.getArea();
        double uncovered = area - coveredSquareMetres[part];
        if (uncovered < Math.max(SMALLEST_SQUARE_METRES, 1e-9 * area)) {
            return;
        }
        Geometry rest = shape;
        if (coveredSquareMetres[part] > 0) {
            for (Object outline : index.query(shape.getEnvelopeInternal())) {
                rest = rest.isEmpty() ? rest : PolygonParts.difference(rest, (Geometry) outline);
            }
            rest = PolygonParts.largerThan(rest, SMALLEST_SQUARE_METRES);
        }
        double drawnArea = rest.getArea();
        if (!(drawnArea > 0)) {
            return;
        }
        for (int i = 0; i < rest.getNumGeometries(); i++) {
            for (Geometry tile : PolygonParts.tiles(rest.getGeometryN(i), spanMetres)) {
                double own = uncovered * tile.getArea() / drawnArea;
                pieces.add(new Piece(part, tile, own * demand.density()[part], own));
            }
        }
    }

    private static double[] boxes(List<Geometry> shapes) {
        double[] boxes = new double[4 * shapes.size()];
        for (int i = 0; i < shapes.size(); i++) {
            Envelope box = shapes.get(i).getEnvelopeInternal();
            boxes[4 * i] = box.getMinX();
            boxes[4 * i + 1] = box.getMinY();
            boxes[4 * i + 2] = box.getMaxX();
            boxes[4 * i + 3] = box.getMaxY();
        }
        return boxes;
    }

    private Gap draw(Found found, int rank, List<Piece> pieces, @Nullable Reach reach) {
        List<Geometry> shapes = new ArrayList<>();
        Map<Integer, Double> byPolygon = new LinkedHashMap<>();
        Map<Integer, Double> byGroup = new LinkedHashMap<>();
        for (int index : found.pieces) {
            Piece piece = pieces.get(index);
            shapes.add(piece.shape);
            byPolygon.merge(demand.polygonOf()[piece.part], piece.weight, Double::sum);
            byGroup.merge(demand.groupOf()[piece.part], piece.weight, Double::sum);
        }
        Geometry shape = PolygonParts.union(shapes);
        Point centre = largest(shape).getInteriorPoint();
        List<GroupName> groups = GapNames.groups(byGroup, question.groups());
        return new Gap(
                rank,
                GapNames.name(snapshot, demand.rows(), byPolygon, groups),
                byPolygon.size(),
                found.weight,
                found.areaSquareMetres,
                centre.getCoordinate(),
                reach == null ? Double.NaN : reach.distanceMetres(centre),
                groups,
                shape);
    }

    private static Geometry largest(Geometry shape) {
        Geometry largest = shape.getGeometryN(0);
        for (int i = 1; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i).getArea() > largest.getArea()) {
                largest = shape.getGeometryN(i);
            }
        }
        return largest;
    }
}
