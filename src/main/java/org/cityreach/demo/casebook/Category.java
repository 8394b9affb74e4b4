package org.cityreach.demo.casebook;

import java.util.List;

/**
 * One category of the year's cases.
 *
 * @param code as in the case categories
 * @param weight how many a year before the total is made to fit
 * @param dueHours from dispatch to the due time
 * @param complaintShare how many of them citizens report; the rest inspectors find
 * @param clustered the share that happens at hot spots
 */
record Category(
        String code,
        int weight,
        List<PlaceKind> places,
        Season season,
        HourProfile hours,
        int dueHours,
        double complaintShare,
        double clustered) {

    /**
     * The mix of a year, after the figures known for half a year of one district (bicycles 4170, cars
     * 1423, spillage 210, parts 577, unauthorised building 73, burning 130, dumping 25, signboards 170),
     * brought to a prefecture's year by about five; the others are in proportion to what is usual.
     */
    static List<Category> all() {
        return List.of(
                of(
                                "E0504",
                                15_500,
                                List.of(PlaceKind.HUB, PlaceKind.SCHOOL, PlaceKind.SHOP, PlaceKind.STREET),
                                Season.EVEN,
                                HourProfile.COMMUTE)
                        .handled(4, 0.12, 0.6),
                of(
                                "E0503",
                                7140,
                                List.of(PlaceKind.STREET, PlaceKind.HOME, PlaceKind.SCHOOL),
                                Season.EVEN,
                                HourProfile.COMMUTE)
                        .handled(4, 0.42, 0.5),
                of("E0502", 7000, List.of(PlaceKind.SHOP, PlaceKind.MARKET), Season.SUMMER, HourProfile.EVENING)
                        .handled(6, 0.22, 0.6),
                of(
                                "E0501",
                                6500,
                                List.of(PlaceKind.MARKET, PlaceKind.SCHOOL, PlaceKind.HUB, PlaceKind.HOME),
                                Season.SUMMER,
                                HourProfile.MARKET)
                        .handled(4, 0.3, 0.65),
                of(
                                "E0102",
                                5600,
                                List.of(PlaceKind.HOME, PlaceKind.MARKET, PlaceKind.STREET),
                                Season.EVEN,
                                HourProfile.DAY)
                        .handled(12, 0.35, 0.5),
                of("E0104", 3200, List.of(PlaceKind.STREET), Season.AUTUMN, HourProfile.OFFICE)
                        .handled(8, 0.15, 0.35),
                of("E0107", 2510, List.of(PlaceKind.SHOP, PlaceKind.HOME), Season.SUMMER, HourProfile.EVENING)
                        .handled(72, 0.85, 0.6),
                of("E0103", 2400, List.of(PlaceKind.HOME, PlaceKind.FIELD), Season.EVEN, HourProfile.OFFICE)
                        .handled(24, 0.3, 0.45),
                of(
                                "E0201",
                                2000,
                                List.of(PlaceKind.HOME, PlaceKind.HUB, PlaceKind.STREET),
                                Season.EVEN,
                                HourProfile.OFFICE)
                        .handled(12, 0.15, 0.4),
                of("E0105", 1500, List.of(PlaceKind.GREEN, PlaceKind.HOME), Season.EVEN, HourProfile.OFFICE)
                        .handled(24, 0.25, 0.4),
                of("E0202", 1400, List.of(PlaceKind.SHOP), Season.EVEN, HourProfile.OFFICE)
                        .handled(72, 0.2, 0.35),
                of("P0305", 1300, List.of(PlaceKind.STREET, PlaceKind.HOME), Season.EVEN, HourProfile.OFFICE)
                        .handled(24, 0.2, 0.25),
                of("E0506", 1200, List.of(PlaceKind.HOME, PlaceKind.SHOP), Season.EVEN, HourProfile.OFFICE)
                        .handled(24, 0.3, 0.45),
                of("E0302", 1100, List.of(PlaceKind.CONSTRUCTION), Season.SPRING, HourProfile.DAY)
                        .handled(24, 0.55, 0.85),
                of("E0108", 1050, List.of(PlaceKind.STREET), Season.EVEN, HourProfile.NIGHT)
                        .handled(4, 0.25, 0.4),
                of(
                                "P0301",
                                1000,
                                List.of(PlaceKind.SHOP, PlaceKind.GREEN, PlaceKind.MARKET),
                                Season.EVEN,
                                HourProfile.DAY)
                        .handled(24, 0.5, 0.5),
                of("E0301", 900, List.of(PlaceKind.CONSTRUCTION), Season.EVEN, HourProfile.NIGHT)
                        .handled(6, 0.95, 0.85),
                of("E0106", 800, List.of(PlaceKind.RIVER), Season.SUMMER, HourProfile.OFFICE)
                        .handled(24, 0.3, 0.5),
                of("E0505", 700, List.of(PlaceKind.SHOP, PlaceKind.MARKET), Season.HIGH_SUMMER, HourProfile.NIGHT)
                        .handled(4, 0.7, 0.7),
                of("E0402", 650, List.of(PlaceKind.STREET), Season.RAINS, HourProfile.DAY)
                        .handled(6, 0.6, 0.75),
                of("E0109", 650, List.of(PlaceKind.FIELD, PlaceKind.HOME), Season.AUTUMN, HourProfile.DAY)
                        .handled(4, 0.5, 0.4),
                of("P0304", 600, List.of(PlaceKind.HOME), Season.SUMMER, HourProfile.DAY)
                        .handled(24, 0.55, 0.5),
                of("E0101", 366, List.of(PlaceKind.HOME, PlaceKind.SHOP), Season.EVEN, HourProfile.OFFICE)
                        .handled(168, 0.7, 0.3),
                of("E0401", 160, List.of(PlaceKind.STREET), Season.RAINS, HourProfile.DAY)
                        .handled(24, 0.6, 0.2),
                of("E0303", 150, List.of(PlaceKind.STREET), Season.EVEN, HourProfile.OFFICE)
                        .handled(48, 0.3, 0.2),
                of("E0304", 125, List.of(PlaceKind.FIELD), Season.EVEN, HourProfile.NIGHT)
                        .handled(72, 0.5, 0.6));
    }

    private static Category of(String code, int weight, List<PlaceKind> places, Season season, HourProfile hours) {
        return new Category(code, weight, places, season, hours, 0, 0, 0);
    }

    private Category handled(int hoursToDue, double complaints, double atHotspots) {
        return new Category(code, weight, places, season, hours, hoursToDue, complaints, atHotspots);
    }
}
