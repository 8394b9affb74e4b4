package org.cityreach.hotspot.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;

/**
 * The k nearest neighbours of each place. Of places equally far away the one that comes first in the order
 * given is taken, so that there are always exactly k, or all others where there are no more. Being among the
 * nearest need not hold both ways. Planar, metres. Exact.
 */
public final class NearestNeighbours {

    private static final double POINTS_A_SQUARE = 2;
    private static final int CHUNK = 16_384;

    private final PointBuckets buckets;
    private final double[] x;
    private final double[] y;

    /** The nearest found so far, as a list in ascending order of distance, then index. */
    private static final class Nearest {
        final int[] places;
        final double[] squares;
        int count;

        Nearest(int k) {
            places = new int[k];
            squares = new double[k];
        }

        boolean isFull() {
            return count == places.length;
        }

        double worst() {
            return squares[count - 1];
        }

        void offer(int place, double square) {
            if (isFull() && (square > worst() || square == worst() && place > places[count - 1])) {
                return;
            }
            int at = isFull() ? count - 1 : count++;
            while (at > 0 && (squares[at - 1] > square || squares[at - 1] == square && places[at - 1] > place)) {
                squares[at] = squares[at - 1];
                places[at] = places[at - 1];
                at--;
            }
            squares[at] = square;
            places[at] = place;
        }
    }

    private NearestNeighbours(double[] x, double[] y, int k) {
        this.x = x;
        this.y = y;
        double width = Arrays.stream(x).max().orElse(0) - Arrays.stream(x).min().orElse(0);
        double height =
                Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0);
        double points = Math.max(POINTS_A_SQUARE, k / POINTS_A_SQUARE);
        buckets = new PointBuckets(x, y, Math.sqrt(width * height * points / Math.max(1, x.length)));
    }

    /** The neighbours; {@code k} from 1 on. */
    public static SparseNeighbours compute(double[] x, double[] y, int k, Progress progress) {
        int most = Math.min(k, x.length - 1);
        NearestNeighbours search = new NearestNeighbours(x, y, most);
        return SparseNeighbours.compute(
                x.length,
                false,
                place -> {
                    Nearest nearest = search.find(place, most);
                    return Arrays.copyOf(nearest.places, nearest.count);
                },
                progress);
    }

    /** For each place how far the nearest and the k-th nearest other are. */
    static void distances(double[] x, double[] y, int k, double[] first, double[] last, Progress progress) {
        NearestNeighbours search = new NearestNeighbours(x, y, k);
        for (int from = 0; from < x.length; from += CHUNK) {
            progress.checkCancelled();
            IntStream.range(from, Math.min(x.length, from + CHUNK)).parallel().forEach(place -> {
                Nearest nearest = search.find(place, k);
                first[place] = Math.sqrt(nearest.squares[0]);
                last[place] = Math.sqrt(nearest.worst());
            });
        }
    }

    /** Looks through rings of squares around the place until the next ring can hold nothing nearer. */
    private Nearest find(int place, int k) {
        Nearest nearest = new Nearest(k);
        if (k == 0) {
            return nearest;
        }
        int column = buckets.column(x[place]);
        int row = buckets.row(y[place]);
        int rings = Math.max(buckets.columns(), buckets.rows());
        for (int ring = 0; ring < rings; ring++) {
            // A point in this ring is at least so far away.
            double least = Math.max(0, ring - 1) * buckets.sideMetres();
            if (nearest.isFull() && least * least > nearest.worst()) {
                break;
            }
            for (int r = row - ring; r <= row + ring; r++) {
                boolean whole = Math.abs(r - row) == ring;
                for (int c = column - ring; c <= column + ring; c += whole || ring == 0 ? 1 : 2 * ring) {
                    offerSquare(nearest, place, c, r);
                }
            }
        }
        return nearest;
    }

    private void offerSquare(Nearest nearest, int place, int column, int row) {
        if (column < 0 || row < 0 || column >= buckets.columns() || row >= buckets.rows()) {
            return;
        }
        for (int at = buckets.from(column, row); at < buckets.to(column, row); at++) {
            int other = buckets.point(at);
            if (other != place) {
                nearest.offer(other, buckets.squaredMetres(place, other));
            }
        }
    }
}
