package org.cityreach.demo.plan;

import java.util.List;

/** A park people know by name, and a plan place inside it. */
public record NamedPark(String name, double u, double v, int stars) {

    /** The named parks inside the city; 滆湖公园 lies on the lake. */
    public static List<NamedPark> all() {
        return List.of(
                new NamedPark("长沟河公园", 1800, 700, 4),
                new NamedPark("法治公园", -360, 120, 4),
                new NamedPark("文慧园", -1150, 1200, 5),
                new NamedPark("新天地公园", 300, -1600, 5),
                new NamedPark("南田公园", -1500, -900, 3),
                new NamedPark("定安公园", 1150, 2000, 3),
                new NamedPark("采菱公园", 2500, -1700, 4));
    }

    static List<double[]> sites() {
        return all().stream().map(park -> new double[] {park.u(), park.v()}).toList();
    }
}
