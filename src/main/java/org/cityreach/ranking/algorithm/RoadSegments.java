package org.cityreach.ranking.algorithm;

/**
 * A road cut into segments of one length from its begin, the last one shorter where the length is no multiple. A
 * place exactly between two segments belongs to the later one, the road's end to the last.
 */
public record RoadSegments(double lengthMetres, double segmentMetres) {

    public RoadSegments {
        if (!(lengthMetres >= 0) || !(segmentMetres > 0)) {
            throw new IllegalArgumentException("segments of " + segmentMetres + " m of " + lengthMetres + " m");
        }
    }

    public int count() {
        return (int) Math.max(1, Math.ceil((lengthMetres - RoadLocator.TOLERANCE_METRES) / segmentMetres));
    }

    public int at(double measureMetres) {
        int segment = (int) Math.floor((measureMetres + RoadLocator.TOLERANCE_METRES) / segmentMetres);
        return Math.max(0, Math.min(count() - 1, segment));
    }

    public double fromMetres(int segment) {
        return segment * segmentMetres;
    }

    public double toMetres(int segment) {
        return segment == count() - 1 ? lengthMetres : (segment + 1) * segmentMetres;
    }
}
