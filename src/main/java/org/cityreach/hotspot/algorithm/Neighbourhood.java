package org.cityreach.hotspot.algorithm;

/**
 * Which of some places are neighbours, as far as statistics need to know: sums over neighbours, all with the
 * weight 1, a place never its own. Immutable; safe for use by many threads.
 */
public interface Neighbourhood {

    /** How many places there are. */
    int size();

    /** How many neighbours a place has, itself not among them. */
    int count(int place);

    /** For each place the sum of its neighbours' values. */
    double[] sums(double[] values);

    /** For each place the sum of the values of those whose neighbour it is. */
    default double[] reverseSums(double[] values) {
        return sums(values);
    }

    /** For each place the sum of the values of those that it is a neighbour of and that are its neighbours. */
    default double[] mutualSums(double[] values) {
        return sums(values);
    }

    /** How many places have no neighbour. */
    default int countAlone() {
        int alone = 0;
        for (int i = 0; i < size(); i++) {
            alone += count(i) == 0 ? 1 : 0;
        }
        return alone;
    }

    /** The mean number of neighbours; 0 where there is no place. */
    default double meanCount() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += count(i);
        }
        return size() == 0 ? 0 : sum / size();
    }
}
