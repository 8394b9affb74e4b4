package org.cityreach.hotspot.algorithm;

import java.util.Arrays;
import java.util.List;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Neighbours that touch: by rook's rule along a line, by queen's rule in a point at least. Borders of neighbours
 * drawn apart or over each other by no more than {@value #TOLERANCE_METRES} m touch; a line is common
 * where it is longer than {@value #LEAST_LINE_METRES} m. Polygons in metres. Squares of a fishnet are known by
 * arithmetic.
 */
public final class Contiguity {

    static final double TOLERANCE_METRES = 0.02;
    static final double LEAST_LINE_METRES = 0.2;

    private static final double NEARLY = 1e-3;

    private Contiguity() {}

    /** The neighbours of polygons, none of which is empty. */
    public static Neighbourhood compute(List<Geometry> polygons, boolean queen, Progress progress) {
        FishnetShape fishnet = fishnet(polygons);
        return fishnet == null ? search(polygons, queen, progress) : FishnetNeighbours.touching(fishnet, queen);
    }

    /** Centres in a fishnet are not enough: the polygons must be its squares. */
    private static @Nullable FishnetShape fishnet(List<Geometry> polygons) {
        double[] x = new double[polygons.size()];
        double[] y = new double[polygons.size()];
        for (int i = 0; i < x.length; i++) {
            Envelope box = polygons.get(i).getEnvelopeInternal();
            x[i] = (box.getMinX() + box.getMaxX()) / 2;
            y[i] = (box.getMinY() + box.getMaxY()) / 2;
        }
        FishnetShape found = FishnetShape.find(x, y);
        if (found == null || Double.isNaN(found.stepMetres())) {
            return null;
        }
        double square = found.stepMetres() * found.stepMetres();
        for (Geometry polygon : polygons) {
            Envelope box = polygon.getEnvelopeInternal();
            if (Math.abs(polygon.getArea() - square) > NEARLY * square
                    || Math.abs(box.getWidth() - found.stepMetres()) > 2 * TOLERANCE_METRES
                    || Math.abs(box.getHeight() - found.stepMetres()) > 2 * TOLERANCE_METRES) {
                return null;
            }
        }
        return found;
    }

    static SparseNeighbours search(List<Geometry> polygons, boolean queen, Progress progress) {
        STRtree index = new STRtree();
        for (int i = 0; i < polygons.size(); i++) {
            index.insert(polygons.get(i).getEnvelopeInternal(), i);
        }
        index.build();
        return SparseNeighbours.compute(
                polygons.size(), true, place -> touching(polygons, index, place, queen), progress);
    }

    private static int[] touching(List<Geometry> polygons, STRtree index, int place, boolean queen) {
        Geometry polygon = polygons.get(place);
        Envelope around = polygon.getEnvelopeInternal().copy();
        around.expandBy(TOLERANCE_METRES);
        int[] found = new int[16];
        int count = 0;
        for (Object item : index.query(around)) {
            int other = (Integer) item;
            if (other != place && isTouching(polygons, Math.min(place, other), Math.max(place, other), queen)) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = other;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** It is always the border of the first that is measured, so that the answer holds both ways. */
    private static boolean isTouching(List<Geometry> polygons, int first, int second, boolean queen) {
        double metres = new CommonBorder(TOLERANCE_METRES).metres(polygons.get(first), polygons.get(second));
        return metres > (queen ? 0 : LEAST_LINE_METRES);
    }
}
