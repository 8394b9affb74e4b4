package org.cityreach.siting.algorithm.median;

/** The k-th smallest of some numbers (Hoare 1961). */
final class Selection {

    private Selection() {}

    /**
     * Finds it, changing the order of the numbers.
     *
     * @param count how many of the array's first numbers count
     * @param rank from 0 to {@code count - 1}
     */
    static double kth(double[] numbers, int count, int rank) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            double pivot = numbers[(from + to) >>> 1];
            int left = from;
            int right = to;
            while (left <= right) {
                while (numbers[left] < pivot) {
                    left++;
                }
                while (numbers[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double held = numbers[left];
                    numbers[left++] = numbers[right];
                    numbers[right--] = held;
                }
            }
            if (rank <= right) {
                to = right;
            } else if (rank >= left) {
                from = left;
            } else {
                return numbers[rank];
            }
        }
        return numbers[rank];
    }
}
