package org.cityreach.demo.casebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Places of the plan, each with a weight by which chance takes it. */
public final class Places {

    private final List<double[]> places = new ArrayList<>();
    private double[] sums = new double[64];

    /** Adds a place; one without weight is left out. */
    public void add(double u, double v, double weight) {
        if (!(weight > 0)) {
            return;
        }
        int count = places.size();
        if (count == sums.length) {
            sums = Arrays.copyOf(sums, 2 * count);
        }
        sums[count] = weight + (count == 0 ? 0 : sums[count - 1]);
        places.add(new double[] {u, v});
    }

    public int size() {
        return places.size();
    }

    /** One of them; u, then v. */
    double[] draw(SplittableRandom random) {
        double at = random.nextDouble() * sums[places.size() - 1];
        int found = Arrays.binarySearch(sums, 0, places.size(), at);
        int index = found >= 0 ? found + 1 : -found - 1;
        return places.get(Math.min(index, places.size() - 1));
    }
}
