package org.cityreach.grid.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.GridCheckResult.Spot;
import org.cityreach.grid.algorithm.TilingCheck;
import org.cityreach.grid.check.Findings.Subject;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Geometry;

/** Gaps and overlaps of one layer as findings and as spots on the map. */
public final class TilingChecks {

    private final String name;
    private final CheckedLayer layer;
    private final TilingCheck tiling;
    private final CrsTransform toDegrees;
    private final Findings findings;

    /**
     * @param name {@code cells} or {@code grids}
     * @param tiling of the layer's sound features
     */
    public TilingChecks(
            String name, CheckedLayer layer, TilingCheck tiling, CrsTransform toDegrees, Findings findings) {
        this.name = name;
        this.layer = layer;
        this.tiling = tiling;
        this.toDegrees = toDegrees;
        this.findings = findings;
    }

    public List<Spot> checkOverlaps(Progress progress) {
        List<Spot> spots = new ArrayList<>();
        for (TilingCheck.Overlap overlap : tiling.overlaps(progress)) {
            String first = id(overlap.first());
            String second = id(overlap.second());
            double area = overlap.shape().getArea();
            spots.add(spot("overlap", spots.size(), overlap.shape(), List.of(first, second)));
            findings.error(
                    name + "-overlap",
                    new Subject(first, List.of(second), area, "no ground in common"),
                    "与 " + second + " 重叠 " + text(area) + " m²",
                    "overlaps " + second + " by " + text(area) + " m²");
        }
        return spots;
    }

    /** @param ground that should be covered; empty to look for holes between the features only */
    public List<Spot> checkGaps(List<Geometry> ground, Progress progress) {
        List<Spot> spots = new ArrayList<>();
        for (TilingCheck.Gap gap : tiling.gaps(ground, progress)) {
            List<String> around = Arrays.stream(gap.cells()).mapToObj(this::id).toList();
            double area = gap.shape().getArea();
            Spot spot = spot("gap", spots.size(), gap.shape(), around);
            spots.add(spot);
            findings.error(
                    name + "-gap",
                    new Subject(spot.id(), around, area, "no ground without a cell"),
                    "有 " + text(area) + " m² 未被覆盖",
                    text(area) + " m² are covered by none");
        }
        return spots;
    }

    private Spot spot(String kind, int before, Geometry shape, List<String> members) {
        String id = name + "-" + kind + "-" + (before + 1);
        return new Spot(id, name, shape.getArea(), members, toDegrees.apply(shape));
    }

    private String id(int sound) {
        return layer.id(layer.sound().get(sound));
    }

    private static String text(double squareMetres) {
        return String.format(Locale.ROOT, "%.1f", squareMetres);
    }
}
