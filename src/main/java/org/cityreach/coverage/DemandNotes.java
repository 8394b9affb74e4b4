package org.cityreach.coverage;

import org.cityreach.snapshot.LayerSnapshot;

/** What both kinds of demand have to say about rows that cannot count, or not fully. */
final class DemandNotes {

    private DemandNotes() {}

    static void leftOut(Notes notes, long without, long far, MetricFrame frame) {
        notes.add(
                "demand-without-geometry",
                without,
                without + " 个需求要素没有几何,未计入",
                without + " features of the demand have no geometry and were left out");
        notes.add(
                "demand-too-far-from-zone",
                far,
                far + " 个需求要素离 " + frame.crs().code() + " 的适用带太远,未计入",
                far + " features of the demand lie too far from the zone of "
                        + frame.crs().code() + " and were left out");
    }

    /** The weights of rows; what is missing or negative counts 0 and is noted. */
    static double[] weights(LayerSnapshot snapshot, int[] rows, String property, Notes notes) {
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
        notes.add(
                "weight-missing",
                missing,
                missing + " 个需求要素缺少 " + property + ",按 0 计",
                missing + " features of the demand lack " + property + "; they count 0");
        notes.add(
                "weight-negative",
                negative,
                negative + " 个需求要素的 " + property + " 为负或无穷,按 0 计",
                negative + " features of the demand have a negative or infinite " + property + "; they count 0");
        return weights;
    }
}
