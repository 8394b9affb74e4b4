package org.cityreach.grid.check;

import java.util.Locale;
import org.cityreach.geo.GeometryFlaw;
import org.cityreach.grid.algorithm.AreaSpread;
import org.cityreach.grid.check.Findings.Subject;

/** Geometries that are missing or invalid, and cells of unusual size. */
public final class ShapeChecks {

    /** What a unit cell is meant to measure. */
    public static final double MEANT_SQUARE_METRES = 10_000;

    /** Cells whose typical size is further from that than by this factor are told of as a whole. */
    private static final double TYPICAL_FACTOR = 2;

    private final CheckedLayer layer;
    private final Findings findings;

    public ShapeChecks(CheckedLayer layer, Findings findings) {
        this.layer = layer;
        this.findings = findings;
    }

    public void checkGeometry() {
        for (int i = 0; i < layer.size(); i++) {
            GeometryFlaw flaw = layer.flaw(i);
            if (!layer.hasShape(i)) {
                findings.error(
                        "missing-geometry", Subject.of(layer.id(i), null, "a polygon"), "没有几何", "has no geometry");
            } else if (flaw != null) {
                findings.error(
                        "invalid-geometry",
                        Subject.of(layer.id(i), flaw.code(), "a valid polygon"),
                        "几何无效:" + flaw.code(),
                        "invalid geometry: " + flaw.message());
            }
        }
    }

    /** Areas beyond what is usual in the layer; what is usual, where there are cells. */
    public AreaSpread checkAreas() {
        double[] areas = layer.soundShapes().stream()
                .mapToDouble(shape -> shape.getArea())
                .filter(area -> area > 0)
                .toArray();
        AreaSpread spread = AreaSpread.of(areas);
        for (int i : layer.sound()) {
            double area = layer.shape(i).getArea();
            if (spread.isOutlier(area)) {
                findings.warn(
                        "area-outlier",
                        Subject.of(layer.id(i), Math.rint(area), range(spread.low(), spread.high())),
                        "面积 " + whole(area) + " m²,明显偏离本层通常的 " + whole(spread.medianSquareMetres()) + " m²",
                        "area " + whole(area) + " m² is far from the usual " + whole(spread.medianSquareMetres())
                                + " m²");
            }
        }
        double factor = spread.medianSquareMetres() / MEANT_SQUARE_METRES;
        if (factor > TYPICAL_FACTOR || factor < 1 / TYPICAL_FACTOR) {
            findings.warn(
                    "area-typical",
                    Subject.of(
                            "*",
                            Math.rint(spread.medianSquareMetres()),
                            range(MEANT_SQUARE_METRES / TYPICAL_FACTOR, MEANT_SQUARE_METRES * TYPICAL_FACTOR)),
                    "网格面积中位数 " + whole(spread.medianSquareMetres()) + " m²,与万米单元网格相差过大",
                    "the median area of " + whole(spread.medianSquareMetres())
                            + " m² is far from the 10 000 m² of a unit cell");
        }
        return spread;
    }

    private static String range(double low, double high) {
        return whole(low) + " to " + whole(high) + " m²";
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%d", Math.round(number));
    }
}
