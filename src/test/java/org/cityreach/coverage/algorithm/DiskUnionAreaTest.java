package org.cityreach.coverage.algorithm;

import static java.lang.Math.PI;
import static java.lang.Math.acos;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: closed forms of circles, lenses and half-planes. */
class DiskUnionAreaTest {

    private static final double R = 500;
    /** Where a Chinese city lies in metres: eastings near 5e5, northings near 3.5e6. */
    private static final double CITY_E = 494_501.6866;

    private static final double CITY_N = 3_508_699.5214;

    @Test
    void oneFacilityInTheMiddleOfATwoKilometreSquare() {
        double ratio = covered(square(0, 0, 2000), disks(1000, 1000)) / 4e6;
        assertThat(ratio).isCloseTo(0.1963495, within(1e-7)).isCloseTo(PI * R * R / 4e6, within(1e-14));
    }

    @Test
    void twoFacilitiesSixHundredMetresApart() {
        double area = covered(square(0, 0, 4000), disks(1700, 2000, 2300, 2000));
        assertThat(area).isCloseTo(2 * PI * R * R - lens(R, 600), within(1e-8));
    }

    @Test
    void threeFacilitiesInATriangle() {
        double side = 600;
        double area = covered(
                square(0, 0, 4000), disks(2000, 2000, 2000 + side, 2000, 2000 + side / 2, 2000 + side * sqrt(3) / 2));
        assertThat(area).isCloseTo(3 * PI * R * R - 3 * lens(R, side) + roundTriangle(R, side), within(1e-8));
    }

    @Test
    void aFacilityOutsideTheRegionServesASegmentOfIt() {
        double area = covered(square(0, 0, 2000), disks(-300, 1000));
        double segment = R * R * acos(300 / R) - 300 * sqrt(R * R - 300 * 300);
        assertThat(area).isCloseTo(segment, within(1e-8));
    }

    @ParameterizedTest(name = "same closed form at easting {0}, northing {1}")
    @CsvSource({"0, 0", "494501.6866, 3508699.5214", "-71000.25, 4690000.75", "999999.999, 9999999.999"})
    void citySizedCoordinatesCostNoPrecision(double easting, double northing) {
        double area = covered(
                square(easting, northing, 4000),
                disks(easting + 1700, northing + 2000, easting + 2300, northing + 2000));
        assertThat(area).isCloseTo(2 * PI * R * R - lens(R, 600), within(1e-5));
    }

    @Test
    void coincidentDisksCountOnce() {
        double area = covered(square(0, 0, 2000), disks(1000, 1000, 1000, 1000, 1000, 1000));
        assertThat(area).isCloseTo(PI * R * R, within(1e-8));
    }

    @ParameterizedTest(name = "three disks {0} m apart cover little more than one")
    @ValueSource(doubles = {1e-13, 1e-11, 1e-9, 1e-7, 1e-5})
    void nearlyCoincidentDisksCountOnce(double apart) {
        double area = covered(square(0, 0, 2000), disks(1000, 1000, 1000 + apart, 1000, 1000, 1000 + apart));
        double grown = R * apart * (2 + sqrt(2));
        assertThat(area).isCloseTo(PI * R * R + grown, within(1e-8 + apart * apart));
    }

    @Test
    void disksThatTouchFromOutsideAndFromInside() {
        assertThat(covered(square(0, 0, 4000), disks(1000, 2000, 2000, 2000))).isCloseTo(2 * PI * R * R, within(1e-8));
        DiskSet inside = DiskSet.of(new double[] {2000, 2250}, new double[] {2000, 2000}, new double[] {500, 250});
        assertThat(covered(square(0, 0, 4000), inside)).isCloseTo(PI * R * R, within(1e-8));
    }

    @Test
    void diskInsideDisk() {
        DiskSet inside = DiskSet.of(new double[] {2000, 2010}, new double[] {2000, 1990}, new double[] {500, 250});
        assertThat(covered(square(0, 0, 4000), inside)).isCloseTo(PI * R * R, within(1e-8));
    }

    @Test
    void centreOnAnEdgeAndOnACorner() {
        assertThat(covered(square(0, 0, 2000), disks(1000, 0))).isCloseTo(PI * R * R / 2, within(1e-8));
        assertThat(covered(square(0, 0, 2000), disks(0, 0))).isCloseTo(PI * R * R / 4, within(1e-8));
        assertThat(covered(square(0, 0, 2000), disks(0, 0, 1000, 0, 2000, 2000)))
                .isCloseTo(PI * R * R - lens(R, 1000) / 2, within(1e-8));
    }

    @Test
    void arcsThroughCornersAndTouchingEdges() {
        double half = R / sqrt(2);
        assertThat(covered(square(1000 - half, 1000 - half, 2 * half), disks(1000, 1000)))
                .as("circle through all four corners")
                .isCloseTo(4 * half * half, within(1e-8));
        assertThat(covered(square(500, 500, 1000), disks(1000, 1000)))
                .as("circle touching all four edges")
                .isCloseTo(PI * R * R, within(1e-8));
        assertThat(covered(square(1500, 500, 1000), disks(1000, 1000)))
                .as("circle touching from outside")
                .isCloseTo(0, within(1e-8));
        assertThat(covered(square(1000, 1000, 500), disks(1000, 1000)))
                .as("corner at the centre, circle through the neighbouring corners")
                .isCloseTo(PI * R * R / 4, within(1e-8));
    }

    @Test
    void whollyCoveredAndNotAtAll() {
        assertThat(covered(square(0, 0, 100), disks(50, 50))).isEqualTo(10_000);
        assertThat(covered(square(0, 0, 100), disks(5000, 50))).isZero();
        assertThat(covered(square(0, 0, 100), disks())).isZero();
    }

    @Test
    void aSquareThatOnlyFourDisksTogetherCover() {
        assertThat(covered(square(0, 0, 800), disks(200, 200, 600, 200, 200, 600, 600, 600)))
                .isCloseTo(640_000, within(1e-8));
    }

    @Test
    void holesAndPartsCount() throws ParseException {
        Geometry ring = new WKTReader()
                .read(
                        "MULTIPOLYGON(((0 0, 2000 0, 2000 2000, 0 2000, 0 0), (500 500, 500 1500, 1500 1500, 1500 500, 500 500)),"
                                + " ((3000 0, 3000 1000, 4000 1000, 4000 0, 3000 0)))");
        PolygonSet set = PolygonSet.of(List.of(ring));
        assertThat(set.areaSquareMetres(0)).isEqualTo(4e6);
        double[] covered = DiskUnionArea.compute(disks(1000, 1000, 3500, 500), set, Progress.NONE);
        assertThat(covered[0]).isCloseTo(PI * R * R, within(1e-7));
    }

    @Test
    void differentRadii() {
        DiskSet disks = DiskSet.of(new double[] {2000, 2500}, new double[] {2000, 2000}, new double[] {300, 400});
        double right = 0.5 * 300 * 400;
        double lens = 300 * 300 * acos(0.6) + 400 * 400 * acos(0.8) - 2 * right;
        assertThat(covered(square(0, 0, 4000), disks)).isCloseTo(PI * (300 * 300 + 400 * 400) - lens, within(1e-8));
    }

    @Test
    void whatAFacilityCoversAlone() {
        PolygonSet square = square(CITY_E, CITY_N, 4000);
        double e = CITY_E + 1700;
        double n = CITY_N + 2000;
        DiskSet disks = disks(e, n, e + 600, n, e + 300, n, e, n + 1500);
        DiskUnionArea.Shares shares = DiskUnionArea.computeShares(disks, square, new double[] {0.01}, Progress.NONE);
        double outer = PI * R * R - lens(R, 300);
        assertThat(shares.servedSquareMetres()[0]).isCloseTo(PI * R * R, within(1e-5));
        assertThat(shares.aloneSquareMetres()[0]).isCloseTo(outer, within(1e-5));
        assertThat(shares.aloneSquareMetres()[1]).isCloseTo(outer, within(1e-5));
        double middle = PI * R * R - 2 * lens(R, 300) + lens(R, 600);
        assertThat(shares.aloneSquareMetres()[2]).isCloseTo(middle, within(1e-5));
        assertThat(shares.aloneSquareMetres()[3]).isCloseTo(PI * R * R, within(1e-5));
        assertThat(shares.aloneWeight()[3]).isCloseTo(PI * R * R / 100, within(1e-7));
        assertThat(shares.coveredSquareMetres()[0])
                .isEqualTo(DiskUnionArea.compute(disks, square, Progress.NONE)[0], within(1e-5));
    }

    @Test
    void aTwinCoversNothingAlone() {
        DiskUnionArea.Shares shares = DiskUnionArea.computeShares(
                disks(1000, 1000, 1000, 1000), square(0, 0, 2000), new double[] {1}, Progress.NONE);
        assertThat(shares.aloneSquareMetres()).containsExactly(0, 0);
        assertThat(shares.servedSquareMetres()[1]).isCloseTo(PI * R * R, within(1e-8));
    }

    @Test
    void aFacilityWithTwoSitesIsOneOwner() {
        DiskSet disks = DiskSet.of(
                new double[] {1000, 1300, 3000},
                new double[] {1000, 1000, 1000},
                new double[] {R, R, R},
                new int[] {0, 0, 1},
                2);
        DiskUnionArea.Shares shares =
                DiskUnionArea.computeShares(disks, square(0, 0, 4000), new double[] {1}, Progress.NONE);
        assertThat(shares.servedSquareMetres()[0]).isCloseTo(2 * PI * R * R - lens(R, 300), within(1e-8));
        assertThat(shares.aloneSquareMetres()[0]).isCloseTo(2 * PI * R * R - lens(R, 300), within(1e-8));
    }

    private static double covered(PolygonSet polygons, DiskSet disks) {
        double area = DiskUnionArea.compute(disks, polygons, Progress.NONE)[0];
        double shared = DiskUnionArea.computeShares(disks, polygons, new double[] {1}, Progress.NONE)
                .coveredSquareMetres()[0];
        assertThat(shared).isCloseTo(area, within(1e-6));
        return area;
    }

    private static PolygonSet square(double west, double south, double side) {
        return PolygonSet.ofSquares(west, south, side, 1, 1);
    }

    private static DiskSet disks(double... coordinates) {
        double[] x = new double[coordinates.length / 2];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = coordinates[2 * i];
            y[i] = coordinates[2 * i + 1];
        }
        return DiskSet.of(x, y, R);
    }

    /** What two disks of the same radius share. */
    private static double lens(double r, double apart) {
        return 2 * r * r * acos(apart / (2 * r)) - apart / 2 * sqrt(4 * r * r - apart * apart);
    }

    /** What three disks on an equilateral triangle share: the triangle of their inner corners and three segments. */
    private static double roundTriangle(double r, double side) {
        double chord = (sqrt(3) * sqrt(4 * r * r - side * side) - side) / 2;
        double segment = r * r * Math.asin(chord / (2 * r)) - chord / 4 * sqrt(4 * r * r - chord * chord);
        return sqrt(3) / 4 * chord * chord + 3 * segment;
    }
}
