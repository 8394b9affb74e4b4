package org.cityreach.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;

/** Truth: one place in Wujin and some abroad, written down wrongly in every way that survey files do. */
class CrsDoubtTest {

    private static final Envelope MONACO = new Envelope(7.40, 7.44, 43.72, 43.76);

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("EPSG:4549", 3508699.5, 494501.7, "axes-swapped", null),
                Arguments.of("EPSG:4528", 3508699.5, 40494501.7, "axes-swapped", null),
                Arguments.of("EPSG:4549", 40494501.7, 3508699.5, "zone-prefix-unexpected", "EPSG:4528"),
                Arguments.of("EPSG:4549", 39494501.7, 3508699.5, "zone-prefix-unexpected", "EPSG:4527"),
                Arguments.of("EPSG:4549", 20776000.0, 3508699.5, "zone-prefix-unexpected", "EPSG:4498"),
                Arguments.of("EPSG:32650", 40494501.7, 3508699.5, "zone-prefix-unexpected", "EPSG:4528"),
                Arguments.of("EPSG:4528", 494501.7, 3508699.5, "zone-prefix-missing", "EPSG:4549"),
                Arguments.of("EPSG:4498", 494501.7, 3508699.5, "zone-prefix-missing", "EPSG:4509"),
                Arguments.of("EPSG:4528", 39494501.7, 3508699.5, "zone-prefix-other", "EPSG:4527"),
                Arguments.of("EPSG:4549", 119.942, 31.701, "degrees-not-metres", "EPSG:4490"),
                Arguments.of("EPSG:32619", -71.06, 42.36, "degrees-not-metres", "EPSG:4326"),
                Arguments.of("EPSG:4490", 494501.7, 3508699.5, "metres-not-degrees", null),
                Arguments.of("EPSG:4326", 40494501.7, 3508699.5, "metres-not-degrees", "EPSG:4528"),
                Arguments.of("EPSG:4490", 31.701, 119.942, "axes-swapped", null),
                Arguments.of("EPSG:4326", 31.701, 119.942, "axes-swapped", null),
                Arguments.of("GCJ-02", 31.701, 119.942, "axes-swapped", null),
                Arguments.of("EPSG:4326", 42.36, -71.06, "axes-swapped", null),
                Arguments.of("EPSG:4490", -71.06, 42.36, "outside-area-of-use", null),
                Arguments.of("EPSG:4549", 494501.7, 9508699.5, "outside-area-of-use", null));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void findsWhatIsWrong(String declared, double x, double y, String code, @Nullable String suggested) {
        CrsFinding finding = examine(declared, x, y).get(0);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.values())
                .containsEntry("declaredCrs", declared)
                .containsEntry("points", 2)
                .containsEntry("x", x);
        assertThat(finding.values().get("suggestedCrs")).isEqualTo(suggested);
        assertThat(finding.message()).startsWith("2 of 2 coordinates: ");
    }

    @Test
    void findsTwoMistakesAtOnce() {
        assertThat(examine("EPSG:4549", 3508699.5, 40494501.7))
                .extracting(CrsFinding::code)
                .containsExactly("axes-swapped", "zone-prefix-unexpected");
        assertThat(examine("EPSG:4549", 31.701, 119.942))
                .extracting(CrsFinding::code)
                .containsExactly("axes-swapped", "degrees-not-metres");
        assertThat(examine("EPSG:4490", 3508699.5, 40494501.7))
                .extracting(CrsFinding::code)
                .containsExactly("axes-swapped", "metres-not-degrees");
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4549, 494501.7, 3508699.5",
        "EPSG:4528, 40494501.7, 3508699.5",
        "EPSG:4490, 119.942, 31.701",
        "EPSG:4326, -71.06, 42.36",
        "CRS84, 7.42, 43.73",
        "EPSG:3857, 13351000, 3726000",
        "EPSG:32632, 373000, 4843000",
        "GCJ-02, 116.404, 39.915",
        "EPSG:2249, 775008, 2955899"
    })
    void hasNoDoubtOfWhatFits(String declared, double x, double y) {
        assertThat(examine(declared, x, y)).isEmpty();
    }

    @Test
    void knowsSwappedEuropeOnlyWithTheCitysArea() {
        double[] swapped = {43.73, 7.42, 43.74, 7.43};
        assertThat(CrsDoubt.examine(Crs.WGS84, swapped, null)).isEmpty();
        assertThat(CrsDoubt.examine(Crs.WGS84, swapped, MONACO))
                .extracting(CrsFinding::code)
                .containsExactly("axes-swapped");
        assertThat(CrsDoubt.examine(Crs.WGS84, new double[] {119.9, 31.7}, MONACO))
                .extracting(CrsFinding::code)
                .containsExactly("far-from-city");
        assertThat(CrsDoubt.examine(Crs.WGS84, new double[] {7.5, 43.8}, MONACO))
                .isEmpty();
    }

    @Test
    void findsTheSwappedPartOfAFile() {
        double[] xy = new double[200];
        for (int i = 0; i < 100; i++) {
            boolean swapped = i % 10 == 0;
            xy[2 * i] = swapped ? 31.7 : 119.9;
            xy[2 * i + 1] = swapped ? 119.9 : 31.7;
        }
        List<CrsFinding> findings = CrsDoubt.examine(Crs.CGCS2000, xy, null);
        assertThat(findings).extracting(CrsFinding::code).containsExactly("axes-swapped");
        assertThat(findings.get(0).values()).containsEntry("points", 10).containsEntry("sampled", 100);
    }

    @Test
    void oneOutlierInAHundredIsNoDoubt() {
        double[] xy = new double[200];
        for (int i = 0; i < 100; i++) {
            xy[2 * i] = i == 50 ? 10 : 119.9;
            xy[2 * i + 1] = 31.7;
        }
        assertThat(CrsDoubt.examine(Crs.CGCS2000, xy, null)).isEmpty();
    }

    @Test
    void leavesOutWhatIsMissing() {
        assertThat(CrsDoubt.examine(Crs.CGCS2000, new double[] {0, 0, Double.NaN, 3}, null))
                .isEmpty();
        assertThat(CrsDoubt.examine(Crs.CGCS2000, new Envelope(), null)).isEmpty();
    }

    @Test
    void examinesEnvelopes() {
        Envelope swapped = new Envelope(31.6, 31.8, 119.8, 120.0);
        assertThat(CrsDoubt.examine(Crs.CGCS2000, swapped, null))
                .extracting(CrsFinding::code)
                .containsExactly("axes-swapped");
    }

    private static List<CrsFinding> examine(String declared, double x, double y) {
        return CrsDoubt.examine(Crs.of(declared), new double[] {x, y, x, y}, null);
    }
}
