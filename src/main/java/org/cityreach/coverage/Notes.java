package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.LayerSnapshot;

/** Collects what a reader should know of an answer. One thread. */
final class Notes {

    private final List<CoverageResult.Note> notes = new ArrayList<>();

    /** Adds a note where there is something to note. */
    void add(String code, long count, String zh, String en) {
        if (count > 0) {
            notes.add(new CoverageResult.Note(code, count, new LocalizedText(zh, en)));
        }
    }

    /** Rows of the demand that cannot count. */
    void addLeftOut(long without, long far, MetricFrame frame) {
        add(
                "demand-without-geometry",
                without,
                without + " 个需求要素没有几何,未计入",
                without + " features of the demand have no geometry and were left out");
        add(
                "demand-too-far-from-zone",
                far,
                far + " 个需求要素离 " + frame.crs().code() + " 的适用带太远,未计入",
                far + " features of the demand lie too far from the zone of "
                        + frame.crs().code() + " and were left out");
    }

    /** The weights of rows; what is missing or negative counts 0 and is noted. */
    double[] weights(LayerSnapshot snapshot, int[] rows, String property) {
        double[] weights = new double[rows.length];
        int missing = 0;
        int negative = 0;
        for (int i = 0; i < rows.length; i++) {
            double weight = snapshot.number(rows[i], property);
            if (weight >= 0 && weight <= Double.MAX_VALUE) {
                weights[i] = weight;
            } else if (Double.isNaN(weight)) {
                missing++;
            } else {
                negative++;
            }
        }
        add(
                "weight-missing",
                missing,
                missing + " 个需求要素缺少 " + property + ",按 0 计",
                missing + " features of the demand lack " + property + "; they count 0");
        add(
                "weight-negative",
                negative,
                negative + " 个需求要素的 " + property + " 为负或无穷,按 0 计",
                negative + " features of the demand have a negative or infinite " + property + "; they count 0");
        return weights;
    }

    List<CoverageResult.Note> list() {
        return List.copyOf(notes);
    }
}
