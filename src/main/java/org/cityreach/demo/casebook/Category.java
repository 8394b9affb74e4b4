package org.cityreach.demo.casebook;

import java.util.Arrays;
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
     * The mix of a year: code, weight, places, season, hours, hours to the due time, share of complaints,
     * share at hot spots. After the figures known for half a year of one district (bicycles 4170, cars
     * 1423, spillage 210, parts 577, unauthorised building 73, burning 130, dumping 25, signboards 170),
     * brought to a prefecture's year by about five; the others are in proportion to what is usual.
     */
    private static final String MIX = """
            E0504 15500 HUB,SCHOOL,SHOP,STREET   EVEN        COMMUTE   4 0.12 0.60
            E0503  7140 STREET,HOME,SCHOOL       EVEN        COMMUTE   4 0.42 0.50
            E0502  7000 SHOP,MARKET              SUMMER      EVENING   6 0.22 0.60
            E0501  6500 MARKET,SCHOOL,HUB,HOME   SUMMER      MARKET    4 0.30 0.65
            E0102  5600 HOME,MARKET,STREET       EVEN        DAY      12 0.35 0.50
            E0104  3200 STREET                   AUTUMN      OFFICE    8 0.15 0.35
            E0107  2510 SHOP,HOME                SUMMER      EVENING  72 0.85 0.60
            E0103  2400 HOME,FIELD               EVEN        OFFICE   24 0.30 0.45
            E0201  2000 HOME,HUB,STREET          EVEN        OFFICE   12 0.15 0.40
            E0105  1500 GREEN,HOME               EVEN        OFFICE   24 0.25 0.40
            E0202  1400 SHOP                     EVEN        OFFICE   72 0.20 0.35
            P0305  1300 STREET,HOME              EVEN        OFFICE   24 0.20 0.25
            E0506  1200 HOME,SHOP                EVEN        OFFICE   24 0.30 0.45
            E0302  1100 CONSTRUCTION             SPRING      DAY      24 0.55 0.85
            E0108  1050 STREET                   EVEN        NIGHT     4 0.25 0.40
            P0301  1000 SHOP,GREEN,MARKET        EVEN        DAY      24 0.50 0.50
            E0301   900 CONSTRUCTION             EVEN        NIGHT     6 0.95 0.85
            E0106   800 RIVER                    SUMMER      OFFICE   24 0.30 0.50
            E0505   700 SHOP,MARKET              HIGH_SUMMER NIGHT     4 0.70 0.70
            E0402   650 STREET                   RAINS       DAY       6 0.60 0.75
            E0109   650 FIELD,HOME               AUTUMN      DAY       4 0.50 0.40
            P0304   600 HOME                     SUMMER      DAY      24 0.55 0.50
            E0101   366 HOME,SHOP                EVEN        OFFICE  168 0.70 0.30
            E0401   160 STREET                   RAINS       DAY      24 0.60 0.20
            E0303   150 STREET                   EVEN        OFFICE   48 0.30 0.20
            E0304   125 FIELD                    EVEN        NIGHT    72 0.50 0.60
            """;

    static List<Category> all() {
        return MIX.lines().map(Category::parse).toList();
    }

    private static Category parse(String line) {
        String[] columns = line.strip().split("\\s+", -1);
        return new Category(
                columns[0],
                Integer.parseInt(columns[1]),
                Arrays.stream(columns[2].split(",", -1)).map(PlaceKind::valueOf).toList(),
                Season.valueOf(columns[3]),
                HourProfile.valueOf(columns[4]),
                Integer.parseInt(columns[5]),
                Double.parseDouble(columns[6]),
                Double.parseDouble(columns[7]));
    }
}
