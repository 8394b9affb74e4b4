package org.cityreach.demo.casebook;

import java.util.SplittableRandom;

/** At which hours of the day cases are reported, by local time. */
enum HourProfile {
    OFFICE(1, 0, 0, 0, 0, 1, 3, 10, 22, 26, 24, 18, 10, 12, 22, 24, 22, 16, 9, 6, 5, 4, 2, 1),
    COMMUTE(1, 0, 0, 0, 0, 1, 8, 26, 30, 16, 12, 10, 10, 9, 10, 12, 18, 30, 26, 14, 9, 6, 3, 1),
    EVENING(3, 1, 0, 0, 0, 1, 3, 5, 6, 6, 7, 9, 8, 6, 6, 9, 14, 20, 26, 30, 28, 22, 14, 7),
    NIGHT(20, 14, 9, 6, 5, 5, 4, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5, 7, 10, 16, 22, 28, 30, 26),
    MARKET(0, 0, 0, 0, 3, 12, 26, 30, 26, 18, 12, 8, 5, 5, 7, 13, 22, 26, 18, 8, 4, 2, 1, 0),
    DAY(2, 1, 1, 1, 1, 3, 8, 16, 20, 20, 19, 17, 13, 14, 17, 18, 17, 15, 12, 10, 8, 6, 4, 3);

    private final int[] weights;
    private final int total;

    HourProfile(int... weights) {
        if (weights.length != 24) {
            throw new IllegalArgumentException(weights.length + " hours; 24 are needed");
        }
        this.weights = weights;
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        this.total = sum;
    }

    int draw(SplittableRandom random) {
        int left = random.nextInt(total);
        int hour = 0;
        while (left >= weights[hour]) {
            left -= weights[hour];
            hour++;
        }
        return hour;
    }
}
