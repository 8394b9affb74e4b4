package org.cityreach.heat;

import java.util.Arrays;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.fault.Fault;
import org.cityreach.heat.algorithm.DefaultRadius;
import org.cityreach.heat.algorithm.PlaceArrays;
import org.cityreach.heat.algorithm.Places;
import org.cityreach.job.Progress;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The cases of a question read into arrays, with what each weighs. A weight that is missing or below 0 counts as 0.
 * Cases without a place are left out.
 */
final class WeightedCases {

    private double[] xs = new double[1024];
    private double[] ys = new double[1024];
    private double @Nullable [] weights;
    private int size;
    private int withoutWeight;
    private final Envelope bounds = new Envelope();

    private WeightedCases() {}

    static WeightedCases read(CaseQuestion question, @Nullable String weight, Progress progress) {
        CaseIndex index = question.index();
        if (weight != null) {
            PropertyType type = index.layer().getProperty(weight, "weight").type();
            if (type != PropertyType.NUMBER && type != PropertyType.INTEGER) {
                throw Fault.invalid("property-not-numeric", "weight", weight, "a number or integer property");
            }
        }
        WeightedCases cases = new WeightedCases();
        cases.weights = weight == null ? null : new double[1024];
        index.scan(question.filter(), null, progress, block -> {
            for (int i = 0; i < block.size(); i++) {
                if (!Double.isNaN(block.eastings()[i])) {
                    double number = weight == null ? 1 : index.number(weight, block.rows()[i]);
                    cases.add(block.eastings()[i], block.northings()[i], number);
                }
            }
        });
        return cases;
    }

    private void add(double x, double y, double weight) {
        double[] known = weights;
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
            known = known == null ? null : Arrays.copyOf(known, 2 * size);
            weights = known;
        }
        if (known != null) {
            boolean usable = weight >= 0 && weight < Double.POSITIVE_INFINITY;
            known[size] = usable ? weight : 0;
            withoutWeight += usable ? 0 : 1;
        }
        xs[size] = x;
        ys[size++] = y;
        bounds.expandToInclude(x, y);
    }

    int size() {
        return size;
    }

    int withoutWeight() {
        return withoutWeight;
    }

    /** In metres; null-envelope where there are none. */
    Envelope bounds() {
        return new Envelope(bounds);
    }

    Places places() {
        double[] known = weights;
        return new PlaceArrays(size, xs, ys, known);
    }

    /** By the rule, before rounding; NaN where it has none. */
    double radiusByRule() {
        double[] known = weights;
        return DefaultRadius.computeMetres(
                Arrays.copyOf(xs, size), Arrays.copyOf(ys, size), known == null ? null : Arrays.copyOf(known, size));
    }
}
