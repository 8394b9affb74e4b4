package org.cityreach.ranking.algorithm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Where along which of many roads places lie: linear referencing. A place belongs to the nearest road within the
 * buffer; exactly at the buffer's border still belongs. Of roads equally near (to 1 µm) it is the first in the
 * list, and along it the smallest measure. Exact; planar, in metres. Immutable; searches run on all cores.
 */
public final class RoadLocator {

    /** No road is near enough. */
    public static final int NONE = -1;

    static final double TOLERANCE_METRES = 1e-6;
    private static final int BLOCK = 4096;

    private final List<RoadLine> roads;
    private final double bufferMetres;
    private final STRtree index = new STRtree();
    private final Envelope reach = new Envelope();

    private record Piece(int road, int piece) {}

    /**
     * Where places lie.
     *
     * @param roads by place the number of the road, or {@link #NONE}
     * @param measures by place the metres from the road's begin; NaN without a road
     */
    public record Located(int[] roads, double[] measures) {}

    /** @param bufferMetres at least 0 */
    public RoadLocator(List<RoadLine> roads, double bufferMetres) {
        this.roads = List.copyOf(roads);
        this.bufferMetres = bufferMetres;
        for (int road = 0; road < roads.size(); road++) {
            RoadLine line = roads.get(road);
            for (int piece = 0; piece < line.pieces(); piece++) {
                Envelope envelope = new Envelope(line.x1(piece), line.x2(piece), line.y1(piece), line.y2(piece));
                envelope.expandBy(bufferMetres + TOLERANCE_METRES);
                index.insert(envelope, new Piece(road, piece));
                reach.expandToInclude(envelope);
            }
        }
        index.build();
    }

    /** What any place must lie in to belong to a road. */
    public Envelope reach() {
        return new Envelope(reach);
    }

    /** Locates places given by coordinates; NaN lies on no road. */
    public Located locate(double[] xs, double[] ys, Progress progress) {
        int[] road = new int[xs.length];
        double[] measure = new double[xs.length];
        Arrays.fill(road, NONE);
        Arrays.fill(measure, Double.NaN);
        int blocks = (xs.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            progress.checkCancelled();
            int end = Math.min(xs.length, (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < end; i++) {
                if (reach.contains(xs[i], ys[i])) {
                    locate(i, xs[i], ys[i], road, measure);
                }
            }
        });
        return new Located(road, measure);
    }

    private void locate(int place, double x, double y, int[] road, double[] measure) {
        List<?> near = index.query(new Envelope(x, x, y, y));
        double[] distances = new double[near.size()];
        double[] shares = new double[near.size()];
        double least = bufferMetres + TOLERANCE_METRES;
        for (int i = 0; i < distances.length; i++) {
            Piece piece = (Piece) near.get(i);
            RoadLine line = roads.get(piece.road);
            shares[i] = line.nearestShare(piece.piece, x, y);
            distances[i] = line.distanceMetres(piece.piece, shares[i], x, y);
            least = Math.min(least, distances[i]);
        }
        double limit = Math.min(least + TOLERANCE_METRES, bufferMetres + TOLERANCE_METRES);
        for (int i = 0; i < distances.length; i++) {
            Piece piece = (Piece) near.get(i);
            if (distances[i] <= limit && (road[place] == NONE || piece.road <= road[place])) {
                RoadLine line = roads.get(piece.road);
                double from = line.measure(piece.piece);
                double at = from + shares[i] * (line.measure(piece.piece + 1) - from);
                boolean sameRoad = piece.road == road[place];
                measure[place] = sameRoad ? Math.min(measure[place], at) : at;
                road[place] = piece.road;
            }
        }
    }
}
